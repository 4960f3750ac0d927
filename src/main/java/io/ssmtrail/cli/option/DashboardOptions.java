package io.ssmtrail.cli.option;

import io.ssmtrail.connection.settings.ServerSettings;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.kibana.KibanaConnection;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The Kibana that commands about dashboards talk to, and to no Elasticsearch. */
public final class DashboardOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private KibanaOptions kibana = new KibanaOptions();

    @Mixin
    private AccessOptions access = new AccessOptions();

    public KibanaConnection connection() {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        access.addTo(given);
        kibana.addTo(given);
        return KibanaOptions.namedOrLocal(
                new ServerSettings(Invocation.of(command).settings(given)));
    }
}
