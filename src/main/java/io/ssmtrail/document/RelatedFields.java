package io.ssmtrail.document;

import static io.ssmtrail.document.Members.object;
import static io.ssmtrail.document.Members.text;

import com.fasterxml.jackson.databind.JsonNode;

/** Everyone that an event names, gathered under ECS's {@code related.*} so that one search finds all of a person's. */
final class RelatedFields {

    private RelatedFields() {}

    static void write(JsonNode record, Document.Builder document) {
        JsonNode identity = object(record, "userIdentity");
        JsonNode request = object(record, "requestParameters");
        JsonNode response = object(record, "responseElements");
        document.add(Field.RELATED_USER, text(request, "userName"))
                .add(Field.RELATED_USER, text(request, "newUserName"))
                .add(Field.RELATED_USER, text(object(response, "user"), "userId"))
                .add(Field.RELATED_USER, document.text(Field.USER_ID))
                .add(Field.RELATED_USER, document.text(Field.USER_NAME))
                .add(Field.RELATED_USER, text(object(identity, "onBehalfOf"), "userId"));
    }
}
