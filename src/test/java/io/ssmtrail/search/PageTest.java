package io.ssmtrail.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'event':{'original':'{}','id':'e'},'n':1} | {'event':{'id':'e'},'n':1}",
                "{'event':{'id':'e','original':'{}'},'n':1} | {'event':{'id':'e'},'n':1}",
                "{'event':{'id':'e','original':'{}','end':'x'}} | {'event':{'id':'e','end':'x'}}",
                "{'event':{'original':'{}'}} | {'event':{}}",
                "{ 'event' : { 'id' : 'e' , 'original' : '{}' } , 'n' : 1 } | { 'event' : { 'id' : 'e' } , 'n' : 1 }",
                "{'event':{'id':'e'},'original':'kept'} | {'event':{'id':'e'},'original':'kept'}",
                "{'aws':{'event':{'original':'kept'}}} | {'aws':{'event':{'original':'kept'}}}",
                "{'event':{'x':{'original':'kept'},'original':['a',{'b':1}],'y':[{'original':'kept'}]}} "
                        + "| {'event':{'x':{'original':'kept'},'y':[{'original':'kept'}]}}",
                "{'event':{'original':'ü \\' \\\\','id':'日本'},'z':'é'} | {'event':{'id':'日本'},'z':'é'}",
                "{'event':'odd'} | {'event':'odd'}",
                "{} | {}",
            })
    void theRecordIsTakenOutAndEverythingElseStaysAsItIs(String document, String expected) {
        String before = quoted(document);
        Page page = Page.readWithoutOriginals(answer(before, before));
        assertThat(page.events()).map(PageTest::text).containsExactly(quoted(expected), quoted(expected));
    }

    @Test
    void documentsStayWholeWhereNothingIsTakenOut() {
        String document = quoted("{'event':{'original':'{}','id':'e'}}");
        assertThat(Page.read(answer(document)).events()).map(PageTest::text).containsExactly(document);
    }

    @Test
    void aPageWithoutDocumentsTellsHowManyThereAreAndWhichIsTheLast() {
        Page page = Page.read("""
                {"pit_id":"newer","_shards":{"total":2},"hits":{"hits":[{"_id":"a","sort":[1,2]},{"sort":[3,4]}]}}""".getBytes(UTF_8));
        assertThat(page.hits()).isEqualTo(2);
        assertThat(page.events()).isEmpty();
        assertThat(page.last()).hasToString("Optional[[3,4]]");
        assertThat(page.pointInTime()).contains("newer");
        assertThat(page.shards()).isEqualTo(2);
    }

    private static String quoted(String json) {
        return json.replace("\\'", "\\\"").replace("'", "\"");
    }

    private static byte[] answer(String... documents) {
        String hits = String.join(
                ",",
                List.of(documents).stream()
                        .map(document -> "{\"_id\":\"x\",\"_source\":" + document + ",\"sort\":[1]}")
                        .toList());
        return ("{\"hits\":{\"hits\":[" + hits + "]}}").getBytes(UTF_8);
    }

    private static String text(Event event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            event.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
