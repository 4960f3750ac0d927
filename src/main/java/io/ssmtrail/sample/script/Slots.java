package io.ssmtrail.sample.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.cast.RoleSession;
import java.util.List;

/** The things that slots of a script stand for. Things that outlive a script are the same in every scene of a place. */
final class Slots {

    private static final List<String> SHELLS = List.of(
            "AWS-RunShellScript", "AWS-RunShellScript", "AWS-RunShellScript", "Restart-Service", "Collect-Logs");
    private static final List<String> DOCUMENTS = List.of(
            "Deploy-Application", "Restart-Service", "Collect-Logs", "Failover-Database", "Rotate-Certificates");
    private static final List<String> COMMENTS =
            List.of("", "disk space", "restart after deploy", "collect logs", "check certificate");
    private static final List<String> ASSOCIATED =
            List.of("AWS-UpdateSSMAgent", "AWS-ConfigureAWSPackage", "AmazonCloudWatch-ManageAgent");
    private static final int BATCH = 10;

    private final Setting setting;

    Slots(Setting setting) {
        this.setting = setting;
    }

    /** What a slot stands for, once and for all of its scene. The name may end with digits, to have several. */
    JsonNode make(String name) {
        int end = name.length();
        while (Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        String kind = name.substring(0, end);
        IdSource ids = setting.ids();
        return switch (kind) {
            case "node" -> setting.any(setting.nodes()).describe();
            case "account" -> text(setting.place().account().id());
            case "region" -> text(setting.place().region());
            case "user" -> text(setting.actor().principal().name());
            case "actor" -> actor();
            case "parameter" -> parameter(setting.any(setting.organisation().settings()));
            case "secret" -> parameter(setting.any(setting.organisation().secrets()));
            case "secrets" -> secrets();
            case "parameterBatches" -> batches();
            case "document" -> text(setting.any(DOCUMENTS));
            case "shellDocument" -> text(setting.any(SHELLS));
            case "comment" -> text(setting.any(COMMENTS));
            case "command", "automation", "connection", "guid" -> text(ids.guid());
            case "hex" -> text(ids.hex(name.equals("hex17") ? 17 : 12));
            case "number" -> text(Integer.toString(1000 + setting.random().nextInt(9000)));
            case "session" -> text(setting.actor().principal().name() + '-' + ids.hex(17));
            case "digest" -> text(ids.hex(64));
            case "hash" -> text(ids.hex(22) + "==");
            case "opsItem" -> text("oi-" + ids.hex(12));
            case "incident" ->
                text("arn:aws:ssm-incidents::" + setting.place().account().id() + ":incident-record/checkout-down/"
                        + ids.guid());
            default -> lasting(kind);
        };
    }

    /** Things that were there before the script, and stay. */
    private JsonNode lasting(String kind) {
        Place place = setting.place();
        String account = place.account().id();
        String region = place.region();
        return switch (kind) {
            case "bucket" -> text("example-org-ssm-output-" + region);
            case "key" -> text(place.arn("kms", "key/" + Ids.guid("kms", account, region)));
            case "window" ->
                Json.object()
                        .put("id", "mw-" + Ids.hex(17, "window", account, region))
                        .put("name", "patch-" + place.account().name())
                        .put("task", Ids.guid("window-task", account, region));
            case "baseline" ->
                Json.object()
                        .put("id", "pb-" + Ids.hex(17, "baseline", account, region))
                        .put("name", place.account().name() + "-baseline")
                        .put("group", place.account().name());
            case "inventoryAssociation" -> association("AWS-GatherSoftwareInventory");
            case "association" -> association(setting.any(ASSOCIATED));
            default -> throw new IllegalStateException("a script of the sample uses an unknown slot: " + kind);
        };
    }

    private JsonNode association(String document) {
        Place place = setting.place();
        String id = Ids.guid("association", place.account().id(), place.region(), document);
        return Json.object()
                .put("id", id)
                .put("arn", place.arn("ssm", "association/" + id))
                .put("document", document);
    }

    private JsonNode actor() {
        ObjectNode actor = Json.object().put("arn", setting.actor().principal().arn());
        if (setting.actor().principal() instanceof RoleSession session) {
            actor.put("roleArn", session.roleArn());
        }
        return actor;
    }

    private ObjectNode parameter(String leaf) {
        return parameter(setting.any(setting.applications()), leaf);
    }

    private ObjectNode parameter(String application, String leaf) {
        String name = application + '/' + leaf;
        return Json.object()
                .put("name", name)
                .put("path", application)
                .put("arn", setting.place().arn("ssm", "parameter" + name));
    }

    /** Every encrypted parameter of the applications at hand. */
    private ArrayNode secrets() {
        ArrayNode all = Json.MAPPER.createArrayNode();
        for (String application : setting.applications()) {
            setting.organisation().secrets().forEach(leaf -> all.add(parameter(application, leaf)));
        }
        return all;
    }

    /** The same by tens: as many as one call may name. */
    private ArrayNode batches() {
        ArrayNode all = secrets();
        ArrayNode batches = Json.MAPPER.createArrayNode();
        for (int from = 0; from < all.size(); from += BATCH) {
            ArrayNode names = Json.MAPPER.createArrayNode();
            ArrayNode arns = Json.MAPPER.createArrayNode();
            for (int i = from; i < Math.min(all.size(), from + BATCH); i++) {
                names.add(all.get(i).get("name"));
                arns.add(all.get(i).get("arn"));
            }
            ObjectNode batch = batches.addObject();
            batch.set("names", names);
            batch.set("arns", arns);
        }
        return batches;
    }

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }
}
