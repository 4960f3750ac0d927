package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads the data files that lie beside the classes of this package. */
final class KnowledgeFile {

    private KnowledgeFile() {}

    static <T> T read(String name, Class<T> type) {
        try (InputStream file =
                Objects.requireNonNull(KnowledgeFile.class.getResourceAsStream(name), name + " is not packaged")) {
            return new JsonMapper().readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged " + name + " cannot be read", e);
        }
    }
}
