package io.ssmtrail.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the project that a test keeps in step with the code, and rewrites where it is told to. */
public final class KeptFile {

    private static final String REWRITE = "ssmtrail.rewrite";

    private KeptFile() {}

    /** Fails, naming the command that rewrites the file, where it does not hold this text. */
    public static void assertHolds(Path file, String text, Class<?> test) throws IOException {
        if (System.getProperty(REWRITE) != null) {
            Files.writeString(file, text);
        }
        String present = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        assertThat(present)
                .as(
                        "%s is out of step; look at what changed, and rewrite it by: mvn test -Dtest=%s -D%s",
                        file, test.getSimpleName(), REWRITE)
                .isEqualTo(text);
    }
}
