package io.ssmtrail.cloudtrail;

import java.util.Optional;

/**
 * An Amazon Resource Name of any partition ({@code aws}, {@code aws-cn}, {@code aws-us-gov}, {@code aws-iso}, ...):
 * {@code arn:partition:service:region:account:resource}, where the resource may hold colons of its own.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARN format</a>
 */
public final class Arn {

    private static final String PREFIX = "arn:";
    private static final String IAM = "iam";
    private static final String STS = "sts";
    private static final String ASSUMED_ROLE = "assumed-role/";

    /** As AWS writes it; its parts are cut out of it when they are asked for. */
    private final String text;

    private final int partitionEnd;
    private final int serviceEnd;
    private final int regionEnd;
    private final int accountEnd;

    private Arn(String text, int partitionEnd, int serviceEnd, int regionEnd, int accountEnd) {
        this.text = text;
        this.partitionEnd = partitionEnd;
        this.serviceEnd = serviceEnd;
        this.regionEnd = regionEnd;
        this.accountEnd = accountEnd;
    }

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
        return Optional.of(new Arn(text, partitionEnd, serviceEnd, regionEnd, accountEnd));
    }

    public String partition() {
        return text.substring(PREFIX.length(), partitionEnd);
    }

    public String service() {
        return text.substring(partitionEnd + 1, serviceEnd);
    }

    /** Blank where the ARN names none (S3), the word {@code aws} for what AWS owns. */
    public String account() {
        return text.substring(regionEnd + 1, accountEnd);
    }

    /** The word before the first slash or colon of the resource ({@code role}, {@code document}); none in {@code root}. */
    public Optional<String> resourceType() {
        int end = typeEnd();
        return end <= accountEnd + 1 ? Optional.empty() : Optional.of(text.substring(accountEnd + 1, end));
    }

    /** What follows the resource type, with its path ({@code service-role/deployer}); the whole where there is no type. */
    public String resourceName() {
        return text.substring(typeEnd() + 1);
    }

    /** The last part of the resource, without the path ({@code deployer}). */
    public String lastSegment() {
        return text.substring(Math.max(text.lastIndexOf('/'), accountEnd) + 1);
    }

    /** Whether it names the root user of an account. */
    public boolean isRoot() {
        return isOfService(IAM) && resourceStartsWith("root") && text.length() == accountEnd + 1 + "root".length();
    }

    /** Whether it names a session of a role: {@code arn:aws:sts::A:assumed-role/ROLE/SESSION}. */
    public boolean isRoleSession() {
        return isOfService(STS) && resourceStartsWith(ASSUMED_ROLE) && text.length() > roleStart();
    }

    /** The name of the role, without its path: of a role's own ARN or of a session's. */
    public Optional<String> roleName() {
        if (isRoleSession()) {
            int end = text.indexOf('/', roleStart());
            return present(text.substring(roleStart(), end < 0 ? text.length() : end));
        }
        return isOfService(IAM) && resourceStartsWith("role/") ? present(lastSegment()) : Optional.empty();
    }

    /** The name of the session, where it is a role session and names one. */
    public Optional<String> sessionName() {
        if (!isRoleSession()) {
            return Optional.empty();
        }
        int end = text.indexOf('/', roleStart());
        return end < 0 ? Optional.empty() : present(text.substring(end + 1));
    }

    /**
     * The ARN of the role behind a role session, itself for anything else. A session does not tell the path of its
     * role, so neither does the result.
     */
    public Arn withoutSession() {
        return isRoleSession() ? roleName().flatMap(this::role).orElse(this) : this;
    }

    private Optional<Arn> role(String name) {
        return parse(PREFIX + partition() + ':' + IAM + "::" + account() + ":role/" + name);
    }

    /** The ARN as AWS writes it. */
    @Override
    public String toString() {
        return text;
    }

    private boolean isOfService(String name) {
        return serviceEnd - partitionEnd == name.length() + 1 && text.startsWith(name, partitionEnd + 1);
    }

    private boolean resourceStartsWith(String prefix) {
        return text.startsWith(prefix, accountEnd + 1);
    }

    /** Where the role's name begins in the ARN of a session. */
    private int roleStart() {
        return accountEnd + 1 + ASSUMED_ROLE.length();
    }

    /** The slash or colon behind the resource's type; where the resource has none, what stands before it. */
    private int typeEnd() {
        for (int i = accountEnd + 1; i < text.length(); i++) {
            if (text.charAt(i) == '/' || text.charAt(i) == ':') {
                return i;
            }
        }
        return accountEnd;
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
