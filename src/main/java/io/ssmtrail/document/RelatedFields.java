package io.ssmtrail.document;

import static io.ssmtrail.document.Members.text;

import io.ssmtrail.json.JsonObject;

/** Everyone that an event names, gathered under ECS's {@code related.*} so that one search finds all of a person's. */
final class RelatedFields {

    private RelatedFields() {}

    static void write(JsonObject record, Document.Builder document) {
        JsonObject identity = record.object("userIdentity");
        JsonObject request = record.object("requestParameters");
        JsonObject response = record.object("responseElements");
        document.add(Field.RELATED_USER, text(request, "userName"))
                .add(Field.RELATED_USER, text(request, "newUserName"))
                .add(Field.RELATED_USER, text(response.object("user"), "userId"))
                .add(Field.RELATED_USER, document.text(Field.USER_ID))
                .add(Field.RELATED_USER, document.text(Field.USER_NAME))
                .add(Field.RELATED_USER, text(identity.object("onBehalfOf"), "userId"));
    }
}
