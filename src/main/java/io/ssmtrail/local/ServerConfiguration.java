package io.ssmtrail.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that Elasticsearch reads at its start, written anew each time. */
record ServerConfiguration(Distribution distribution, int port, String heap, List<String> javaOptions) {

    /** On the command line of the server, so that a process can be told to be the one of this folder. */
    static final String MARK = "-Dssmtrail.local=";

    private static final String LOGGING = """
            status = error
            appender.file.type = RollingFile
            appender.file.name = file
            appender.file.fileName = ${sys:es.logs.base_path}${sys:file.separator}elasticsearch.log
            appender.file.filePattern = ${sys:es.logs.base_path}${sys:file.separator}elasticsearch-%i.log
            appender.file.layout.type = PatternLayout
            appender.file.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
            appender.file.policies.type = Policies
            appender.file.policies.size.type = SizeBasedTriggeringPolicy
            appender.file.policies.size.size = 20MB
            appender.file.strategy.type = DefaultRolloverStrategy
            appender.file.strategy.max = 2
            rootLogger.level = info
            rootLogger.appenderRef.file.ref = file
            """;

    void write(DataFolder folder) throws IOException {
        replace(folder.config().resolve("elasticsearch.yml"), settings(folder));
        replace(folder.config().resolve("jvm.options"), virtualMachine(folder));
        replace(folder.config().resolve("log4j2.properties"), List.of(LOGGING));
    }

    private List<String> settings(DataFolder folder) {
        List<String> settings = new ArrayList<>(List.of(
                "cluster.name: ssmtrail-local",
                "node.name: local",
                "path.data: " + quoted(folder.data()),
                "path.logs: " + quoted(folder.logs()),
                "http.host: 127.0.0.1",
                "http.port: " + port,
                "transport.host: 127.0.0.1",
                "transport.port: 0",
                "discovery.type: single-node",
                // Shares of the disk, the default, would stop a nearly full big disk that has room for all this.
                "cluster.routing.allocation.disk.watermark.low: 400mb",
                "cluster.routing.allocation.disk.watermark.high: 300mb",
                "cluster.routing.allocation.disk.watermark.flood_stage: 200mb"));
        // An Elasticsearch refuses to start with a setting of a module that it does not have.
        if (distribution.hasModule("x-pack-security")) {
            settings.add("xpack.security.enabled: false");
        }
        if (distribution.hasModule("x-pack-ml")) {
            settings.add("xpack.ml.enabled: false");
        }
        if (distribution.hasModule("ingest-geoip")) {
            settings.add("ingest.geoip.downloader.enabled: false");
        }
        return settings;
    }

    private List<String> virtualMachine(DataFolder folder) throws IOException {
        List<String> options = new ArrayList<>();
        for (String line :
                Files.readAllLines(distribution.home().resolve("config").resolve("jvm.options"))) {
            // These two may fill gigabytes.
            boolean hoards = line.contains("-Xlog:gc") || line.contains("HeapDumpOnOutOfMemoryError");
            if (!line.isBlank() && !line.startsWith("#") && !hoards) {
                options.add(line);
            }
        }
        options.add("-Xms" + heap);
        options.add("-Xmx" + heap);
        options.add("-XX:-AlwaysPreTouch");
        options.add(MARK + folder.path());
        options.addAll(javaOptions);
        return options;
    }

    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void replace(Path file, List<String> lines) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, lines);
    }
}
