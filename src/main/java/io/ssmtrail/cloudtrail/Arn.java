package io.ssmtrail.cloudtrail;

import java.util.Optional;

/**
 * An Amazon Resource Name of any partition ({@code aws}, {@code aws-cn}, {@code aws-us-gov}, {@code aws-iso}, ...):
 * {@code arn:partition:service:region:account:resource}, where the resource may hold colons of its own.
 *
 * @param region blank for global services such as IAM
 * @param account blank where the ARN names none (S3), the word {@code aws} for what AWS owns
 * @param resource never blank
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARN format</a>
 */
public record Arn(String partition, String service, String region, String account, String resource) {

    private static final String PREFIX = "arn:";
    private static final String ASSUMED_ROLE = "assumed-role/";

    /** Reads an ARN; empty where the text is none. Takes what sanitised records hold in place of an account. */
    public static Optional<Arn> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int partitionEnd = text.indexOf(':', PREFIX.length());
        int serviceEnd = partitionEnd < 0 ? -1 : text.indexOf(':', partitionEnd + 1);
        int regionEnd = serviceEnd < 0 ? -1 : text.indexOf(':', serviceEnd + 1);
        int accountEnd = regionEnd < 0 ? -1 : text.indexOf(':', regionEnd + 1);
        boolean whole = accountEnd > 0
                && accountEnd + 1 < text.length()
                && partitionEnd > PREFIX.length()
                && serviceEnd > partitionEnd + 1;
        if (!whole) {
            return Optional.empty();
        }
        return Optional.of(new Arn(
                text.substring(PREFIX.length(), partitionEnd),
                text.substring(partitionEnd + 1, serviceEnd),
                text.substring(serviceEnd + 1, regionEnd),
                text.substring(regionEnd + 1, accountEnd),
                text.substring(accountEnd + 1)));
    }

    /** The word before the first slash or colon of the resource ({@code role}, {@code document}); none in {@code root}. */
    public Optional<String> resourceType() {
        int end = typeEnd();
        return end <= 0 ? Optional.empty() : Optional.of(resource.substring(0, end));
    }

    /** What follows the resource type, with its path ({@code service-role/deployer}); the whole where there is no type. */
    public String resourceName() {
        return resource.substring(typeEnd() + 1);
    }

    /** The last part of the resource, without the path ({@code deployer}). */
    public String lastSegment() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** Whether it names the root user of an account. */
    public boolean isRoot() {
        return resource.equals("root") && service.equals("iam");
    }

    /** Whether it names a session of a role: {@code arn:aws:sts::A:assumed-role/ROLE/SESSION}. */
    public boolean isRoleSession() {
        return service.equals("sts") && resource.startsWith(ASSUMED_ROLE) && resource.length() > ASSUMED_ROLE.length();
    }

    /** The name of the role, without its path: of a role's own ARN or of a session's. */
    public Optional<String> roleName() {
        if (isRoleSession()) {
            int end = resource.indexOf('/', ASSUMED_ROLE.length());
            return present(resource.substring(ASSUMED_ROLE.length(), end < 0 ? resource.length() : end));
        }
        return service.equals("iam") && resource.startsWith("role/") ? present(lastSegment()) : Optional.empty();
    }

    /** The name of the session, where it is a role session and names one. */
    public Optional<String> sessionName() {
        if (!isRoleSession()) {
            return Optional.empty();
        }
        int end = resource.indexOf('/', ASSUMED_ROLE.length());
        return end < 0 ? Optional.empty() : present(resource.substring(end + 1));
    }

    /**
     * The ARN of the role behind a role session, itself for anything else. A session does not tell the path of its
     * role, so neither does the result.
     */
    public Arn withoutSession() {
        return isRoleSession()
                ? roleName()
                        .map(role -> new Arn(partition, "iam", "", account, "role/" + role))
                        .orElse(this)
                : this;
    }

    /** The ARN as AWS writes it. */
    @Override
    public String toString() {
        return PREFIX + partition + ':' + service + ':' + region + ':' + account + ':' + resource;
    }

    private int typeEnd() {
        int slash = resource.indexOf('/');
        int colon = resource.indexOf(':');
        return slash < 0 || (colon >= 0 && colon < slash) ? colon : slash;
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
