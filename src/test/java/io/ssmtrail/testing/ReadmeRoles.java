package io.ssmtrail.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The roles as the README shows them. */
public final class ReadmeRoles {

    private static final Pattern REQUEST = Pattern.compile("PUT /_security/role/(\\w+)\\n(\\{.*?\\n})", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("```yaml\\n# roles.yml\\n(.*?)```", Pattern.DOTALL);

    private ReadmeRoles() {}

    /** What {@code roles.yml} is to hold. */
    public static String file() throws IOException {
        Matcher file = FILE.matcher(Files.readString(Path.of("README.md")));
        if (!file.find()) {
            throw new AssertionError("the README shows no roles.yml");
        }
        return file.group(1);
    }

    /** The body of each request, by the role's name. */
    public static Map<String, String> requests() throws IOException {
        Map<String, String> bodies = new LinkedHashMap<>();
        Matcher requests = REQUEST.matcher(Files.readString(Path.of("README.md")));
        while (requests.find()) {
            bodies.put(requests.group(1), requests.group(2));
        }
        return bodies;
    }
}
