package io.ssmtrail.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/** What {@link RandomRecords} starts from: whole records as CloudTrail writes them, members and actions. */
final class RealisticRecords {

    /** Every member that the mapper knows of. */
    static final List<String> MEMBERS = List.of(
            "eventVersion",
            "eventName",
            "awsRegion",
            "sourceIPAddress",
            "userAgent",
            "errorCode",
            "errorMessage",
            "requestParameters",
            "requestParameters.parameters",
            "requestParameters.targets",
            "requestParameters.instanceIds",
            "requestParameters.documentName",
            "requestParameters.name",
            "requestParameters.names",
            "requestParameters.userName",
            "requestParameters.withDecryption",
            "requestParameters.resourceId",
            "requestParameters.filters",
            "responseElements",
            "responseElements.command",
            "responseElements.user.userId",
            "responseElements.ConsoleLogin",
            "additionalEventData",
            "additionalEventData.MFAUsed",
            "additionalEventData.UserName",
            "requestID",
            "eventID",
            "eventType",
            "apiVersion",
            "managementEvent",
            "readOnly",
            "resources",
            "recipientAccountId",
            "recipientAccountID",
            "serviceEventDetails",
            "sharedEventID",
            "vpcEndpointId",
            "vpcEndpointAccountId",
            "eventCategory",
            "addendum",
            "addendum.reason",
            "sessionCredentialFromConsole",
            "edgeDeviceDetails",
            "tlsDetails",
            "tlsDetails.tlsVersion",
            "tlsDetails.cipherSuite",
            "tlsDetails.clientProvidedHostHeader",
            "tlsDetails.keyExchange",
            "insightDetails",
            "userIdentity",
            "userIdentity.type",
            "userIdentity.principalId",
            "userIdentity.arn",
            "userIdentity.accountId",
            "userIdentity.accessKeyId",
            "userIdentity.userName",
            "userIdentity.invokedBy",
            "userIdentity.identityProvider",
            "userIdentity.credentialId",
            "userIdentity.invokedByDelegate.accountId",
            "userIdentity.onBehalfOf",
            "userIdentity.onBehalfOf.userId",
            "userIdentity.inScopeOf",
            "userIdentity.inScopeOf.issuerType",
            "userIdentity.sessionContext",
            "userIdentity.sessionContext.sessionIssuer",
            "userIdentity.sessionContext.sessionIssuer.arn",
            "userIdentity.sessionContext.sessionIssuer.userName",
            "userIdentity.sessionContext.attributes",
            "userIdentity.sessionContext.attributes.creationDate",
            "userIdentity.sessionContext.attributes.mfaAuthenticated",
            "userIdentity.sessionContext.webIdFederationData.attributes",
            "userIdentity.sessionContext.webIdFederationData.federatedProvider",
            "userIdentity.sessionContext.assumedRoot",
            "userIdentity.sessionContext.ec2RoleDelivery",
            "userIdentity.sessionContext.sourceIdentity");

