package io.ssmtrail.doctor;

import io.ssmtrail.connection.Proxies;
import io.ssmtrail.connection.StackVersion;
import io.ssmtrail.connection.settings.ServerSettings;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.ServerCheck;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.kibana.KibanaConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at everything that a command needs, in the order in which it needs it. */
public final class Doctor {

    private final ServerSettings settings;
    private final List<Check> checks = new ArrayList<>();

    public Doctor(ServerSettings settings) {
        this.settings = settings;
    }

    /**
     * Looks, and changes nothing. What cannot be reached or is not allowed is a finding, not an error; so are settings that
     * cannot be used, which leave nothing more to look at.
     */
    public Diagnosis examine() {
        checks.addAll(SettingChecks.of(settings));
        Optional<Check> unusable = SettingChecks.unusable(settings);
        if (unusable.isPresent()) {
            checks.add(unusable.get());
            return new Diagnosis(checks, false);
        }
        List<URI> answering = settings.urls().stream().filter(this::answers).toList();
        boolean reached = !answering.isEmpty();
        if (reached) {
            try (Elastic elastic = Elastic.connect(new ConnectionSettings(answering, settings.elasticsearch()))) {
                checks.addAll(new ClusterChecks(elastic, settings.urls()).all());
                checks.addAll(PrivilegeChecks.of(elastic));
                checks.addAll(IndexChecks.of(elastic));
            }
        }
        Optional<KibanaConnection> kibana =
                settings.kibanaUrl().map(url -> new KibanaConnection(url, settings.space(), settings.kibana()));
        if (kibana.isPresent()) {
            Check found = KibanaChecks.of(kibana.get());
            checks.add(found);
            reached &= found.status() != Status.PROBLEM;
        }
        return new Diagnosis(checks, reached);
    }

    private static String through(ConnectionSettings node, URI url) {
        return node.proxyTowards(url)
                .map(proxy -> ", through the proxy " + proxy.getHost() + ":" + Proxies.port(proxy))
                .orElse("");
    }

    private boolean answers(URI url) {
        ConnectionSettings connection = new ConnectionSettings(List.of(url), settings.elasticsearch());
        try (Elastic node = Elastic.connect(connection)) {
            Optional<StackVersion> version = ServerCheck.require(node);
            checks.add(Check.ok(
                    Area.NODES,
                    url.toString(),
                    version.map(known -> "Elasticsearch " + known)
                                    .orElse("Elasticsearch; its version takes the privilege monitor to be told")
                            + through(connection, url)));
            return true;
        } catch (SsmtrailException e) {
            checks.add(Check.problem(Area.NODES, url.toString(), e));
            return false;
        }
    }
}
