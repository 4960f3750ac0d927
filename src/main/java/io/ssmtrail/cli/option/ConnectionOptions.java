package io.ssmtrail.cli.option;

import io.ssmtrail.connection.settings.ServerSettings;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.ServerCheck;
import io.ssmtrail.error.SsmtrailException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where Elasticsearch answers and how to be let in. */
public final class ConnectionOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee = CommandSpec.create();

    @Option(
            names = "--url",
            paramLabel = "URL",
            split = ",",
            description =
                    "Where Elasticsearch answers; several nodes take turns (default: $SSMTRAIL_URL, else http://localhost:9200).")
    private List<String> urls = List.of();

    @Mixin
    private AccessOptions access = new AccessOptions();

    private final Map<Setting, String> given = new EnumMap<>(Setting.class);

    /**
     * Prepares the connection and makes sure that an Elasticsearch of a version that is served answers; the caller closes
     * it.
     */
    public Elastic connect() {
        Elastic elastic = prepare();
        try {
            ServerCheck.require(elastic);
            return elastic;
        } catch (SsmtrailException e) {
            elastic.close();
            throw e;
        }
    }

    /** Prepares the connection, and sends nothing yet; the caller closes it. */
    public Elastic prepare() {
        ServerSettings settings = settings();
        return Elastic.connect(new ConnectionSettings(settings.urls(), settings.elasticsearch()));
    }

    private ServerSettings settings() {
        return new ServerSettings(Invocation.of(command()).settings(given()));
    }

    /** What holds of Elasticsearch, and of the Kibana beside it. */
    public ServerSettings settings(KibanaOptions kibana) {
        Map<Setting, String> all = new EnumMap<>(Setting.class);
        all.putAll(given());
        kibana.addTo(all);
        return new ServerSettings(Invocation.of(command()).settings(all));
    }

    /** The command of these options; who mixed them in may be options that are mixed in themselves. */
    private CommandSpec command() {
        return Objects.requireNonNull(mixee.findOption("--url")).command();
    }

    /** What was given on the command line; nobody is asked for the same secret twice. */
    private Map<Setting, String> given() {
        if (given.isEmpty()) {
            if (!urls.isEmpty()) {
                given.put(Setting.URL, String.join(",", urls));
            }
            access.addTo(given);
        }
        return given;
    }
}