    static final List<String> ACTIONS = List.of(
            "StartSession",
            "SendCommand",
            "GetParameters",
            "PutParameter",
            "ModifyDocumentPermission",
            "PutComplianceItems",
            "RegisterTaskWithMaintenanceWindow",
            "DescribeSessions",
            "StartAutomationExecution",
            "UpdateInstanceInformation",
            "CreateAssociationBatch",
            "AddTagsToResource",
            "ConsoleLogin",
            "FrobnicateWidget");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private static final List<String> RECORDS = List.of("""
            {'eventVersion': '1.09', 'userIdentity': {'type': 'AssumedRole', 'principalId': 'AROAEXAMPLE:ana@example.com',
              'arn': 'arn:aws:sts::111122223333:assumed-role/Ops/ana@example.com', 'accountId': '111122223333',
              'accessKeyId': 'ASIAEXAMPLE', 'sessionContext': {'sessionIssuer': {'type': 'Role', 'principalId': 'AROAEXAMPLE',
              'arn': 'arn:aws:iam::111122223333:role/Ops', 'accountId': '111122223333', 'userName': 'Ops'},
              'webIdFederationData': {}, 'attributes': {'creationDate': '2026-03-01T08:00:00Z', 'mfaAuthenticated': 'true'}}},
             'eventName': 'SendCommand', 'awsRegion': 'eu-west-1', 'sourceIPAddress': '203.0.113.20', 'userAgent': 'aws-cli/2.17.0',
             'requestParameters': {'documentName': 'AWS-RunShellScript', 'instanceIds': ['i-0123456789abcdef0'],
              'targets': [{'key': 'tag:Env', 'values': ['prod']}], 'parameters': 'HIDDEN_DUE_TO_SECURITY_REASONS',
              'interactive': false, 'maxErrors': '0'},
             'responseElements': {'command': {'commandId': '11111111-2222-3333-4444-555555555555',
              'requestedDateTime': 'Nov 5, 2024, 2:06:35 AM', 'expiresAfter': 'Oct 30, 2024 8:29:59 PM', 'targetCount': 1}},
             'requestID': '6f0a6c8e-0000-4000-8000-000000000001', 'readOnly': false, 'eventType': 'AwsApiCall',
             'managementEvent': true, 'recipientAccountId': '111122223333', 'eventCategory': 'Management',
             'tlsDetails': {'tlsVersion': 'TLSv1.3', 'cipherSuite': 'TLS_AES_128_GCM_SHA256',
              'clientProvidedHostHeader': 'ssm.eu-west-1.amazonaws.com'}}
            """, """
            {'eventVersion': '1.05', 'userIdentity': {'type': 'IAMUser', 'principalId': 'AIDAEXAMPLE', 'userName': 'bo',
              'arn': 'arn:aws:iam::111122223333:user/bo', 'accountId': '111122223333', 'accessKeyId': 'AKIAEXAMPLE'},
             'eventName': 'GetParameter', 'awsRegion': 'us-east-1', 'sourceIPAddress': '2001:db8::1', 'userAgent': 'Boto3/1.34',
             'errorCode': 'AccessDenied', 'errorMessage': 'User: arn:aws:iam::111122223333:user/bo is not authorized to perform: \
            ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111122223333:parameter/app/key because no policy allows it',
             'requestParameters': null, 'responseElements': null, 'resources': [{'ARN':
              'arn:aws:ssm:us-east-1:111122223333:parameter/app/key', 'accountId': '111122223333'}], 'eventType': 'AwsApiCall'}
            """, """
            {'eventVersion': '1.08', 'userIdentity': {'type': 'AWSService', 'invokedBy': 'ssm.amazonaws.com'},
             'eventName': 'StartSession', 'sourceIPAddress': 'ssm.amazonaws.com', 'userAgent': 'ssm.amazonaws.com',
             'requestParameters': {'target': 'i-0123456789abcdef0', 'parameters': {'portNumber': ['5432'], 'host': ['db']}},
             'responseElements': {'sessionId': 'x-0123456789abcdef0', 'tokenValue': 'Value hidden due to security reasons.'},
             'additionalEventData': {'a': {'b': [1, 2.5, null, true]}}, 'serviceEventDetails': {'state': 'x'},
             'sharedEventID': 's', 'vpcEndpointId': 'vpce-1', 'addendum': {'reason': 'UPDATED_DATA', 'updatedFields': 'x'}}
            """, """
            {'eventVersion': '1.07', 'eventName': 'DescribeInstanceInformation', 'eventType': 'AwsCloudTrailInsight',
             'insightDetails': {'state': 'Start', 'eventSource': 'ssm.amazonaws.com', 'insightContext': {'statistics':
              {'baseline': {'average': 0.0017857143}, 'insight': {'average': 6}}}}, 'eventCategory': 'Insight',
             'userIdentity': {'accountId': '111122223333', 'invokedBy': 'AWS Internal'}}
            """);

    static final int COUNT = RECORDS.size();

    private RealisticRecords() {}

    static ObjectNode get(int which) {
        try {
            return (ObjectNode) JSON.readTree(RECORDS.get(which));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
