package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import java.util.Optional;

/**
 * Where a call came from, after {@code sourceIPAddress}: an address, a service's name, or whatever else a record holds
 * there. Never looks a name up.
 *
 * @param address as it stands in the record
 * @param ip the same text where it is an IPv4 or IPv6 address that Elasticsearch's {@code ip} type takes
 * @param isPublic whether it is an address that is routed on the internet
 * @param isService whether it names an AWS service, or AWS itself ({@code AWS Internal})
 */
public record SourceAddress(String address, Optional<String> ip, boolean isPublic, boolean isService) {

    /** The source of a record; empty where it has none. */
    public static Optional<SourceAddress> of(JsonObject record) {
        String text = JsonText.of(record, "sourceIPAddress");
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(text));
    }

    /** Reads a source of any form. */
    public static SourceAddress parse(String text) {
        byte[] bytes = IpLiteral.parse(text);
        if (bytes.length == 0) {
            return new SourceAddress(
                    text,
                    Optional.empty(),
                    false,
                    CallerKnowledge.LOADED.services().match(text));
        }
        return new SourceAddress(text, Optional.of(text), IpRange.isPublic(bytes), false);
    }
}
