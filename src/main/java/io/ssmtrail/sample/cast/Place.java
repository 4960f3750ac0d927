package io.ssmtrail.sample.cast;

/** An account in a region: what CloudTrail keeps a folder for. */
public record Place(Account account, String region) {

    /** An ARN of this place. */
    public String arn(String service, String resource) {
        return "arn:aws:" + service + ':' + region + ':' + account.id() + ':' + resource;
    }
}
