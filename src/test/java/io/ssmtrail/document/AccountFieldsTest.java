package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.TestIndex;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids of accounts, by which people filter: one form, whichever tool has written the record. */
class AccountFieldsTest {

    private static final String ACCOUNT = "011122223333";

    private final RecordMapper mapper = new RecordMapper();

    @Test
    void anAccountThatBecameANumberGetsItsZerosBackInEveryField() throws Exception {
        Document document = map("""
                'recipientAccountId': 11122223333, 'vpcEndpointAccountId': 11122223333,
                'resources': [{'ARN': 'arn:aws:ssm:us-east-1::document/d', 'accountId': 11122223333}],
                'userIdentity': {'type': 'AssumedRole', 'accountId': 11122223333,
                  'invokedByDelegate': {'accountId': 11122223333}, 'inScopeOf': {'sourceAccount': 11122223333},
                  'sessionContext': {'sessionIssuer': {'accountId': 11122223333}}}""");

        assertThat(List.of(
                        Field.CLOUD_ACCOUNT_ID,
                        Field.PRINCIPAL_ACCOUNT_ID,
                        Field.CLOUDTRAIL_RECIPIENT_ACCOUNT_ID,
                        Field.CLOUDTRAIL_VPC_ENDPOINT_ACCOUNT_ID,
                        Field.CLOUDTRAIL_USER_IDENTITY_INVOKED_BY_DELEGATE_ACCOUNT_ID,
                        Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ACCOUNT,
                        Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ACCOUNT_ID))
                .allSatisfy(field -> assertThat(document.text(field)).isEqualTo(ACCOUNT));
        assertThat(document.value(Field.CLOUDTRAIL_RESOURCES))
                .isEqualTo(List.of(Map.of("arn", "arn:aws:ssm:us-east-1::document/d", "account_id", ACCOUNT)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    'recipientAccountId': '011122223333'
                    'recipientAccountID': '011122223333'
                    'recipientAccountID': 11122223333
                    'recipientAccountId': '', 'recipientAccountID': '011122223333'
                    """)
    void whereTheCallerHasNoAccountItIsTheRecipients(String recipient) throws Exception {
        Document document = map(recipient + ", 'userIdentity': {'type': 'AWSService', 'accountId': ' '}");

        assertThat(document.text(Field.CLOUDTRAIL_RECIPIENT_ACCOUNT_ID)).isEqualTo(ACCOUNT);
        assertThat(document.text(Field.CLOUD_ACCOUNT_ID)).isEqualTo(ACCOUNT);
    }

    private Document map(String members) throws Exception {
        String record = "{'eventID': 'id', 'eventTime': '2026-11-02T09:14:07Z', 'eventSource': 'ssm.amazonaws.com', "
                + "'eventName': 'GetParameter', " + members + "}";
        return mapper.map(TestIndex.raw(record.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .document();
    }
}
