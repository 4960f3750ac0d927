package io.ssmtrail.cloudtrail;

/**
 * The top-level members of a record that decide whether it is wanted, as text; empty where the record lacks them.
 *
 * @param eventSource the service, for instance {@code ssm.amazonaws.com}
 * @param eventTime when the call was completed, as it stands
 * @param eventType what made CloudTrail write the record
 */
public record RecordHead(String eventSource, String eventTime, String eventType) {

    /** Whether the record tells of unusual activity instead of a call. */
    public boolean isInsight() {
        return eventType.equals("AwsCloudTrailInsight");
    }

    /** The service's short name: what stands before the first dot of the event source. */
    public String service() {
        int dot = eventSource.indexOf('.');
        return dot < 0 ? eventSource : eventSource.substring(0, dot);
    }
}
