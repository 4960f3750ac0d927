package io.ssmtrail.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPrintersTest {

    private static final String COMMAND = """
            {"@timestamp":"2026-11-20T09:14:07Z","event":{"action":"SendCommand","id":"e-1","outcome":"success"},\
            "aws":{"principal":{"name":"ops","session_name":"alice@example.com","actor":"person"},\
            "ssm":{"document":{"name":"AWS-RunShellScript"},"node":{"id":["i-0123456789abcdef0","i-1"]}}},\
            "cloud":{"account":{"id":"111122223333"},"region":"eu-west-1"},"source":{"ip":"203.0.113.11"}}""";

    private static final String DENIED = """
            {"@timestamp":"2026-11-20T08:00:00.123Z","event":{"action":"GetParameter","id":"e-2","outcome":"failure"},\
            "error":{"code":"AccessDeniedException"},"aws":{"principal":{"name":"root","kind":"root"},\
            "ssm":{"parameter":{"name":"/アプリ/パスワード"}}},\
            "cloud":{"account":{"id":"111122223333"},"region":"us-east-1"},"source":{"address":"2001:db8::1"}}""";

    private static final String HOSTILE = """
            {"@timestamp":"2026-11-20T07:00:00Z","event":{"action":"PutParameter","outcome":"success",\
            "original":"{\\"a\\":1,\\n\\"b\\":\\"ü\\"}"},"aws":{"principal":{"name":"=cmd|' /C calc'!A0","actor":"node_agent"},\
            "ssm":{"parameter":{"name":"\\u001b[31m,\\"\\u202e\\n"}}}}""";

    private static final FieldNames FIELDS = FieldNames.shipped();

    @Test
    void aNarrowScreenShowsTheEssentialsAndCutsTheWidest() throws IOException {
        assertThat(print(OutputFormat.TABLE, new Screen(80, Palette.PLAIN))).isEqualTo("""
                TIME (UTC)           ACTION        PRINCIPAL      TARGET          RESULT
                2026-11-20 09:14:07  SendCommand   alice@exampl…  AWS-RunShellS…  ok
                2026-11-20 08:00:00  GetParameter  root           /アプリ/パス…   AccessDeniedE…
                2026-11-20 07:00:00  PutParameter  =cmd|' /C ca…  \\x1b[31m,"\\u2…  ok
                """);
    }

    @Test
    void aWideScreenShowsWhereAsWell() throws IOException {
        assertThat(print(OutputFormat.TABLE, new Screen(160, Palette.PLAIN))).isEqualTo("""
                TIME (UTC)           ACCOUNT       REGION     ACTION        PRINCIPAL                 SOURCE        TARGET                                 RESULT
                2026-11-20 09:14:07  111122223333  eu-west-1  SendCommand   alice@example.com as ops  203.0.113.11  AWS-RunShellScript i-0123456789abcde…  ok
                2026-11-20 08:00:00  111122223333  us-east-1  GetParameter  root                      2001:db8::1   /アプリ/パスワード                     AccessDeniedException
                2026-11-20 07:00:00                           PutParameter  =cmd|' /C calc'!A0                      \\x1b[31m,"\\u202e\\x0a                   ok
                """);
    }

    @Test
    void coloursTellWhatFailedAndWhatIsNoise() throws IOException {
        assertThat(print(OutputFormat.TABLE, new Screen(80, Palette.ANSI)).replace('\u001b', '~'))
                .isEqualTo("""
                ~[1mTIME (UTC)~[0m           ~[1mACTION~[0m        ~[1mPRINCIPAL~[0m      ~[1mTARGET~[0m          ~[1mRESULT~[0m
                ~[2m2026-11-20 09:14:07~[0m  ~[36mSendCommand~[0m   alice@exampl…  AWS-RunShellS…  ~[32mok~[0m
                ~[2m2026-11-20 08:00:00~[0m  ~[36mGetParameter~[0m  ~[31mroot~[0m           /アプリ/パス…   ~[31mAccessDeniedE…~[0m
                ~[2m2026-11-20 07:00:00~[0m  ~[36mPutParameter~[0m  ~[2m=cmd|' /C ca…~[0m  \\x1b[31m,"\\u2…  ~[32mok~[0m
                """);
    }

    @Test
    void chosenColumnsMayBeAnyFieldAndAreNeverDropped() throws IOException {
        assertThat(print(OutputFormat.TABLE, new Screen(40, Palette.PLAIN), "who", "node", "cloud.region"))
                .isEqualTo("""
                PRINCIPAL     NODE          CLOUD.REGION
                alice@examp…  i-012345678…  eu-west-1
                root                        us-east-1
                =cmd|' /C c…
                """);
    }

    @Test
    void csvHoldsNoFormulaAndQuotesWhatMustBe() throws IOException {
        assertThat(print(OutputFormat.CSV, new Screen(80, Palette.PLAIN), "time", "who", "parameter", "node"))
                .isEqualTo("""
                        time,who,parameter,node\r
                        2026-11-20T09:14:07Z,alice@example.com as ops,,i-0123456789abcdef0;i-1\r
                        2026-11-20T08:00:00.123Z,root,/アプリ/パスワード,\r
                        2026-11-20T07:00:00Z,'=cmd|' /C calc'!A0,"\\x1b[31m,""\\u202e\\x0a",\r
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "=1+1 | '=1+1",
                "+1 | '+1",
                "-1 | '-1",
                "@SUM(A1) | '@SUM(A1)",
                "=HYPERLINK(\\\"x\\\",1) | ~\"'=HYPERLINK(\"\"x\"\",1)\"~",
                "\\t=1+1 | \\x09=1+1",
                "\\r=1+1 | \\x0d=1+1",
                "\\n=1+1 | \\x0a=1+1",
                "a=1 | a=1",
            })
    void noCellOfACsvBeginsAsAFormulaDoes(String name, String cell) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer<Event> printer =
                EventPrinters.of(OutputFormat.CSV, List.of("parameter"), FIELDS, new Screen(80, Palette.PLAIN), out);
        printer.print(Event.of(("{\"aws\":{\"ssm\":{\"parameter\":{\"name\":\"" + name + "\"}}}}").getBytes(UTF_8)));
        printer.finish();
        assertThat(out.toString(UTF_8)).isEqualTo("parameter\r\n" + cell + "\r\n");
    }

    @Test
    void ndjsonIsTheDocumentsAsTheyAre() throws IOException {
        assertThat(print(OutputFormat.NDJSON, new Screen(80, Palette.PLAIN)))
                .isEqualTo(COMMAND + "\n" + DENIED + "\n" + HOSTILE + "\n");
    }

    @Test
    void jsonOfColumnsHasOnlyThose() throws IOException {
        assertThat(print(OutputFormat.JSON, new Screen(80, Palette.PLAIN), "action", "node"))
                .isEqualTo("""
                        [ {
                          "action" : "SendCommand",
                          "node" : [ "i-0123456789abcdef0", "i-1" ]
                        }, {
                          "action" : "GetParameter"
                        }, {
                          "action" : "PutParameter"
                        } ]
                        """);
        assertThat(print(OutputFormat.NDJSON, new Screen(80, Palette.PLAIN), "action", "node"))
                .startsWith("{\"action\":\"SendCommand\",\"node\":[\"i-0123456789abcdef0\",\"i-1\"]}\n");
    }

    @Test
    void rawIsTheRecordOnALine() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer<Event> printer = EventPrinters.raw(out);
        printer.print(Event.of(HOSTILE.getBytes(UTF_8)));
        printer.finish();
        assertThat(out.toString(UTF_8)).isEqualTo("{\"a\":1, \"b\":\"ü\"}\n");
    }

    @Test
    void anUnknownColumnIsRefusedWithTheOnesThereAre() {
        assertThatThrownBy(() -> print(OutputFormat.CSV, new Screen(80, Palette.PLAIN), "nosuch"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nosuch");
    }

    private static String print(OutputFormat format, Screen screen, String... columns) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printer<Event> printer = EventPrinters.of(format, List.of(columns), FIELDS, screen, out);
        for (String document : List.of(COMMAND, DENIED, HOSTILE)) {
            printer.print(Event.of(document.getBytes(UTF_8)));
        }
        printer.finish();
        return out.toString(UTF_8);
    }
}
