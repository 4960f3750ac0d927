package io.ssmtrail.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who was refused has tried something, and done nothing. */
class DeniedCallsTest {

    @Test
    void onlyWhoWasLetInResumedASession() {
        Session session = Session.of(
                "alice-0a1b2c3d4e5f67890",
                List.of(
                        call("StartSession", "alice", "success"),
                        call("ResumeSession", "mallory", "failure"),
                        call("ResumeSession", "alice", "success")));

        assertThat(session.resumed()).isEqualTo(1);
    }

    @Test
    void whoWasRefusedEndedNoSession() {
        Session session = Session.of(
                "alice-0a1b2c3d4e5f67890",
                List.of(call("StartSession", "alice", "success"), call("TerminateSession", "mallory", "failure")));

        assertThat(session.ended()).isEmpty();
        assertThat(session.endedBy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "command, SendCommand, GetCommandInvocation",
        "command, SendCommand, ListCommandInvocations",
        "automation, StartAutomationExecution, GetAutomationExecution",
    })
    void onlyWhoWasAnsweredLookedAtAnOutcome(String kind, String start, String lookup) {
        Run run = Run.of(
                kind(kind),
                "r-1",
                List.of(
                        call(start, "alice", "success"),
                        call(lookup, "mallory", "failure"),
                        call(lookup, "alice", "success"),
                        call(lookup, "alice", "failure")));

        assertThat(run.lookups()).isEqualTo(1);
        assertThat(run.lookedAtBy()).containsExactly("alice");
    }

    private static RunKind kind(String name) {
        return RunKind.ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Event call(String action, String who, String outcome) {
        return Event.of("""
                {"@timestamp":"2026-11-20T09:00:00Z","event":{"action":"%s","outcome":"%s"},\
                "aws":{"principal":{"name":"%s"}}}""".formatted(action, outcome, who).getBytes(UTF_8));
    }
}
