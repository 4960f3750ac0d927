package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A managed node: an EC2 instance, or a hybrid one ({@code mi-...}).
 *
 * @param id its node id
 * @param fleet the fleet it belongs to
 * @param place where it is managed
 * @param platform its platform, as in the sample's data
 * @param address its private address
 * @param hybrid whether it is no EC2 instance
 */
public record Node(String id, String fleet, Place place, JsonNode platform, String address, boolean hybrid) {

    /** Its ARN, which is of another service for hybrid nodes. */
    public String arn() {
        return hybrid ? place.arn("ssm", "managed-instance/" + id) : place.arn("ec2", "instance/" + id);
    }

    /** The node's own credentials: the session that its agent calls with. */
    public Principal principal() {
        return hybrid
                ? new RoleSession(
                        place.account().id(), "service-role/", "SSMServiceRole", id, new SessionOrigin.Assumed())
                : new RoleSession(
                        place.account().id(), "", fleet + "-instance-role", id, new SessionOrigin.InstanceProfile());
    }

    /** Its SSM agent. */
    public Caller agent() {
        String userAgent = "aws-sdk-go/1.55.5 (go1.22.10; " + Json.required(platform, "go")
                + "; amd64) amazon-ssm-agent/" + agentVersion();
        String account = place.account().id();
        if (hybrid) {
            return Caller.outside(principal(), "198.51.100.90", userAgent, false);
        }
        if (place.account().name().equals("production")) {
            String endpoint = "vpce-0" + Ids.hex(16, "vpce", account, place.region());
            return new Caller(principal(), address, userAgent, false, Optional.empty(), Optional.of(endpoint));
        }
        int gateway = 50 + Ids.pick(10, "nat", account, place.region());
        return Caller.outside(principal(), "198.51.100." + gateway, userAgent, false);
    }

    /** What scripts can say about it. */
    public ObjectNode describe() {
        return Json.object()
                .put("id", id)
                .put("arn", arn())
                .put("fleet", fleet)
                .put("name", "ip-" + address.replace('.', '-') + '.' + place.region() + ".compute.internal")
                .put("agentVersion", agentVersion())
                .put("platformType", Json.required(platform, "type"))
                .put("platformName", Json.required(platform, "name"))
                .put("platformVersion", Json.required(platform, "version"))
                .put("zone", place.region() + 'a')
                .put("fingerprint", Ids.guid("fingerprint", id));
    }

    private String agentVersion() {
        return Json.required(platform, "agent");
    }
}
