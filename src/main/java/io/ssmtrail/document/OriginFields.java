package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.SourceAddress;
import io.ssmtrail.cloudtrail.UserAgent;
import io.ssmtrail.geo.GeoDatabases;
import java.util.Optional;

/** Where a call came from: the address, and the program. */
final class OriginFields {

    private OriginFields() {}

    static void write(
            Optional<SourceAddress> source,
            Optional<UserAgent> agent,
            GeoDatabases databases,
            Document.Builder document) {
        if (source.isPresent()) {
            String address = source.get().address();
            Optional<String> ip = source.get().ip();
            document.set(Field.SOURCE_ADDRESS, address);
            if (ip.isPresent()) {
                document.set(Field.SOURCE_IP, ip.get()).add(Field.RELATED_IP, ip.get());
                if (source.get().isPublic()) {
                    GeoFields.write(ip.get(), databases, document);
                }
            } else if (!source.get().isService() && address.indexOf('.') > 0 && address.indexOf(' ') < 0) {
                document.add(Field.RELATED_HOSTS, address);
            }
        }
        if (agent.isPresent()) {
            document.word(Field.USER_AGENT_ORIGINAL, agent.get().original());
            agent.get().name().ifPresent(name -> document.word(Field.USER_AGENT_NAME, name));
            agent.get().version().ifPresent(version -> document.word(Field.USER_AGENT_VERSION, version));
            agent.get().osName().ifPresent(os -> document.word(Field.USER_AGENT_OS_NAME, os));
        }
    }
}
