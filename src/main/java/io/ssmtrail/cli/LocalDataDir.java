package io.ssmtrail.cli;

import io.ssmtrail.local.LocalOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a local Elasticsearch: there can be one for each folder. */
final class LocalDataDir {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Folder with its data, configuration and logs; otherwise one in the user's cache folder.")
    @Nullable
    Path folder;

    Path orUsual() {
        return Optional.ofNullable(folder)
                .map(path -> path.toAbsolutePath().normalize())
                .orElseGet(() -> LocalOptions.usual().dataDir());
    }
}
