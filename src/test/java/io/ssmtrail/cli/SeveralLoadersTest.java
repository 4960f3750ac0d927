package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Loaders that know nothing of each other, over one archive at the same time. */
@Timeout(300)
class SeveralLoadersTest {

    private static final String MONTHS = "ssm-cloudtrail-2037.*";
    private static final int LOADERS = 3;
    private static final int FILES = 150;
    private static final int RECORDS = 40;
    private static final int EVENTS = FILES * RECORDS;

    private static final Pattern ACCOUNT = Pattern.compile(
            "([\\d,]+) records read = ([\\d,]+) loaded \\+ ([\\d,]+) already present \\+ 0 not selected \\+ 0 rejected");

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void removeEvents() {
        TestElasticsearch.deleteIndices(MONTHS);
    }

    @Test
    void eachEventIsThereOnceEachAccountAddsUpAndTheLedgerTellsTheSame() throws Exception {
        Path archive = folder.resolve("archive");
        for (int file = 0; file < FILES; file++) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                records.add(Trail.record(
                        "several-" + file + "-" + i, i % 2 == 0 ? "2037-01-02T03:04:05Z" : "2037-02-02T03:04:05Z"));
            }
            Trail.write(archive.resolve(file + ".json.gz"), Trail.gzip(Trail.file(records)));
        }
        Path scratch = Files.createDirectories(folder.resolve("scratch"));

        List<JavaProcess> loaders = new ArrayList<>();
        for (int i = 0; i < LOADERS; i++) {
            loaders.add(JavaProcess.load(TestElasticsearch.url(), archive, scratch, "--bulk-kb", "300"));
        }
        long loaded = 0;
        for (JavaProcess loader : loaders) {
            assertThat(loader.end(120)).as(loader.err()).isZero();
            Account account = Account.of(loader.err());
            assertThat(account.read()).isEqualTo(account.loaded() + account.present());
            loaded += account.loaded();
        }

        assertThat(loaded).isEqualTo(EVENTS);
        TestElasticsearch.refresh(MONTHS + ",ssmtrail-loads");
        assertThat(TestElasticsearch.count(MONTHS)).isEqualTo(EVENTS);
        List<JsonNode> entries = ledger(archive);
        assertThat(entries).hasSize(FILES).allSatisfy(entry -> {
            JsonNode records = entry.path("records");
            assertThat(entry.path("status").asText()).isEqualTo("complete");
            assertThat(records.path("read").asInt()).isEqualTo(RECORDS);
            assertThat(records.path("loaded").asInt()
                            + records.path("already_present").asInt())
                    .isEqualTo(RECORDS);
        });
        CommandRun again =
                CommandRun.of("load", "--url", TestElasticsearch.url().toString(), archive.toString());
        assertThat(again.errLines()).contains(FILES + " files passed over: loaded before (--reload reads them again)");
    }

    private static List<JsonNode> ledger(Path archive) {
        JsonNode hits = TestElasticsearch.post(
                        "/ssmtrail-loads/_search",
                        "{\"size\":1000,\"query\":{\"bool\":{\"filter\":[{\"term\":{\"kind\":\"input\"}},"
                                + "{\"prefix\":{\"input.uri\":\"" + archive.toUri() + "\"}}]}}}")
                .at("/hits/hits");
        List<JsonNode> entries = new ArrayList<>();
        hits.forEach(hit -> entries.add(hit.path("_source")));
        return entries;
    }

    private record Account(long read, long loaded, long present) {

        static Account of(String err) {
            Matcher line = ACCOUNT.matcher(err);
            assertThat(line.find()).as(err).isTrue();
            MatchResult found = line.toMatchResult();
            return new Account(number(found, 1), number(found, 2), number(found, 3));
        }

        private static long number(MatchResult found, int group) {
            return Long.parseLong(found.group(group).replace(",", ""));
        }
    }
}
