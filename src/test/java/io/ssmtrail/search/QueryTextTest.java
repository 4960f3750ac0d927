package io.ssmtrail.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTextTest {

    private static final FieldNames FIELDS = FieldNames.shipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "StartSession | StartSession",
                "i-0123456789abcdef0 | \"i-0123456789abcdef0\"",
                "arn:aws:iam::111122223333:role/ops | \"arn:aws:iam::111122223333:role/ops\"",
                "alice@example.com | \"alice@example.com\"",
                "2001:db8::1 | \"2001:db8::1\"",
                "/app/db/password | \"/app/db/password\"",
                "/app/db/* | \\/app\\/db\\/*",
                "arn:aws:ssm:*:parameter/a? | arn\\:aws\\:ssm\\:*\\:parameter\\/a?",
                "oi-f99f2EXAMPLE alice | \"oi-f99f2EXAMPLE\" alice",
            })
    void whatPeopleCopyNeedsNoQuotes(String typed, String lucene) {
        assertThat(new QueryText(typed, FIELDS).lucene()).isEqualTo(lucene);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "event.action:(GetParameter OR GetParameters) | event.action:(GetParameter OR GetParameters)",
                "NOT user.name:ops-role AND -x | NOT user.name:\"ops-role\" AND -x",
                "@timestamp:[2026-01-01 TO now] | @timestamp:[2026-01-01 TO now]",
                "@timestamp:>=2026-01-01 | @timestamp:>=2026\\-01\\-01",
                "@timestamp:>2018-03-01T12:00:00Z | @timestamp:>2018\\-03\\-01T12\\:00\\:00Z",
                "@timestamp:<=now-7d/d | @timestamp:<=now\\-7d\\/d",
                "@timestamp:>2018-03-01T12\\:00 | @timestamp:>2018-03-01T12\\:00",
                "error.message:\"Rate exceeded\"~2 | error.message:\"Rate exceeded\"~2",
                "_exists_:error.code | _exists_:\"error.code\"",
                "StartSesion~ | StartSesion~",
                "aws.cloudtrail.flattened.request_parameters.name:x | aws.cloudtrail.flattened.request_parameters.name:x",
                "a\\:b | a\\:b",
                "* | *:*",
            })
    void luceneSyntaxStaysWhatItIs(String typed, String lucene) {
        assertThat(new QueryText(typed, FIELDS).lucene()).isEqualTo(lucene);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "node:i-0abc | aws.ssm.node.id:\"i-0abc\"",
                "action:(A OR B) | event.action:(A OR B)",
                "document:AWS-Run* | aws.ssm.document.name:AWS\\-Run*",
            })
    void shortNamesStandForFields(String typed, String lucene) {
        assertThat(new QueryText(typed, FIELDS).lucene()).isEqualTo(lucene);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "a AND (b OR | 6 | never closed",
                "a ) | 2 | closes nothing",
                "say \"hello | 4 | never closed",
                "action: | 0 | no value",
                "@timestamp:> | 0 | no value",
                "@timestamp:<= a | 0 | no value",
                "a OR | 2 | nothing follows",
                "AND a | 0 | nothing stands before",
                "a () | 2 | nothing stands between",
                "@timestamp:[2026 | 11 | never closed",
                "@timestamp:[2026,2027] | 11 | FROM TO UNTIL",
            })
    void whatCannotBeReadIsShownWhereItStands(String typed, int column, String why) {
        assertThatThrownBy(() -> new QueryText(typed, FIELDS).lucene())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(why)
                .hasMessageEndingWith("\n  " + typed + "\n  " + " ".repeat(column) + "^");
    }

    @Test
    void aFieldThatTheIndexHasNotIsAWord() {
        assertThat(new QueryText("nosuch:field", FIELDS).lucene()).isEqualTo("\"nosuch:field\"");
    }
}
