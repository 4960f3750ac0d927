package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A principal at a place on the network, with a program in hand.
 *
 * @param principal who
 * @param address what CloudTrail writes as the source address: an IP address, or a service's name
 * @param userAgent the program; {@code {command}} in it stands for the call in the AWS CLI's spelling
 * @param console whether the credentials are of a console session
 * @param service the AWS service that makes the call for the principal
 * @param vpcEndpoint the interface endpoint that the call goes through
 */
public record Caller(
        Principal principal,
        String address,
        String userAgent,
        boolean console,
        Optional<String> service,
        Optional<String> vpcEndpoint) {

    /** A caller from somewhere on the internet. */
    public static Caller outside(Principal principal, String address, String userAgent, boolean console) {
        return new Caller(principal, address, userAgent, console, Optional.empty(), Optional.empty());
    }

    /** The same principal, with an AWS service making the call: CloudTrail then knows the service's name only. */
    public Caller via(String serviceName) {
        return new Caller(principal, serviceName, serviceName, false, Optional.of(serviceName), Optional.empty());
    }

    /** The record's {@code userIdentity}. */
    public ObjectNode userIdentity(Moment moment) {
        ObjectNode identity = principal.userIdentity(moment);
        service.ifPresent(name -> identity.put("invokedBy", name));
        return identity;
    }
}
