package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS adds actions every month: what their names and well-known members tell must not wait for a new catalogue. */
class UnknownActionTest {

    private static final String SSM = "ssm.amazonaws.com";

    @ParameterizedTest
    @CsvSource({
        "ArchiveParameter, Parameter Store, WRITE, change",
        "BatchGetParameterMetadata, Parameter Store, READ, access",
        "ListSessionRecordings, Session Manager, LIST, info",
        "CreatePatchPolicy, Patch Manager, WRITE, creation",
        "DeleteAutomationTemplate, Automation, WRITE, deletion",
        "DescribeDocumentParameterGroups, Documents, READ, info",
        "DescribeMaintenanceWindowParameters, Maintenance Windows, READ, info",
        "DescribeInstanceHealth, Fleet Manager, READ, info",
        "FrobnicateEverything, Systems Manager, WRITE, change",
    })
    void nounAndVerbTellCapabilityAndAccess(String name, String capability, AccessLevel access, String type) {
        ActionFacts facts = Catalogue.standard().action(SSM, name);

        assertThat(facts.known()).isFalse();
        assertThat(facts.eventName()).isEqualTo(name);
        assertThat(facts.capability()).isEqualTo(capability);
        assertThat(facts.accessLevel()).isEqualTo(access);
        assertThat(facts.categories()).containsExactly("configuration");
        assertThat(facts.types()).containsExactly(type);
    }

    @Test
    void aServiceOfOneCapabilityNeedsNoNoun() {
        assertThat(Catalogue.standard()
                        .action("ssm-incidents.amazonaws.com", "ListParameterThings")
                        .capability())
                .isEqualTo("Incident Manager");
    }

    @Test
    void nameIsTheNameOfTheNoun() {
        assertThat(Events.of("ArchiveParameter", "'requestParameters': {'name': '/app/key'}")
                        .values(EntityField.PARAMETER_NAME))
                .containsExactly("/app/key");
        assertThat(Events.of("ArchiveDocuments", "'requestParameters': {'names': ['One', 'Two']}")
                        .values(EntityField.DOCUMENT_NAME))
                .containsExactly("One", "Two");
        assertThat(Events.of("ArchiveEverything", "'requestParameters': {'name': 'x'}")
                        .fields())
                .isEmpty();
    }

    @Test
    void wellKnownMembersAreReadAtAnyDepthAndInBothSpellings() {
        SsmEntities entities = Events.of("FrobnicateEverything", """
                'requestParameters': {'plan': [{'instanceIds': ['i-0123456789abcdef0'], 'sessionId': 'ana-0a1b2c'}]},
                'responseElements': {'CommandId': '11111111-2222-3333-4444-555555555555', 'result': {'windowId': 'mw-0123456789abcdef0'}}
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.SESSION_ID)).containsExactly("ana-0a1b2c");
        assertThat(entities.values(EntityField.COMMAND_ID)).containsExactly("11111111-2222-3333-4444-555555555555");
        assertThat(entities.values(EntityField.MAINTENANCE_WINDOW_ID)).containsExactly("mw-0123456789abcdef0");
    }

    @Test
    void aNewMemberOfAKnownActionIsReadToo() {
        SsmEntities entities =
                Events.of("PutParameter", "'requestParameters': {'name': '/a/b', 'opsItemId': 'oi-0123456789ab'}");

        assertThat(entities.values(EntityField.PARAMETER_NAME)).containsExactly("/a/b");
        assertThat(entities.values(EntityField.OPS_ITEM_ID)).containsExactly("oi-0123456789ab");
    }
}
