package io.ssmtrail.ssm;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event can touch or tell of Systems Manager: one constant for each multi-valued field below {@code aws.ssm.}. */
public enum EntityField {
    /** Managed nodes that the call is about: EC2 instances ({@code i-}) and hybrid machines ({@code mi-}). */
    NODE_ID("node.id"),
    /** Computer names that nodes report of themselves. */
    NODE_NAME("node.name"),
    /** The node whose role made the call: from the session name of the caller, never from what the call is about. */
    CALLER_NODE_ID("caller_node.id"),
    /** Expressions that stand for nodes: {@code tag:Env=prod}, {@code resource-groups:Name=x}, {@code InstanceIds=*}. */
    TARGET("target"),
    /** Other accounts that a call reaches out to (target locations of automations and associations). */
    TARGET_ACCOUNT("target_account"),
    DOCUMENT_NAME("document.name"),
    DOCUMENT_ARN("document.arn"),
    DOCUMENT_VERSION("document.version"),
    DOCUMENT_TYPE("document.type"),
    PARAMETER_NAME("parameter.name"),
    PARAMETER_TYPE("parameter.type"),
    /** Hierarchies that were read whole; CloudTrail does not name the parameters below them. */
    PARAMETER_PATH("parameter.path"),
    PARAMETER_WITH_DECRYPTION("parameter.with_decryption", Type.BOOLEAN),
    COMMAND_ID("command.id"),
    SESSION_ID("session.id"),
    /** One of shell, ssh, port_forwarding, remote_port_forwarding, interactive_command, other. */
    SESSION_KIND("session.kind"),
    SESSION_REMOTE_HOST("session.remote_host"),
    /** The port on the node, or on the remote host where one is named. */
    SESSION_PORT("session.port", Type.INTEGER),
    /** Remote Desktop connections through Fleet Manager (GUI Connect). */
    CONNECTION_ID("connection.id"),
    /** Requests for just-in-time access to nodes. */
    ACCESS_REQUEST_ID("access_request.id"),
    AUTOMATION_EXECUTION_ID("automation.execution_id"),
    MAINTENANCE_WINDOW_ID("maintenance_window.id"),
    MAINTENANCE_WINDOW_TARGET_ID("maintenance_window.target_id"),
    MAINTENANCE_WINDOW_TASK_ID("maintenance_window.task_id"),
    PATCH_BASELINE_ID("patch_baseline.id"),
    PATCH_GROUP("patch_group"),
    ASSOCIATION_ID("association.id"),
    OPS_ITEM_ID("ops_item.id"),
    ACTIVATION_ID("activation.id"),
    INVENTORY_TYPE("inventory.type"),
    SERVICE_SETTING_ID("service_setting.id"),
    /** Accounts that something is shared with; {@code all} is everybody. */
    SHARED_WITH("shared_with"),
    /** Accounts that something is no longer shared with; {@code all} is everybody. */
    UNSHARED_WITH("unshared_with"),
    /** Roles that the call passes on, where it gives their ARN. */
    ROLE_ARN("role.arn"),
    /** Roles that the call passes on, by their bare names: the only form that some actions take. */
    ROLE_NAME("role.name"),
    OUTPUT_BUCKET("output.bucket"),
    OUTPUT_LOG_GROUP("output.log_group"),
    OUTPUT_TOPIC_ARN("output.topic_arn"),
    AGENT_VERSION("agent.version"),
    /** Every ARN of the record's resources, of a denied call's resource, and all others that have no field of their own. */
    RESOURCE_ARN("resource.arn"),
    /** The IAM action that a denied caller lacks. */
    DENIED_ACTION("denied.action"),
    /** What a denied caller wanted, as the error message names it. */
    DENIED_RESOURCE("denied.resource"),
    /** See {@link FailureClass}. */
    FAILURE_CLASS("failure.class");

    /** How the values of a field are to be indexed. */
    public enum Type {
        KEYWORD,
        /** Values are {@code true} and {@code false}. */
        BOOLEAN,
        /** Values are decimal integers. */
        INTEGER
    }

    private static final Map<String, EntityField> BY_PATH = new HashMap<>();

    static {
        for (EntityField field : values()) {
            BY_PATH.put(field.path, field);
        }
    }

    private final String path;
    private final Type type;

    EntityField(String path) {
        this(path, Type.KEYWORD);
    }

    EntityField(String path, Type type) {
        this.path = path;
        this.type = type;
    }

    /** The path below {@code aws.ssm.}, such as {@code node.id}. */
    public String path() {
        return path;
    }

    /** The whole path of the field in the index, such as {@code aws.ssm.node.id}. */
    public String indexPath() {
        return "aws.ssm." + path;
    }

    public Type type() {
        return type;
    }

    static @Nullable EntityField ofPath(String path) {
        return BY_PATH.get(path);
    }

    /** Whether a JSON number is a value of this field; it is not where a name is expected. */
    boolean takesNumbers() {
        return switch (this) {
            case SESSION_PORT, SHARED_WITH, UNSHARED_WITH, TARGET_ACCOUNT, DOCUMENT_VERSION -> true;
            default -> false;
        };
    }
}
