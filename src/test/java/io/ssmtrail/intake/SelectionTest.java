package io.ssmtrail.intake;

import static io.ssmtrail.intake.Selection.Choice.INSIGHT;
import static io.ssmtrail.intake.Selection.Choice.NOT_WANTED;
import static io.ssmtrail.intake.Selection.Choice.WANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.cloudtrail.RecordHead;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

    private static final String NOON = "2031-05-01T12:00:00Z";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm.amazonaws.com",
                "ssmmessages.amazonaws.com",
                "ec2messages.amazonaws.com",
                "ssm-contacts.amazonaws.com",
                "ssm-incidents.amazonaws.com",
                "ssm-guiconnect.amazonaws.com",
                "ssm-quicksetup.amazonaws.com",
                "ssm-sap.amazonaws.com",
                "ssm.amazonaws.com.cn",
                "ssm"
            })
    void theFamilyOfSystemsManagerIsWantedInEveryPartition(String source) {
        assertThat(Selection.ssmFamily().choose(head(source, NOON))).isEqualTo(WANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec2.amazonaws.com", "ssmx.amazonaws.com", "xssm.amazonaws.com", "SSM.amazonaws.com", "."})
    void otherServicesAreNot(String source) {
        assertThat(Selection.ssmFamily().choose(head(source, NOON))).isEqualTo(NOT_WANTED);
    }

    @Test
    void withoutAnyServiceNamedAllAreWanted() {
        assertThat(between("", "").choose(head("ec2.amazonaws.com", NOON))).isEqualTo(WANTED);
    }

    @Test
    void aRecordWithoutASourceIsWantedSoThatMappingTellsWhatIsWrong() {
        assertThat(Selection.ssmFamily().choose(head("", NOON))).isEqualTo(WANTED);
    }

    @Test
    void anInsightIsCountedApartUnlessAllServicesAreWanted() {
        RecordHead insight = new RecordHead("", NOON, "AwsCloudTrailInsight");
        assertThat(Selection.ssmFamily().choose(insight)).isEqualTo(INSIGHT);
        assertThat(between("", "").choose(insight)).isEqualTo(WANTED);
    }

    @Test
    void fromIsInclusiveAndToIsExclusive() {
        Selection hour = between("2031-05-01T11:00:00Z", "2031-05-01T12:00:00Z");
        assertThat(hour.choose(head("ssm", "2031-05-01T10:59:59Z"))).isEqualTo(NOT_WANTED);
        assertThat(hour.choose(head("ssm", "2031-05-01T11:00:00Z"))).isEqualTo(WANTED);
        assertThat(hour.choose(head("ssm", "2031-05-01T11:59:59Z"))).isEqualTo(WANTED);
        assertThat(hour.choose(head("ssm", NOON))).isEqualTo(NOT_WANTED);
    }

    @Test
    void timesAreComparedWhateverTheirForm() {
        Selection later = between(NOON, "");
        assertThat(later.choose(head("ssm", "2031-05-01T13:30:00+02:00"))).isEqualTo(NOT_WANTED);
        assertThat(later.choose(head("ssm", "2031-05-01T13:30:00+01:00"))).isEqualTo(WANTED);
        assertThat(later.choose(head("ssm", "20310501T115959Z"))).isEqualTo(NOT_WANTED);
    }

    @Test
    void aRecordWithoutATimeIsWantedSoThatMappingTellsWhatIsWrong() {
        Selection later = between(NOON, "");
        assertThat(later.choose(head("ssm", ""))).isEqualTo(WANTED);
        assertThat(later.choose(head("ssm", "noon"))).isEqualTo(WANTED);
    }

    private static RecordHead head(String source, String time) {
        return new RecordHead(source, time, "AwsApiCall");
    }

    private static Selection between(String from, String to) {
        return new Selection(
                Set.of(),
                Optional.of(from).filter(text -> !text.isEmpty()).map(Instant::parse),
                Optional.of(to).filter(text -> !text.isEmpty()).map(Instant::parse));
    }
}
