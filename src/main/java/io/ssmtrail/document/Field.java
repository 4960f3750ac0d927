package io.ssmtrail.document;

import java.util.List;
import java.util.stream.Stream;

/**
 * The fields that a document can hold; what each means, and where it comes from, stands in {@code mappings/fields.json}.
 *
 * <p>The order is that of the written document: fields with a common prefix stand together, so that a document is
 * written in one pass.
 *
 * @see <a href="https://www.elastic.co/docs/reference/ecs">Elastic Common Schema</a>
 */
public enum Field {
    TIMESTAMP("@timestamp"),
    CLOUDTRAIL_ADDENDUM_ORIGINAL_EVENT_ID("aws.cloudtrail.addendum.original_event_id"),
    CLOUDTRAIL_ADDENDUM_ORIGINAL_REQUEST_ID("aws.cloudtrail.addendum.original_request_id"),
    CLOUDTRAIL_ADDENDUM_REASON("aws.cloudtrail.addendum.reason"),
    CLOUDTRAIL_ADDENDUM_UPDATED_FIELDS("aws.cloudtrail.addendum.updated_fields"),
    CLOUDTRAIL_API_VERSION("aws.cloudtrail.api_version"),
    CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_LOGIN_TO(
            "aws.cloudtrail.console_login.additional_eventdata.login_to"),
    CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_MFA_USED(
            "aws.cloudtrail.console_login.additional_eventdata.mfa_used"),
    CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_MOBILE_VERSION(
            "aws.cloudtrail.console_login.additional_eventdata.mobile_version"),
    CLOUDTRAIL_ERROR_CODE("aws.cloudtrail.error_code"),
    CLOUDTRAIL_ERROR_MESSAGE("aws.cloudtrail.error_message"),
    CLOUDTRAIL_EVENT_CATEGORY("aws.cloudtrail.event_category"),
    CLOUDTRAIL_EVENT_TYPE("aws.cloudtrail.event_type"),
    CLOUDTRAIL_EVENT_VERSION("aws.cloudtrail.event_version"),
    CLOUDTRAIL_FLATTENED_ADDITIONAL_EVENTDATA("aws.cloudtrail.flattened.additional_eventdata"),
    CLOUDTRAIL_FLATTENED_INSIGHT_DETAILS("aws.cloudtrail.flattened.insight_details"),
    CLOUDTRAIL_FLATTENED_REQUEST_PARAMETERS("aws.cloudtrail.flattened.request_parameters"),
    CLOUDTRAIL_FLATTENED_RESPONSE_ELEMENTS("aws.cloudtrail.flattened.response_elements"),
    CLOUDTRAIL_FLATTENED_SERVICE_EVENT_DETAILS("aws.cloudtrail.flattened.service_event_details"),
    CLOUDTRAIL_MANAGEMENT_EVENT("aws.cloudtrail.management_event"),
    CLOUDTRAIL_READ_ONLY("aws.cloudtrail.read_only"),
    CLOUDTRAIL_RECIPIENT_ACCOUNT_ID("aws.cloudtrail.recipient_account_id"),
    CLOUDTRAIL_REQUEST_ID("aws.cloudtrail.request_id"),
    CLOUDTRAIL_RESOURCES("aws.cloudtrail.resources"),
    CLOUDTRAIL_SESSION_CREDENTIAL_FROM_CONSOLE("aws.cloudtrail.session_credential_from_console"),
    CLOUDTRAIL_SHARED_EVENT_ID("aws.cloudtrail.shared_event_id"),
    CLOUDTRAIL_TLS_DETAILS_KEY_EXCHANGE("aws.cloudtrail.tls_details.key_exchange"),
    CLOUDTRAIL_USER_IDENTITY_ACCESS_KEY_ID("aws.cloudtrail.user_identity.access_key_id"),
    CLOUDTRAIL_USER_IDENTITY_ARN("aws.cloudtrail.user_identity.arn"),
    CLOUDTRAIL_USER_IDENTITY_CREDENTIAL_ID("aws.cloudtrail.user_identity.credential_id"),
    CLOUDTRAIL_USER_IDENTITY_IDENTITY_PROVIDER("aws.cloudtrail.user_identity.identity_provider"),
    CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_CREDENTIALS_ISSUED_TO(
            "aws.cloudtrail.user_identity.in_scope_of.credentials_issued_to"),
    CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_ISSUER_TYPE("aws.cloudtrail.user_identity.in_scope_of.issuer_type"),
    CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ACCOUNT("aws.cloudtrail.user_identity.in_scope_of.source_account"),
    CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ARN("aws.cloudtrail.user_identity.in_scope_of.source_arn"),
    CLOUDTRAIL_USER_IDENTITY_INVOKED_BY("aws.cloudtrail.user_identity.invoked_by"),
    CLOUDTRAIL_USER_IDENTITY_INVOKED_BY_DELEGATE_ACCOUNT_ID(
            "aws.cloudtrail.user_identity.invoked_by_delegate.account_id"),
    CLOUDTRAIL_USER_IDENTITY_ON_BEHALF_OF_IDENTITY_STORE_ARN(
            "aws.cloudtrail.user_identity.on_behalf_of.identity_store_arn"),
    CLOUDTRAIL_USER_IDENTITY_ON_BEHALF_OF_USER_ID("aws.cloudtrail.user_identity.on_behalf_of.user_id"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_ASSUMED_ROOT("aws.cloudtrail.user_identity.session_context.assumed_root"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_CREATION_DATE(
            "aws.cloudtrail.user_identity.session_context.creation_date"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_EC2_ROLE_DELIVERY(
            "aws.cloudtrail.user_identity.session_context.ec2_role_delivery"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_MFA_AUTHENTICATED(
            "aws.cloudtrail.user_identity.session_context.mfa_authenticated"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ACCOUNT_ID(
            "aws.cloudtrail.user_identity.session_context.session_issuer.account_id"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ARN(
            "aws.cloudtrail.user_identity.session_context.session_issuer.arn"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_PRINCIPAL_ID(
            "aws.cloudtrail.user_identity.session_context.session_issuer.principal_id"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_TYPE(
            "aws.cloudtrail.user_identity.session_context.session_issuer.type"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SIGN_IN_SESSION_ARN(
            "aws.cloudtrail.user_identity.session_context.sign_in_session_arn"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SOURCE_IDENTITY(
            "aws.cloudtrail.user_identity.session_context.source_identity"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_WEB_ID_FEDERATION_DATA_ATTRIBUTES(
            "aws.cloudtrail.user_identity.session_context.web_id_federation_data.attributes"),
    CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_WEB_ID_FEDERATION_DATA_FEDERATED_PROVIDER(
            "aws.cloudtrail.user_identity.session_context.web_id_federation_data.federated_provider"),
    CLOUDTRAIL_USER_IDENTITY_TYPE("aws.cloudtrail.user_identity.type"),
    CLOUDTRAIL_VPC_ENDPOINT_ACCOUNT_ID("aws.cloudtrail.vpc_endpoint_account_id"),
    CLOUDTRAIL_VPC_ENDPOINT_ID("aws.cloudtrail.vpc_endpoint_id"),
    PRINCIPAL_ACCESS_KEY_ID("aws.principal.access_key_id"),
    PRINCIPAL_ACCOUNT_ID("aws.principal.account_id"),
    PRINCIPAL_ACTOR("aws.principal.actor"),
    PRINCIPAL_ACTOR_RULE("aws.principal.actor_rule"),
    PRINCIPAL_ARN("aws.principal.arn"),
    PRINCIPAL_CONSOLE("aws.principal.console"),
    PRINCIPAL_CREDENTIALS("aws.principal.credentials"),
    PRINCIPAL_CROSS_ACCOUNT("aws.principal.cross_account"),
    PRINCIPAL_EMAIL("aws.principal.email"),
    PRINCIPAL_ID("aws.principal.id"),
    PRINCIPAL_KIND("aws.principal.kind"),
    PRINCIPAL_MFA("aws.principal.mfa"),
    PRINCIPAL_NAME("aws.principal.name"),
    PRINCIPAL_SESSION_NAME("aws.principal.session_name"),
    PRINCIPAL_SOURCE_IDENTITY("aws.principal.source_identity"),
    SSM_ACCESS_LEVEL("aws.ssm.access_level"),
    SSM_ACCESS_REQUEST_ID("aws.ssm.access_request.id"),
    SSM_ACTIVATION_ID("aws.ssm.activation.id"),
    SSM_AGENT_VERSION("aws.ssm.agent.version"),
    SSM_ASSOCIATION_ID("aws.ssm.association.id"),
    SSM_AUTOMATION_EXECUTION_ID("aws.ssm.automation.execution_id"),
    SSM_AUTOMATION_SIGNAL("aws.ssm.automation.signal"),
    SSM_CALLER_NODE_ID("aws.ssm.caller_node.id"),
    SSM_CAPABILITY("aws.ssm.capability"),
    SSM_COMMAND_ID("aws.ssm.command.id"),
    SSM_COMPLIANCE_TYPE("aws.ssm.compliance.type"),
    SSM_CONNECTION_AUTH_TYPE("aws.ssm.connection.auth_type"),
    SSM_CONNECTION_ID("aws.ssm.connection.id"),
    SSM_DENIED_ACTION("aws.ssm.denied.action"),
    SSM_DENIED_RESOURCE("aws.ssm.denied.resource"),
    SSM_DOCUMENT_ARN("aws.ssm.document.arn"),
    SSM_DOCUMENT_NAME("aws.ssm.document.name"),
    SSM_DOCUMENT_TYPE("aws.ssm.document.type"),
    SSM_DOCUMENT_VERSION("aws.ssm.document.version"),
    SSM_FAILURE_CLASS("aws.ssm.failure.class"),
    SSM_INVENTORY_TYPE("aws.ssm.inventory.type"),
    SSM_MAINTENANCE_WINDOW_ID("aws.ssm.maintenance_window.id"),
    SSM_MAINTENANCE_WINDOW_TARGET_ID("aws.ssm.maintenance_window.target_id"),
    SSM_MAINTENANCE_WINDOW_TASK_ID("aws.ssm.maintenance_window.task_id"),
    SSM_NODE_ID("aws.ssm.node.id"),
    SSM_NODE_NAME("aws.ssm.node.name"),
    SSM_OPS_ITEM_ID("aws.ssm.ops_item.id"),
    SSM_OUTPUT_BUCKET("aws.ssm.output.bucket"),
    SSM_OUTPUT_LOG_GROUP("aws.ssm.output.log_group"),
    SSM_OUTPUT_TOPIC_ARN("aws.ssm.output.topic_arn"),
    SSM_PARAMETER_NAME("aws.ssm.parameter.name"),
    SSM_PARAMETER_PATH("aws.ssm.parameter.path"),
    SSM_PARAMETER_TYPE("aws.ssm.parameter.type"),
    SSM_PARAMETER_VERSION("aws.ssm.parameter.version"),
    SSM_PARAMETER_WITH_DECRYPTION("aws.ssm.parameter.with_decryption"),
    SSM_PATCH_BASELINE_ID("aws.ssm.patch_baseline.id"),
    SSM_PATCH_GROUP("aws.ssm.patch_group"),
    SSM_RESOURCE_ARN("aws.ssm.resource.arn"),
    SSM_ROLE_ARN("aws.ssm.role.arn"),
    SSM_ROLE_NAME("aws.ssm.role.name"),
    SSM_SCHEDULE("aws.ssm.schedule"),
    SSM_SERVICE_SETTING_ID("aws.ssm.service_setting.id"),
    SSM_SESSION_ID("aws.ssm.session.id"),
    SSM_SESSION_KIND("aws.ssm.session.kind"),
    SSM_SESSION_PORT("aws.ssm.session.port"),
    SSM_SESSION_REMOTE_HOST("aws.ssm.session.remote_host"),
    SSM_SHARED_WITH("aws.ssm.shared_with"),
    SSM_TARGET("aws.ssm.target"),
    SSM_TARGET_ACCOUNT("aws.ssm.target_account"),
    SSM_UNSHARED_WITH("aws.ssm.unshared_with"),
    CLOUD_ACCOUNT_ID("cloud.account.id"),
    CLOUD_PROVIDER("cloud.provider"),
    CLOUD_REGION("cloud.region"),
    CLOUD_SERVICE_NAME("cloud.service.name"),
    DATA_STREAM_DATASET("data_stream.dataset"),
    ECS_VERSION("ecs.version"),
    ERROR_CODE("error.code"),
    ERROR_MESSAGE("error.message"),
    EVENT_ACTION("event.action"),
    EVENT_CATEGORY("event.category"),
    EVENT_DATASET("event.dataset"),
    EVENT_ID("event.id"),
    EVENT_KIND("event.kind"),
    EVENT_MODULE("event.module"),
    EVENT_ORIGINAL("event.original"),
    EVENT_OUTCOME("event.outcome"),
    EVENT_PROVIDER("event.provider"),
    EVENT_TYPE("event.type"),
    GROUP_ID("group.id"),
    GROUP_NAME("group.name"),
    RELATED_ENTITY("related.entity"),
    RELATED_HOSTS("related.hosts"),
    RELATED_IP("related.ip"),
    RELATED_USER("related.user"),
    SERVICE_NAME("service.name"),
    SOURCE_ADDRESS("source.address"),
    SOURCE_AS_NUMBER("source.as.number"),
    SOURCE_AS_ORGANIZATION_NAME("source.as.organization.name"),
    SOURCE_GEO_CITY_NAME("source.geo.city_name"),
    SOURCE_GEO_CONTINENT_NAME("source.geo.continent_name"),
    SOURCE_GEO_COUNTRY_ISO_CODE("source.geo.country_iso_code"),
    SOURCE_GEO_COUNTRY_NAME("source.geo.country_name"),
    SOURCE_GEO_LOCATION("source.geo.location"),
    SOURCE_GEO_REGION_ISO_CODE("source.geo.region_iso_code"),
    SOURCE_GEO_REGION_NAME("source.geo.region_name"),
    SOURCE_IP("source.ip"),
    TLS_CIPHER("tls.cipher"),
    TLS_CLIENT_SERVER_NAME("tls.client.server_name"),
    TLS_VERSION("tls.version"),
    TLS_VERSION_PROTOCOL("tls.version_protocol"),
    USER_EMAIL("user.email"),
    USER_ID("user.id"),
    USER_NAME("user.name"),
    USER_TARGET_ID("user.target.id"),
    USER_TARGET_NAME("user.target.name"),
    USER_AGENT_NAME("user_agent.name"),
    USER_AGENT_ORIGINAL("user_agent.original"),
    USER_AGENT_OS_NAME("user_agent.os.name"),
    USER_AGENT_VERSION("user_agent.version");

    private static final List<Field> ALL = List.of(values());

    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> segments;

    Field(String path) {
        this.path = path;
        this.segments = Stream.of(path.split("\\.", -1)).toList();
    }

    /** Its place among all fields, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order of the fields is what this enumeration is for
    int place() {
        return ordinal();
    }

    /** The name that the field has in the index, with dots. */
    public String path() {
        return path;
    }

    /** The name at the top of the document. */
    String root() {
        return segments.get(0);
    }

    /** The names of its objects and its own, from the top of the document. */
    List<String> segments() {
        return segments;
    }

    /** How many objects this field shares with another one. */
    int commonObjects(Field other) {
        int limit = Math.min(segments.size(), other.segments.size()) - 1;
        int common = 0;
        while (common < limit && segments.get(common).equals(other.segments.get(common))) {
            common++;
        }
        return common;
    }

    /** All fields, in the order in which they are written. */
    public static List<Field> all() {
        return ALL;
    }
}
