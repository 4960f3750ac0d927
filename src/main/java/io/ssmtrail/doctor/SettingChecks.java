package io.ssmtrail.doctor;

import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.settings.ServerSettings;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.connection.settings.Settings;
import io.ssmtrail.connection.settings.SettingsFile;
import io.ssmtrail.connection.settings.Value;
import io.ssmtrail.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds of each setting, and where it was said. */
final class SettingChecks {

    private static final Map<Setting, String> DEFAULTS = Map.of(
            Setting.URL,
            ServerSettings.LOCAL_ELASTICSEARCH.toString(),
            Setting.CA_CERT,
            "the authorities of the JDK",
            Setting.CONNECT_TIMEOUT,
            Access.CONNECT_TIMEOUT.toSeconds() + "s",
            Setting.REQUEST_TIMEOUT,
            Access.REQUEST_TIMEOUT.toMinutes() + "m");

    private SettingChecks() {}

    static List<Check> of(ServerSettings servers) {
        Settings settings = servers.settings();
        List<Check> checks = new ArrayList<>();
        checks.add(check(
                "settings file",
                settings.file()
                        .path()
                        .map(path -> path + " (read)")
                        .orElseGet(() -> "none at " + SettingsFile.usual(settings.environment()))));
        for (Setting setting : Setting.values()) {
            Optional<Value> said = settings.find(setting);
            boolean pinned = setting == Setting.CA_CERT
                    && settings.find(Setting.CA_FINGERPRINT).isPresent();
            said.map(value -> value.shown() + " (" + value.origin() + ")")
                    .or(() -> Optional.ofNullable(DEFAULTS.get(setting))
                            .filter(text -> !pinned)
                            .map(text -> text + " (default)"))
                    .ifPresent(finding -> checks.add(check(setting.key(), finding)));
        }
        return checks;
    }

    /** Why nothing can be done with the settings: they contradict each other, or name a file that is not there. */
    static Optional<Check> unusable(ServerSettings settings) {
        try {
            settings.urls();
            settings.elasticsearch();
            if (settings.kibanaUrl().isPresent()) {
                settings.kibana();
            }
            return Optional.empty();
        } catch (UsageException e) {
            return Optional.of(Check.problem(Area.SETTINGS, "use of the settings", e));
        }
    }

    private static Check check(String subject, String finding) {
        return Check.ok(Area.SETTINGS, subject, finding);
    }
}
