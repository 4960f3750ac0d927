package io.ssmtrail.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.findings.Finding;
import io.ssmtrail.findings.Rule;
import io.ssmtrail.findings.Rules;
import io.ssmtrail.findings.Severity;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import io.ssmtrail.search.RelatedEvents;
import io.ssmtrail.search.Report;
import io.ssmtrail.search.Report.Group;
import io.ssmtrail.search.Report.Volume;
import io.ssmtrail.search.Run;
import io.ssmtrail.search.Session;
import io.ssmtrail.search.Tally;
import io.ssmtrail.testing.KeptFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every view on a narrow and a wide screen, plain and in colour, of values that callers choose: wide characters, and what
 * a terminal would obey. In the golden files {@code ~} stands for the escape character.
 */
class GoldenOutputTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/ssmtrail/cli/output/golden");

    /** Clears the screen, sets the window's title, turns the writing around, and rings. */
    private static final String HOSTILE = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202eecila\r\n\u2028x";

    private static final String HOSTILE_JSON = "\\u001b[2J\\u001b]0;owned\\u0007\\u009b31m\\u202eecila\\r\\n\\u2028x";

    private static final String WIDE = "監査担当🔍アリス";

    private static final Instant MORNING = Instant.parse("2026-11-20T09:14:07Z");

    private interface View {
        void print(Screen screen, OutputStream out) throws IOException;
    }

    private static final Map<String, View> VIEWS = new LinkedHashMap<>(Map.of(
            "search",
            (screen, out) ->
                    print(EventPrinters.of(OutputFormat.TABLE, List.of(), FieldNames.shipped(), screen, out), events()),
            "show",
            (screen, out) -> new EventPage(screen).print(events().get(1), related(), out),
            "report",
            (screen, out) -> out.write(ReportPrinter.text(report(), screen).getBytes(UTF_8)),
            "sessions",
            (screen, out) -> print(
                    RowPrinters.of(OutputFormat.TABLE, SessionColumns.forScreen(screen.width()), screen, out),
                    sessions()),
            "commands",
            (screen, out) -> print(
                    RowPrinters.of(OutputFormat.TABLE, RunColumns.forScreen(screen.width()), screen, out), runs()),
            "findings",
            (screen, out) -> print(FindingPrinters.of(OutputFormat.TABLE, screen, out), findings())));

    static Stream<Arguments> screens() {
        return VIEWS.keySet().stream()
                .sorted()
                .flatMap(view -> Stream.of(80, 160)
                        .flatMap(width -> Stream.of(Palette.values())
                                .map(palette -> Arguments.of(view, new Screen(width, palette)))));
    }

    @ParameterizedTest
    @MethodSource("screens")
    void aViewIsAsItWasAndNothingInItCommandsTheTerminal(String view, Screen screen) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Objects.requireNonNull(VIEWS.get(view)).print(screen, out);
        String text = out.toString(UTF_8);

        String shown = text.replaceAll("\u001b\\[\\d*m", "");
        if (screen.palette() == Palette.PLAIN) {
            assertThat(shown).isEqualTo(text);
        }
        assertThat(shown.replace("\n", "").codePoints().filter(Character::isISOControl))
                .isEmpty();
        assertThat(shown).doesNotContain("\u202e", "\u2028").contains("監査担当", "\\x1b[2J");
        if (!view.equals("show")) {
            assertThat(shown.lines())
                    .allSatisfy(line -> assertThat(DisplayText.width(line)).isLessThanOrEqualTo(screen.width()));
        }
        String name = view + "-" + screen.width() + (screen.palette() == Palette.ANSI ? "-colour" : "") + ".txt";
        KeptFile.assertHolds(FOLDER.resolve(name), text.replace('\u001b', '~'), GoldenOutputTest.class);
    }

    private static <T> void print(Printer<T> printer, List<T> things) throws IOException {
        for (T thing : things) {
            printer.print(thing);
        }
        printer.finish();
    }

    private static List<Event> events() {
        return Stream.of("""
                        {"@timestamp":"2026-11-20T09:14:07Z","event":{"action":"SendCommand","id":"e-1","outcome":"success"},\
                        "aws":{"principal":{"name":"ops","session_name":"WIDE","actor":"person"},\
                        "ssm":{"document":{"name":"AWS-RunShellScript"},"node":{"id":["i-0123456789abcdef0","i-1"]}}},\
                        "cloud":{"account":{"id":"111122223333"},"region":"eu-west-1"},"source":{"ip":"203.0.113.11"}}""", """
                        {"@timestamp":"2026-11-20T08:00:00Z","event":{"action":"GetParameterHOSTILE","id":"e-2",\
                        "provider":"ssm.amazonaws.com","outcome":"failure",\
                        "original":"{\\"userAgent\\":\\"HOSTILEAGAIN\\",\\"userName\\":\\"WIDE\\"}"},\
                        "error":{"code":"AccessDeniedExceptionHOSTILE","message":"User HOSTILE is not authorized"},\
                        "aws":{"principal":{"name":"HOSTILE","kind":"iam_user","actor":"person"},\
                        "cloudtrail":{"user_identity":{"arn":"arn:aws:iam::111122223333:user/HOSTILE"}},\
                        "ssm":{"capability":"Parameter Store","parameter":{"name":"/WIDE/HOSTILE"}}},\
                        "user_agent":{"original":"aws-cli/2.15 HOSTILE"},\
                        "cloud":{"account":{"id":"111122223333"},"region":"us-east-1"},"source":{"address":"2001:db8::1"}}""")
                .map(json -> json.replace("HOSTILEAGAIN", HOSTILE_JSON.replace("\\", "\\\\"))
                        .replace("HOSTILE", HOSTILE_JSON)
                        .replace("WIDE", WIDE))
                .map(json -> Event.of(json.getBytes(UTF_8)))
                .toList();
    }

    private static List<RelatedEvents> related() {
        return List.of(
                new RelatedEvents("access key", "aws.principal.access_key_id", HOSTILE, 1_234),
                new RelatedEvents("session", "aws.ssm.session.id", "x'; \"reboot\" \\ #", 2));
    }

    private static List<Session> sessions() {
        return List.of(
                session(WIDE, Optional.of(MORNING.plusSeconds(754)), Optional.of("security@example.com")),
                session(HOSTILE, Optional.empty(), Optional.empty()));
    }

    private static Session session(String owner, Optional<Instant> ended, Optional<String> endedBy) {
        return new Session(
                owner + "-0123456789abcdef0",
                Optional.of(MORNING),
                Optional.of(owner),
                Optional.empty(),
                List.of("mi-0123456789abcdef0"),
                Optional.of("port_forwarding"),
                Optional.of("AWS-StartPortForwardingSessionToRemoteHost"),
                Optional.of("db.example.com:5432"),
                Optional.of("2001:db8::7"),
                Optional.of("111122223333"),
                Optional.of("eu-west-1"),
                0,
                ended,
                endedBy);
    }

    private static List<Run> runs() {
        return List.of(
                run("command", WIDE, "AWS-RunShellScript", List.of("i-0123456789abcdef0", "i-1"), List.of()),
                run("automation", HOSTILE, HOSTILE, List.of(), List.of("tag:Env=" + HOSTILE, "tag:Team=" + WIDE)));
    }

    private static Run run(String kind, String caller, String document, List<String> nodes, List<String> targets) {
        return new Run(
                kind,
                "0a1b2c3d-1111-2222-3333-444455556666",
                Optional.of(MORNING),
                Optional.of(caller),
                Optional.empty(),
                Optional.of(document),
                nodes,
                targets,
                List.of("s3://example-output"),
                Optional.of("203.0.113.11"),
                Optional.of("111122223333"),
                Optional.of("eu-west-1"),
                Optional.empty(),
                3,
                List.of(caller));
    }

    private static List<Finding> findings() {
        return List.of(finding(Severity.HIGH, WIDE), finding(Severity.LOW, HOSTILE));
    }

    private static Finding finding(Severity severity, String who) {
        Rule rule = new Rule(
                "own-rule",
                "Sessions on many nodes in a short time",
                "Text.",
                severity,
                List.of("T1021.007", "T1651"),
                "*",
                Rules.shipped().get(0).condition(),
                List.of(),
                List.of());
        return new Finding(
                "f-1",
                rule,
                MORNING,
                MORNING.plusSeconds(60),
                Map.of("who", who),
                12_345,
                List.of("e-1"),
                Map.of(
                        "aws.principal.name", List.of(who),
                        "source.address", List.of("203.0.113.11", "2001:db8::7"),
                        "aws.ssm.document.name", List.of(who)));
    }

    private static Report report() {
        List<Tally> names = List.of(new Tally(WIDE.repeat(12), 1_234_567), new Tally(HOSTILE, 3));
        return new Report(
                Instant.parse("2026-11-13T00:00:00Z"),
                Instant.parse("2026-11-15T00:00:00Z"),
                1_234_570,
                3,
                List.of(
                        new Volume(Instant.parse("2026-11-13T00:00:00Z"), 1_234_567),
                        new Volume(Instant.parse("2026-11-14T00:00:00Z"), 3)),
                List.of(new Tally("GetParameter", 1_234_567)),
                Map.of("person", new Group(1_234_570, 0, false, names)),
                List.of(new Tally("i-0123456789abcdef0", 7)),
                List.of(new Tally("AccessDeniedException", 3)),
                names,
                false,
                List.of(new Tally("2001:db8::7", 1)),
                false,
                new Group(12, 3, false, names),
                new Group(5, 2, false, names));
    }
}
