package io.ssmtrail.connection.settings;

import static io.ssmtrail.connection.settings.Setting.API_KEY;
import static io.ssmtrail.connection.settings.Setting.API_KEY_FILE;
import static io.ssmtrail.connection.settings.Setting.CA_CERT;
import static io.ssmtrail.connection.settings.Setting.CA_FINGERPRINT;
import static io.ssmtrail.connection.settings.Setting.CONNECT_TIMEOUT;
import static io.ssmtrail.connection.settings.Setting.KIBANA_API_KEY;
import static io.ssmtrail.connection.settings.Setting.KIBANA_API_KEY_FILE;
import static io.ssmtrail.connection.settings.Setting.KIBANA_CA_CERT;
import static io.ssmtrail.connection.settings.Setting.KIBANA_CA_FINGERPRINT;
import static io.ssmtrail.connection.settings.Setting.KIBANA_PASSWORD;
import static io.ssmtrail.connection.settings.Setting.KIBANA_PASSWORD_FILE;
import static io.ssmtrail.connection.settings.Setting.KIBANA_TOKEN;
import static io.ssmtrail.connection.settings.Setting.KIBANA_TOKEN_FILE;
import static io.ssmtrail.connection.settings.Setting.KIBANA_URL;
import static io.ssmtrail.connection.settings.Setting.KIBANA_USERNAME;
import static io.ssmtrail.connection.settings.Setting.PASSWORD;
import static io.ssmtrail.connection.settings.Setting.PASSWORD_FILE;
import static io.ssmtrail.connection.settings.Setting.PROXY;
import static io.ssmtrail.connection.settings.Setting.REQUEST_TIMEOUT;
import static io.ssmtrail.connection.settings.Setting.SPACE;
import static io.ssmtrail.connection.settings.Setting.TOKEN;
import static io.ssmtrail.connection.settings.Setting.TOKEN_FILE;
import static io.ssmtrail.connection.settings.Setting.URL;
import static io.ssmtrail.connection.settings.Setting.USERNAME;

import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Credentials;
import io.ssmtrail.connection.Proxies;
import io.ssmtrail.connection.Trust;
import io.ssmtrail.error.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the settings mean for Elasticsearch, and for the Kibana beside it: whoever may in there may in here, unless
 * something else is said.
 *
 * <p>Every method fails with a {@link UsageException} where settings contradict each other or cannot be understood.
 */
public record ServerSettings(Settings settings) {

    /** Where Elasticsearch is when nobody says where. */
    public static final URI LOCAL_ELASTICSEARCH = URI.create("http://localhost:9200");

    /** Where Elasticsearch answers, one node or more. */
    public List<URI> urls() {
        return settings.find(URL)
                .map(value -> Arrays.stream(value.text().split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> Addresses.parse(text, value, "http://localhost:9200"))
                        .toList())
                .filter(urls -> !urls.isEmpty())
                .orElse(List.of(LOCAL_ELASTICSEARCH));
    }

    /** How to get through to Elasticsearch. */
    public Access elasticsearch() {
        Authentication ways = new Authentication(
                settings, API_KEY, API_KEY_FILE, TOKEN, TOKEN_FILE, USERNAME, PASSWORD, PASSWORD_FILE);
        return access(ways.chosen().orElse(new Credentials.None()), trust(CA_CERT, CA_FINGERPRINT));
    }

    /** Where Kibana answers, if that was said. */
    public Optional<URI> kibanaUrl() {
        return settings.find(KIBANA_URL)
                .map(value -> Addresses.parse(value.text().strip(), value, "https://kibana.example.com:5601"));
    }

    /** The Kibana space to work in; empty for the default one. */
    public Optional<String> space() {
        return settings.find(SPACE).map(Value::text).filter(id -> !id.isBlank() && !id.equals("default"));
    }

    /** How to get through to Kibana. */
    public Access kibana() {
        Authentication ways = new Authentication(
                settings,
                KIBANA_API_KEY,
                KIBANA_API_KEY_FILE,
                KIBANA_TOKEN,
                KIBANA_TOKEN_FILE,
                KIBANA_USERNAME,
                KIBANA_PASSWORD,
                KIBANA_PASSWORD_FILE);
        Access elasticsearch = elasticsearch();
        boolean ownTrust = settings.find(KIBANA_CA_CERT)
                .or(() -> settings.find(KIBANA_CA_FINGERPRINT))
                .isPresent();
        return access(
                ways.chosen().orElse(elasticsearch.credentials()),
                ownTrust ? trust(KIBANA_CA_CERT, KIBANA_CA_FINGERPRINT) : elasticsearch.trust());
    }

    private Access access(Credentials credentials, Trust trust) {
        Proxies proxies = settings.find(PROXY)
                .map(value -> Proxies.of(withoutPassword(value), settings.environment()))
                .orElseGet(() -> Proxies.of(settings.environment()));
        return new Access(
                credentials,
                trust,
                proxies,
                settings.find(CONNECT_TIMEOUT).map(TimeSpan::parse).orElse(Access.CONNECT_TIMEOUT),
                settings.find(REQUEST_TIMEOUT).map(TimeSpan::parse).orElse(Access.REQUEST_TIMEOUT));
    }

    private Trust trust(Setting file, Setting fingerprint) {
        return settings.choose(List.of(file, fingerprint))
                .<Trust>map(value -> value.setting() == file
                        ? new Trust.Authorities(Path.of(value.text()))
                        : Trust.Fingerprint.parse(value.text()))
                .orElse(new Trust.Platform());
    }

    private static String withoutPassword(Value proxy) {
        if (proxy.source() == Source.OPTION && proxy.text().contains("@")) {
            throw new UsageException(
                    "A password does not belong on the command line, where every user of this machine sees it.",
                    "Set " + PROXY.variable() + " or HTTPS_PROXY, or write proxy=... into the settings file.");
        }
        return proxy.text();
    }
}
