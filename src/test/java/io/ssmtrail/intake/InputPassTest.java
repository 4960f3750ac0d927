package io.ssmtrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.Location;
import io.ssmtrail.document.RecordMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputPassTest {

    private static final String RECORDS = """
            {"eventID":"1","eventSource":"ssm.amazonaws.com","eventTime":"2033-01-02T03:04:05Z","eventName":"GetParameter"}
            {"eventID":"2","eventSource":"ssm.amazonaws.com","eventTime":"2033-01-02T03:04:05Z","eventName":"GetParameter"}
            """;

    private final List<String> events = new ArrayList<>();
    private boolean stopped;

    private final InputPass pass =
            new InputPass(Selection.ssmFamily(), new RecordMapper(), new RecordCounters(), () -> stopped);

    @Test
    void anInputThatCannotBeClosedIsReadAllTheSame() {
        EventsOnly sink =
                (event, place, position) -> events.add(event.identity().id());
        InputReport report = pass.read(input(), sink);

        assertThat(events).containsExactly("1", "2");
        assertThat(report.leftOff()).isFalse();
        assertThat(report.failure())
                .hasValueSatisfying(reason -> assertThat(reason).contains("will not close"));
    }

    @Test
    void anInputThatIsLeftOffHasNotFailedEvenIfItCannotBeClosed() {
        EventsOnly sink = (event, place, position) -> {
            events.add(event.identity().id());
            stopped = true;
        };
        InputReport report = pass.read(input(), sink);

        assertThat(events).containsExactly("1");
        assertThat(report.leftOff()).isTrue();
        assertThat(report.failure()).isEmpty();
    }

    private static ArchiveInput input() {
        byte[] bytes = RECORDS.getBytes(StandardCharsets.UTF_8);
        return new ArchiveInput(new Location.File(Path.of("trail.json")), bytes.length, "", () -> unclosable(bytes));
    }

    private static InputStream unclosable(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public void close() throws IOException {
                throw new IOException("it will not close");
            }
        };
    }
}
