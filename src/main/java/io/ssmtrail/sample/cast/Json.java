package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.program.ProgramFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The data files of the sample, and reading from them. */
public final class Json {

    /** Writes trees in the order in which they were built. */
    public static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private static final String FOLDER = "/io/ssmtrail/sample/";

    private Json() {}

    /** A data file of the sample, by its path below the sample's own folder. */
    public static JsonNode resource(String path) {
        return ProgramFile.json(Json.class, FOLDER + path);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The text of a member, empty where it is missing. */
    public static Optional<String> text(JsonNode parent, String member) {
        JsonNode value = parent.path(member);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** The text of a member that has to be there. */
    public static String required(JsonNode parent, String member) {
        return text(parent, member)
                .orElseThrow(() -> new IllegalStateException("no \"" + member + "\" in the sample's data: " + parent));
    }

    /** The texts of an array member, empty where it is missing. */
    public static List<String> texts(JsonNode parent, String member) {
        List<String> texts = new ArrayList<>();
        parent.path(member).forEach(text -> texts.add(text.textValue()));
        return List.copyOf(texts);
    }
}
