package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;

/** JSON values that have made some loader of CloudTrail or Elasticsearch itself stumble, and plain ones. */
final class RandomValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\t\n",
            "null",
            "true",
            "No",
            "-",
            "*",
            "1e999",
            "NaN",
            "\0",
            "a\0b",
            "\u0001\u001f\u007f",
            "\ud800",
            "x\udc00y",
            "\udc00\ud800",
            "\ufeff\u200b\u202e",
            "\uffff",
            "😀😀",
            "Oct 30, 2024 8:29:59 PM",
            "Nov 5, 2024, 2:06:35 AM",
            "Nov 5, 2024, 2:06:35\u202fAM",
            "2024-02-30T00:00:00Z",
            "20131102T010628Z",
            "1709899200",
            "999.1.1.1",
            "::ffff:203.0.113.7",
            "2001:db8::1%eth0",
            "AWS Internal/#",
            "ssm.amazonaws.com",
            "i-0123456789abcdef0",
            "arn:aws:ssm:eu-west-1:111122223333:parameter/app/db",
            "arn:aws:iam::111122223333:role/aws-service-role/",
            "arn:aws:sts::111122223333:assumed-role/",
            "arn:::::::",
            "@",
            "a@b",
            "TLSv",
            "v",
            "tlsVersion",
            "{\"a\":",
            "User: x is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:eu-west-1:1:parameter/x",
            "is not authorized to perform: ",
            "HIDDEN_DUE_TO_SECURITY_REASONS");

    private static final List<String> KEYS = List.of(
            "",
            " ",
            ".",
            "..",
            ".a",
            "a.",
            "a..b",
            "a.b",
            "a",
            "a b",
            "\0",
            "\0a",
            "a\0",
            "\u0001",
            "\ud800",
            "k\udc00",
            "\ufffd",
            "\ufffd\ufffd",
            "*",
            "_id",
            "_source",
            "@timestamp",
            "type",
            "tags",
            "parameters",
            "ключ",
            "key",
            "values",
            "instanceIds",
            "targets",
            "documentName",
            "name",
            "resourceId",
            "resourceType",
            "taskArn",
            "withDecryption");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1.5",
            "1e308",
            "1e309",
            "-1e400",
            "1e-400",
            "9007199254740993",
            "9223372036854775808",
            "1E+2000",
            "123456789012",
            "0.1e1",
            "1709899200000");

    private static final String LONG = "v".repeat(300_000);
    private static final String MULTI_BYTE = "ß€😀".repeat(5_000);
    private static final JsonNode WIDE = wide(NODES.objectNode());

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    JsonNode value(int depth) {
        int kind = random.nextInt(400);
        if (kind == 0) {
            return NODES.textNode(LONG);
        }
        if (kind == 1) {
            return NODES.textNode(MULTI_BYTE);
        }
        if (kind == 2) {
            return nested(64);
        }
        if (kind == 3) {
            return NODES.numberNode(new BigInteger("9".repeat(2_000)));
        }
        if (kind == 4) {
            return NODES.numberNode(new BigDecimal("0." + "3".repeat(2_000)));
        }
        if (kind == 5 && depth == 0) {
            return WIDE.deepCopy();
        }
        return switch (kind % 10) {
            case 0, 1 -> object(depth);
            case 2, 3 -> array(depth);
            case 4 -> NODES.nullNode();
            case 5 -> NODES.booleanNode(random.nextBoolean());
            case 6 -> NODES.numberNode(new BigDecimal(pick(NUMBERS)));
            case 7 -> NODES.numberNode(random.nextLong());
            default -> NODES.textNode(text());
        };
    }

    String key() {
        return random.nextInt(200) == 0 ? "ö".repeat(60_000) : pick(KEYS);
    }

    String text() {
        String text = pick(TEXTS);
        return random.nextInt(6) == 0 ? text + pick(TEXTS) : text;
    }

    private static JsonNode wide(ObjectNode object) {
        for (int i = 0; i < 2_000; i++) {
            object.put("k" + i, "i-0123456789abc" + (1_000 + i));
        }
        return object;
    }

    private JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = depth > 6 ? 0 : random.nextInt(6); i > 0; i--) {
            object.set(key(), value(depth + 1));
        }
        return object;
    }

    private JsonNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = depth > 6 ? 0 : random.nextInt(5); i > 0; i--) {
            array.add(value(depth + 1));
        }
        return array;
    }

    private JsonNode nested(int levels) {
        JsonNode inner = NODES.textNode(text());
        for (int i = 0; i < levels; i++) {
            if (random.nextBoolean()) {
                inner = NODES.arrayNode().add(inner);
            } else {
                ObjectNode outer = NODES.objectNode();
                outer.set(key(), inner);
                inner = outer;
            }
        }
        return inner;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
