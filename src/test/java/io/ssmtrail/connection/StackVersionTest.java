package io.ssmtrail.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackVersionTest {

    @ParameterizedTest
    @CsvSource({"8.19.21, 8192199", "' 8.19.21 ', 8192199", "10.0.0-rc1, 10000051", "9.5.0-SNAPSHOT, 9050099"})
    void isReadFromTextsAndNumbers(String text, int id) {
        assertThat(StackVersion.parse(text)).hasValueSatisfying(version -> {
            assertThat(version).isEqualByComparingTo(StackVersion.ofId(id)).hasToString(text.strip());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8.19", "eight", "8.19.x"})
    void whatIsNoVersionIsNone(String text) {
        assertThat(StackVersion.parse(text)).isEmpty();
    }

    @Test
    void laterOnesAreGreater() {
        assertThat(StackVersion.ofId(8_19_21_99))
                .isGreaterThan(StackVersion.ofId(8_19_03_99))
                .isGreaterThan(StackVersion.OLDEST)
                .isLessThan(StackVersion.ofId(10_00_00_99));
    }
}
