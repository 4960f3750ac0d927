package io.ssmtrail.ssm;

import java.util.Optional;

/**
 * The Amazon Resource Name of something that an action works on, in any partition: {@code
 * arn:PARTITION:SERVICE:REGION:ACCOUNT:TYPE/ID} or {@code ...:TYPE:ID}.
 *
 * @param kind service and resource type, {@code ssm:parameter}; of {@code arn:aws:s3:::bucket} it is {@code s3:bucket}
 * @param id what follows the type, without the separator; empty where nothing does
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARN format</a>
 */
record ResourceArn(String text, String kind, String id) {

    static boolean startsLikeOne(String text) {
        return text.startsWith("arn:");
    }

    static Optional<ResourceArn> parse(String text) {
        int partition = text.indexOf(':');
        int service = text.indexOf(':', partition + 1);
        int region = text.indexOf(':', service + 1);
        int account = text.indexOf(':', region + 1);
        int resource = text.indexOf(':', account + 1);
        if (partition != 3 || service < 0 || region < 0 || account < 0 || resource < 0 || !startsLikeOne(text)) {
            return Optional.empty();
        }
        int end = resource + 1;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != ':') {
            end++;
        }
        String kind = text.substring(service + 1, region) + text.substring(resource, end);
        return Optional.of(new ResourceArn(text, kind, end < text.length() ? text.substring(end + 1) : ""));
    }

    /** Policies and denied calls name patterns, which are no resources. */
    boolean isPattern() {
        return text.indexOf('*') >= 0;
    }
}
