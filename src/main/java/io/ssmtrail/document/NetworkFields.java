package io.ssmtrail.document;

import static io.ssmtrail.document.Members.scalar;
import static io.ssmtrail.document.Members.text;

import io.ssmtrail.json.JsonObject;
import java.util.Locale;

/** The connection that the call came over. Addresses and programs are {@link OriginFields}'s. */
final class NetworkFields {

    private NetworkFields() {}

    static void write(JsonObject record, Document.Builder document) {
        JsonObject tls = record.object("tlsDetails");
        String version = text(tls, "tlsVersion");
        if (tls.isEmpty() || "tlsVersion".equals(version)) {
            // AWS's placeholder for a connection that it knows nothing of.
            return;
        }
        if (version != null) {
            int v = version.indexOf('v');
            if (v > 0 && v < version.length() - 1) {
                document.set(Field.TLS_VERSION_PROTOCOL, version.substring(0, v).toLowerCase(Locale.ROOT))
                        .set(Field.TLS_VERSION, version.substring(v + 1));
            } else {
                document.set(Field.TLS_VERSION, version);
            }
        }
        String host = text(tls, "clientProvidedHostHeader");
        if (host != null && !host.endsWith(".amazonaws.com")) {
            document.add(Field.RELATED_HOSTS, host);
        }
        document.set(Field.TLS_CIPHER, scalar(tls, "cipherSuite"))
                .set(Field.TLS_CLIENT_SERVER_NAME, host)
                .set(Field.CLOUDTRAIL_TLS_DETAILS_KEY_EXCHANGE, scalar(tls, "keyExchange"));
    }
}
