package io.ssmtrail.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z", "2024-02-29T23:59:59Z", "2006-01-01T00:00:00Z", "2099-12-31T10:20:30Z",
                "2026-01-02T03:04:05.120Z", "2026-01-02T03:04:05.000000001Z", "0999-01-01T00:00:00Z",
                        "+10000-01-01T00:00:00Z"
            })
    void aTimeIsWrittenAsJavaWritesIt(String time) {
        assertThat(EventTime.format(Instant.parse(time))).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-02-28 10:00:00, 2023-02-28T10:00:00Z",
        "2023-02-28T10:00:00.000000000, 2023-02-28T10:00:00Z",
        "20230228T100000Z, 2023-02-28T10:00:00Z",
        "20230228T100000.500Z, 2023-02-28T10:00:00.500Z",
    })
    void aTimeInTheFormOfAnotherToolIsRead(String text, Instant time) {
        assertThat(EventTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-31T10:00:00Z",
                "2023-02-31 10:00:00",
                "2023-02-31 10:00:00.000000000",
                "20230231T100000Z",
                "2023-02-28 24:00:00"
            })
    void aDayThatThereWasNotIsNoTime(String text) {
        assertThat(EventTime.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-02T03:04:05Z", "2026-01-02T03:04:05.120Z", "2026-01-02T03:04:05+00:00", "20131102T010628Z",
                "2025-02-19 16:32:39.000000000", "2026-01-02T24:00:00Z", "2026-02-30T03:04:05Z", "0999-01-01T00:00:00Z",
                "2026-12-31T23:59:60Z", "-026-01-02T03:04:05Z", "abcd-ef-ghTij:kl:mnZ"
            })
    void aTimeOfCloudTrailsFormIsWrittenAsItStands(String text) {
        EventTime.parse(text)
                .ifPresent(time -> assertThat(EventTime.isOfCloudTrail(text))
                        .isEqualTo(
                                text.length() == 20 && EventTime.format(time).equals(text) && !text.startsWith("0")));
    }
}
