package io.ssmtrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.Location;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.geo.GeoDatabases;
import io.ssmtrail.geo.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aRecordThatTheMapperFailsAtIsRejectedAndTheNextOneIsTaken(@TempDir Path folder) throws Exception {
        TestDatabase.writeExamples(folder);
        GeoDatabases closed = GeoDatabases.open(List.of(folder));
        closed.close();
        InputPass failing =
                new InputPass(Selection.ssmFamily(), new RecordMapper(closed), new RecordCounters(), () -> false);
        List<String> reasons = new ArrayList<>();
        EventsOnly sink = new EventsOnly() {
            @Override
            public void event(MappedEvent event, String place, long position) {
                events.add(event.identity().id());
            }

            @Override
            public void rejected(Rejection rejection) {
                reasons.add(rejection.reason());
            }
        };

        failing.read(input(RECORDS.replaceFirst("\\{", "{\"sourceIPAddress\":\"93.184.216.34\",")), sink);

        assertThat(events).containsExactly("2");
        assertThat(reasons)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("cannot be mapped, which is a fault of ssmtrail: ");
    }

    private static ArchiveInput input() {
        return input(RECORDS);
    }

    private static ArchiveInput input(String records) {
        byte[] bytes = records.getBytes(StandardCharsets.UTF_8);
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
