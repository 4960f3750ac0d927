package io.ssmtrail.connection.settings;

import io.ssmtrail.error.UsageException;
import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of servers. */
final class Addresses {

    private Addresses() {}

    static URI parse(String text, Value value, String example) {
        try {
            URI url = new URI(text);
            if (url.getRawUserInfo() != null) {
                throw new UsageException(
                        "The address (" + value.origin() + ") holds a user name or password.",
                        "Leave it out there, and say it with --username and --password-file, or in the environment.");
            }
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw noAddress(text, value, example);
        }
        throw noAddress(text, value, example);
    }

    private static UsageException noAddress(String text, Value value, String example) {
        // What stands before an @ is a password.
        String shown = text.replaceFirst("//[^/]*@", "//***@");
        return new UsageException(
                "'" + shown + "' is no address of a server (" + value.origin() + ").",
                "Give one such as " + example + ".");
    }
}
