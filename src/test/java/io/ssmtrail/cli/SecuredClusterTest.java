package io.ssmtrail.cli;

import static io.ssmtrail.local.SecuredElasticsearch.POWERLESS;
import static io.ssmtrail.local.SecuredElasticsearch.SERVICE_TOKEN;
import static io.ssmtrail.local.SecuredElasticsearch.SUPERUSER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.local.SecuredElasticsearch;
import io.ssmtrail.testing.StandInServer;
import io.ssmtrail.testing.TestCertificates;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestProxy;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command with the shipped role for it and without, over TLS. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredClusterTest {

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;
    private static SecuredElasticsearch elasticsearch;
    private static Path archive;

    @BeforeAll
    static void start() throws IOException {
        certificates = new TestCertificates(folder);
        certificates.sign("node");
        elasticsearch = new SecuredElasticsearch(
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "ssmtrail-test",
                        "secured-" + ProcessHandle.current().pid()),
                certificates);
        archive = Files.writeString(
                folder.resolve("trail.json"),
                Trail.file(Trail.record("e-1", "2031-01-02T03:04:05Z"), Trail.record("e-2", "2031-01-02T03:04:06Z")));
    }

    @AfterAll
    static void stop() throws IOException {
        elasticsearch.close();
    }

    @Test
    @Order(1)
    void theLoaderDoesNotLoadBeforeSomebodyHasSetUp() {
        CommandRun run = as("ssmtrail_loader", "load", archive.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("The index templates are not installed", "role ssmtrail_setup");
    }

    @Test
    @Order(2)
    void setupWorksWithItsRole() {
        CommandRun run = as("ssmtrail_setup", "setup");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("created    index template ssm-cloudtrail", "created    index ssmtrail-loads");
    }

    @Test
    @Order(3)
    void loadWorksWithItsRoleAndASecondTimeAddsNothing() {
        CommandRun run = as("ssmtrail_loader", "load", archive.toString());

        assertThat(run.err()).contains("2 records read = 2 loaded").doesNotContain("searches may show it only later");
        assertThat(run.exitCode()).isZero();
        assertThat(as("ssmtrail_loader", "load", archive.toString()).err()).contains("1 file passed over");
        assertThat(as("ssmtrail_loader", "load", "--reload", archive.toString()).err())
                .contains("2 already present");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search",
                "search --count",
                "search --all --raw",
                "show e-1",
                "report",
                "sessions",
                "commands",
                "findings",
                "reconcile ARCHIVE",
                "load --status"
            })
    @Order(4)
    void questionsWorkWithTheReadersRoleAndFailWithout(String command) {
        CommandRun reader = as("ssmtrail_reader", words(command));
        assertThat(reader.exitCode()).as(reader.err()).isZero();

        for (String other : List.of("ssmtrail_setup", "ssmtrail_loader", POWERLESS)) {
            if (other.equals("ssmtrail_loader") && command.equals("load --status")) {
                continue;
            }
            CommandRun refused = as(other, words(command));
            assertThat(refused.exitCode()).as(other + ": " + refused.out()).isEqualTo(3);
            assertThat(refused.err())
                    .containsPattern("does not allow|cannot tell")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    @Order(5)
    void findingsAreKeptWithTheDetectorsRoleOnly() {
        assertThat(as("ssmtrail_detector", "findings", "--tag").exitCode()).isZero();
        CommandRun reader = as("ssmtrail_reader", "findings", "--tag");
        assertThat(reader.exitCode()).isEqualTo(3);
        assertThat(reader.err()).contains("does not allow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "load ARCHIVE"})
    @Order(6)
    void whatWritesFailsClearlyWithAReadersRole(String command) {
        CommandRun run = as("ssmtrail_reader", words(command));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("does not allow").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setup",
                "reindex --all",
                "prune --older-than 2000-01-01 --yes",
                "prune --older-than 1d --dry-run"
            })
    @Order(6)
    void whatKeepsIndicesInOrderWorksWithTheKeepersRoleAndFailsWithout(String command) {
        CommandRun keeper = as("ssmtrail_keeper", words(command));
        assertThat(keeper.exitCode()).as(keeper.err()).isZero();

        CommandRun refused = as("ssmtrail_reader", words(command));
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(3);
        assertThat(refused.err()).contains("does not allow").doesNotContain("\tat ");
    }

    @Test
    @Order(7)
    void theDoctorSeesEverythingWithItsRole() throws IOException {
        JsonNode told = doctor("ssmtrail_doctor");

        assertThat(told.toString()).doesNotContain("not told");
        assertThat(told.at("/status").asText()).isEqualTo("warning");
        assertThat(subjects(told, "ok"))
                .contains("health", "licence", "doctor", "component template ssmtrail-ecs", "ssm-cloudtrail-2031.01");
        assertThat(subjects(told, "warning"))
                .containsExactly("setup", "load", "findings --tag", "prune, reindex, setup --retention");
    }

    @Test
    @Order(8)
    void theDoctorTellsWhatIsMissingForWhichCommandAndNoSecret() throws IOException {
        JsonNode loader = doctor("ssmtrail_loader");

        assertThat(subjects(loader, "ok")).contains("load");
        assertThat(loader.toString())
                .contains("missing read on ssm-cloudtrail-*", "give them the role ssmtrail_reader")
                .doesNotContain("open-sesame");
        CommandRun powerless = as(POWERLESS, "doctor");
        assertThat(powerless.exitCode()).isEqualTo(1);
        assertThat(powerless.out()).contains("problem  all commands: none is allowed");
        CommandRun stranger = run("--url", elasticsearch.url().toString(), "--ca-cert", authority(), "doctor");
        assertThat(stranger.exitCode()).isEqualTo(3);
        assertThat(stranger.out()).contains("does not accept the credentials (none given)");
    }

    @Test
    @Order(9)
    void aServiceTokenIsTaken() {
        CommandRun run = CommandRun.in(
                Map.of("SSMTRAIL_TOKEN", SERVICE_TOKEN, "SSMTRAIL_CA_CERT", authority()),
                "doctor",
                "--url",
                elasticsearch.url().toString());

        assertThat(run.out()).contains("identity: bearer token: elastic/kibana").doesNotContain(SERVICE_TOKEN);
    }

    @Test
    @Order(10)
    void aWrongPasswordAndAnUnknownKeyAreRefusedAndNotShown() {
        Map<String, String> wrong =
                Map.of("SSMTRAIL_USERNAME", SUPERUSER, "SSMTRAIL_PASSWORD", "wrong", "SSMTRAIL_CA_CERT", authority());
        CommandRun password =
                CommandRun.in(wrong, "search", "--url", elasticsearch.url().toString());
        assertThat(password.exitCode()).isEqualTo(3);
        assertThat(password.err())
                .contains("does not accept the credentials (user " + SUPERUSER + ")")
                .doesNotContain("wrong");

        CommandRun key = CommandRun.in(
                Map.of("SSMTRAIL_API_KEY", "c2VjcmV0OmtleQ==", "SSMTRAIL_CA_CERT", authority()),
                "search",
                "--url",
                elasticsearch.url().toString());
        assertThat(key.exitCode()).isEqualTo(3);
        assertThat(key.err())
                .contains("does not accept the credentials (API key)")
                .doesNotContain("c2VjcmV0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "node"})
    @Order(11)
    void theFingerprintOfTheAuthorityOrOfTheNodeIsEnough(String alias) {
        assertThat(trusting("--ca-fingerprint", certificates.fingerprint(alias)).exitCode())
                .isZero();
    }

    @Test
    @Order(12)
    void withoutTrustItIsToldHowToGiveIt() {
        assertRefused(trusting(), "its certificate is not trusted", "--ca-cert", "--ca-fingerprint");
    }

    @Test
    @Order(13)
    void anotherAuthorityIsNotEnough(@TempDir Path elsewhere) throws IOException {
        TestCertificates others = new TestCertificates(elsewhere);

        assertRefused(
                trusting("--ca-cert", others.authority().toString()),
                "its certificate is not trusted",
                "did not sign it");
        assertRefused(
                trusting("--ca-fingerprint", others.fingerprint("ca")),
                "none of its certificates has the fingerprint",
                "Compare");
    }

    @Test
    @Order(14)
    void severalAuthoritiesMayBeInOneFile(@TempDir Path elsewhere) throws IOException {
        Path both = elsewhere.resolve("both.pem");
        Files.writeString(
                both,
                Files.readString(new TestCertificates(elsewhere).authority())
                        + Files.readString(certificates.authority()));

        assertThat(trusting("--ca-cert", both.toString()).exitCode()).isZero();
    }

    @Test
    @Order(15)
    void anotherHostNameThanTheCertificatesIsRefused() {
        String address = elasticsearch.url().toString().replace("localhost", "127.0.0.1");
        for (String[] trust : List.of(
                new String[] {"--ca-cert", authority()},
                new String[] {"--ca-fingerprint", certificates.fingerprint("ca")},
                new String[] {"--ca-fingerprint", certificates.fingerprint("node")})) {
            assertRefused(
                    run("--url", address, trust[0], trust[1], "search"),
                    "its certificate is for another host",
                    "names that the certificate has");
        }
    }

    @Test
    @Order(16)
    void plainHttpTowardsTlsAndTlsTowardsPlainHttpAreToldApart() {
        assertRefused(
                run("--url", elasticsearch.url().toString().replace("https:", "http:"), "search"),
                "cannot be reached",
                "wants https://");
        assertRefused(
                run("--url", TestElasticsearch.url().toString().replace("http:", "https:"), "search"),
                "it does not speak TLS there",
                "Write http://");
    }

    @Test
    @Order(17)
    void anExpiredCertificateIsRefusedHoweverItIsTrusted() throws IOException {
        certificates.sign("expired", "-startdate", "-30d", "-validity", "10");
        try (StandInServer server = StandInServer.overTls(certificates.server("expired"), "{}")) {
            for (String[] trust : List.of(
                    new String[] {"--ca-cert", authority()},
                    new String[] {"--ca-fingerprint", certificates.fingerprint("ca")},
                    new String[] {"--ca-fingerprint", certificates.fingerprint("expired")})) {
                assertRefused(
                        run("--url", server.url().toString(), trust[0], trust[1], "search"),
                        "its certificate has expired",
                        "renewed");
            }
            CommandRun kibana =
                    run("--kibana-url", server.url().toString(), "--ca-cert", authority(), "dashboards", "install");
            assertRefused(kibana, "its certificate has expired", "renewed");
        }
    }

    @Test
    @Order(18)
    void aTunnelThroughAProxyLeadsThereToo() {
        try (TestProxy proxy = new TestProxy(Optional.of("Basic YWxpY2U6b3BlbnNlc2FtZQ=="))) {
            CommandRun run = CommandRun.in(
                    Map.of(
                            "SSMTRAIL_PROXY", proxy.url().toString().replace("//", "//alice:opensesame@"),
                            "SSMTRAIL_CA_CERT", authority(),
                            "SSMTRAIL_USERNAME", "ssmtrail_reader",
                            "SSMTRAIL_PASSWORD_FILE",
                                    elasticsearch.passwordFile().toString(),
                            "SSMTRAIL_URL", elasticsearch.url().toString()),
                    "search",
                    "--count");

            assertThat(run).isEqualTo(new CommandRun(0, "2\n", ""));
            assertThat(proxy.requests()).first().asString().startsWith("CONNECT localhost:");
        }
    }

    private static void assertRefused(CommandRun run, String what, String... advice) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains(what).contains(advice).doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(2);
    }

    private static CommandRun trusting(String... trust) {
        List<String> words =
                new ArrayList<>(List.of("--url", elasticsearch.url().toString()));
        words.addAll(List.of("--username", "ssmtrail_reader"));
        words.addAll(List.of("--password-file", elasticsearch.passwordFile().toString()));
        words.addAll(List.of(trust));
        words.addAll(List.of("search", "--count"));
        return run(words.toArray(String[]::new));
    }

    private static CommandRun as(String user, String... command) {
        List<String> words =
                new ArrayList<>(List.of("--url", elasticsearch.url().toString()));
        words.addAll(List.of("--ca-cert", authority(), "--username", user));
        words.addAll(List.of("--password-file", elasticsearch.passwordFile().toString()));
        words.addAll(Arrays.asList(command));
        return run(words.toArray(String[]::new));
    }

    /** The command's words may stand behind its options here, for reading's sake. */
    private static CommandRun run(String... words) {
        int command = Arrays.asList(words).indexOf("dashboards");
        for (int i = 0; command < 0 && i < words.length; i += 2) {
            command = words[i].startsWith("--") ? -1 : i;
        }
        List<String> ordered = new ArrayList<>(Arrays.asList(words).subList(command, words.length));
        ordered.addAll(Arrays.asList(words).subList(0, command));
        return CommandRun.in(Map.of(), ordered.toArray(String[]::new));
    }

    private static String[] words(String command) {
        return command.replace("ARCHIVE", archive.toString()).split(" ");
    }

    private static String authority() {
        return certificates.authority().toString();
    }

    private static JsonNode doctor(String user) throws IOException {
        return new JsonMapper().readTree(as(user, "doctor", "-o", "json").out());
    }

    private static List<String> subjects(JsonNode told, String status) {
        return told.path("checks")
                .valueStream()
                .filter(check -> check.path("status").asText().equals(status))
                .map(check -> check.path("subject").asText())
                .toList();
    }
}
