package io.ssmtrail.cloudtrail;

import static io.ssmtrail.cloudtrail.CallRecord.principal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.testing.Members;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any JSON as a record: nothing is thrown, and there is always somebody. */
class PrincipalTotalityTest {

    private static final long SEED = 20180306;
    private static final int RECORDS = 50_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> MEMBERS = List.of(
            "userIdentity",
            "type",
            "arn",
            "principalId",
            "accountId",
            "accessKeyId",
            "userName",
            "invokedBy",
            "onBehalfOf",
            "userId",
            "sessionContext",
            "sessionIssuer",
            "sourceIdentity",
            "ec2RoleDelivery",
            "webIdFederationData",
            "federatedProvider",
            "identityProvider",
            "inScopeOf",
            "issuerType",
            "attributes",
            "mfaAuthenticated",
            "additionalEventData",
            "MFAUsed",
            "userAgent",
            "sourceIPAddress",
            "eventSource",
            "eventName",
            "eventType",
            "recipientAccountId",
            "sessionCredentialFromConsole",
            "",
            "a.b",
            "\u0000");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "Root",
            "IAMUser",
            "AssumedRole",
            "Role",
            "FederatedUser",
            "SAMLUser",
            "WebIdentityUser",
            "IdentityCenterUser",
            "Directory",
            "AWSAccount",
            "AWSService",
            "Unknown",
            "arn:",
            "arn:::::",
            "arn:a:b:::",
            ":::::::",
            "arn:aws:sts::1:assumed-role/",
            "arn:aws:sts::1:assumed-role//",
            "arn:aws:sts::1:assumed-role/r/s/t",
            "arn:aws:iam::1:role/",
            "arn:aws:iam::1:user/",
            "arn:aws:iam::1:root",
            "AROA",
            "AROA:",
            ":",
            "AIDA",
            "@",
            "a@b.cc",
            "i-",
            "mi-0123456789abcdef0",
            "true",
            "ssm.amazonaws.com",
            "AWS Internal",
            "(((",
            "[",
            "[]",
            "a/b/c",
            "::",
            "1.2.3.4",
            "1:::",
            "\uD800",
            "\uDFFF\uD800",
            "\u0000",
            "\u202E",
            "x".repeat(30_000),
            "é".repeat(4_000),
            "/".repeat(1_000));

    private final Random random = new Random(SEED);

    @Test
    void anyJsonHasAPrincipalThatIsNotBlank() {
        for (int i = 0; i < RECORDS; i++) {
            JsonObject record = Members.of(object(4));
            Principal principal = principal(record);

            assertThat(principal.id()).as("seed %d, record %d", SEED, i).isNotBlank();
            assertThat(principal.arn().stream())
                    .as("seed %d, record %d", SEED, i)
                    .allMatch(arn -> arn.startsWith("arn:"));
            assertThat(UserAgent.of(record).isPresent())
                    .as("seed %d, record %d", SEED, i)
                    .isEqualTo(!JsonText.of(record, "userAgent").isEmpty());
            assertThat(SourceAddress.of(record).isPresent())
                    .as("seed %d, record %d", SEED, i)
                    .isEqualTo(!JsonText.of(record, "sourceIPAddress").isEmpty());
        }
    }

    private ObjectNode object(int depth) {
        ObjectNode object = JSON.objectNode();
        int members = random.nextInt(12);
        for (int i = 0; i < members; i++) {
            object.set(any(MEMBERS), value(depth - 1));
        }
        if (depth == 4 && random.nextInt(4) > 0) {
            object.set("userIdentity", object(depth - 1));
        }
        return object;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> JSON.numberNode(random.nextLong());
            case 1 -> JSON.numberNode(new BigDecimal(BigInteger.ONE, -random.nextInt(2_000)));
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.nullNode();
            case 4, 5, 6, 7, 8 -> JSON.textNode(any(TEXTS));
            case 9 -> JSON.arrayNode().add(value(depth - 1));
            default -> object(depth - 1);
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
