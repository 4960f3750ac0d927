package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.TestIndex;
import io.ssmtrail.testing.Trail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a call failed, and with what: the outcome, the class of the failure and the code say the same. */
class OutcomeTest {

    private final RecordMapper mapper = new RecordMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
                    'eventVersion': '1.08'                                  | success | -             | -
                    'errorCode': null                                       | success | -             | -
                    'errorCode': ' '                                        | success | -             | -
                    'errorCode': 'Success'                                  | success | -             | -
                    'errorCode': 'Success', 'errorMessage': ''              | success | -             | -
                    'errorCode': 'Success', 'errorMessage': 'Rate exceeded' | failure | throttled     | -
                    'errorMessage': 'Rate exceeded'                         | failure | throttled     | -
                    'errorCode': 'AccessDenied'                             | failure | access_denied | AccessDenied
                    'errorCode': 404                                        | failure | other         | 404
                    """)
    void aCallFailedWhereItsRecordTellsOfAnError(
            String members, String outcome, @Nullable String failure, @Nullable String code) throws Exception {
        String record = Trail.record(
                "id",
                "2026-11-02T09:14:07Z",
                ("'eventSource':'ssm.amazonaws.com','eventName':'StartSession'," + members).replace('\'', '"'));

        Document document = mapper.map(TestIndex.raw(record.getBytes(StandardCharsets.UTF_8)))
                .document();

        assertThat(document.text(Field.EVENT_OUTCOME)).isEqualTo(outcome);
        assertThat(document.value(Field.SSM_FAILURE_CLASS)).isEqualTo(failure == null ? null : List.of(failure));
        assertThat(document.text(Field.ERROR_CODE)).isEqualTo(code);
        assertThat(document.text(Field.CLOUDTRAIL_ERROR_CODE)).isEqualTo(code);
    }
}
