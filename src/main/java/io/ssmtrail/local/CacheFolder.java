package io.ssmtrail.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where the unpacked distribution and, unless told otherwise, the data are kept. */
final class CacheFolder {
    private static final String NAME = "ssmtrail";

    private CacheFolder() {}

    static Path usual() {
        return of(ServerUser.current(), System.getenv(), System.getProperties());
    }

    static Path of(ServerUser user, Map<String, String> environment, Properties properties) {
        Path temporary = Path.of(properties.getProperty("java.io.tmpdir", "/tmp"));
        Path home = Path.of(properties.getProperty("user.home", ""));
        Optional<Path> asked = environmentPath(environment, "XDG_CACHE_HOME");
        if (user.isStandIn()) {
            return asked.filter(user::canReach).orElse(Path.of("/var/cache")).resolve(NAME);
        }
        if (asked.isPresent()) {
            return asked.get().resolve(NAME);
        }
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return environmentPath(environment, "LOCALAPPDATA").orElse(home).resolve(NAME);
        }
        if (!home.isAbsolute() || !Files.isWritable(home)) {
            return temporary.resolve(NAME + "-" + properties.getProperty("user.name", "user"));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(NAME);
        }
        return home.resolve(".cache").resolve(NAME);
    }

    private static Optional<Path> environmentPath(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
