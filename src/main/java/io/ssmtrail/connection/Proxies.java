package io.ssmtrail.connection;

import io.ssmtrail.error.UsageException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which HTTP proxy leads to a server.
 *
 * @param http towards servers that speak http
 * @param https towards servers that speak https
 * @param direct hosts that are reached without: names, which stand for all below them too, and addresses, with a port or
 *     not; blocks of addresses ({@code 10.0.0.0/8}), for hosts that are given as such; {@code *} is all
 * @param loopback whether this machine itself is reached through the proxy
 */
public record Proxies(Optional<URI> http, Optional<URI> https, List<String> direct, boolean loopback) {

    /** What says that no proxy is to be used, whatever the environment says. */
    public static final String NONE = "none";

    /** No proxy. */
    public static Proxies none() {
        return new Proxies(Optional.empty(), Optional.empty(), List.of(), false);
    }

    /** One for all servers but those that the environment excepts; or {@value #NONE}. */
    public static Proxies of(String url, Map<String, String> environment) {
        if (url.equals(NONE)) {
            return none();
        }
        Optional<URI> proxy = Optional.of(parse(url, "--proxy"));
        return new Proxies(proxy, proxy, direct(environment), true);
    }

    /**
     * As {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY} say, in capitals or not; this machine itself is
     * always reached directly.
     */
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(
                variable(environment, "http_proxy").map(url -> parse(url, "HTTP_PROXY")),
                variable(environment, "https_proxy").map(url -> parse(url, "HTTPS_PROXY")),
                direct(environment),
                false);
    }

    /** The proxy that leads to a server, with user name and password in it where it wants some. */
    public Optional<URI> towards(URI server) {
        String host = Optional.ofNullable(server.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (!loopback && isLoopback(host)) {
            return Optional.empty();
        }
        boolean tls = "https".equals(server.getScheme());
        int port = server.getPort() >= 0 ? server.getPort() : tls ? 443 : 80;
        return direct.stream().anyMatch(exception -> covers(exception, host, port))
                ? Optional.empty()
                : tls ? https : http;
    }

    /** Its port, which need not be said. */
    public static int port(URI proxy) {
        return proxy.getPort() >= 0 ? proxy.getPort() : 80;
    }

    /** A proxy for messages, without the user name and the password that its address may hold. */
    public static String shown(URI proxy) {
        return proxy.getScheme() + "://" + proxy.getHost() + ":" + port(proxy);
    }

    /** The user that a proxy's address names. */
    public static Optional<Credentials.Basic> credentials(URI proxy) {
        return Optional.ofNullable(proxy.getUserInfo()).map(user -> {
            int colon = user.indexOf(':');
            return colon < 0
                    ? new Credentials.Basic(user, "")
                    : new Credentials.Basic(user.substring(0, colon), user.substring(colon + 1));
        });
    }

    private static boolean covers(String exception, String host, int port) {
        Optional<AddressBlock> block = AddressBlock.of(exception);
        if (block.isPresent()) {
            return AddressBlock.of(host)
                    .filter(server -> block.get().holds(server.address()))
                    .isPresent();
        }
        int colon = exception.lastIndexOf(':');
        boolean withPort = colon > 0 && exception.substring(colon + 1).matches("\\d{1,5}");
        if (withPort && Integer.parseInt(exception.substring(colon + 1)) != port) {
            return false;
        }
        String name = (withPort ? exception.substring(0, colon) : exception).replaceFirst("^\\*?\\.", "");
        return name.equals("*") || host.equals(name) || host.endsWith("." + name);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static List<String> direct(Map<String, String> environment) {
        return variable(environment, "no_proxy").stream()
                .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static URI parse(String text, String name) {
        try {
            URI proxy = new URI(text.contains("://") ? text : "http://" + text);
            if (proxy.getHost() != null && "http".equals(proxy.getScheme())) {
                return proxy;
            }
        } catch (URISyntaxException e) {
            throw notAProxy(name);
        }
        throw notAProxy(name);
    }

    /** The text itself may hold a password, and so it is not shown. */
    private static UsageException notAProxy(String name) {
        return new UsageException(
                "What " + name + " says is not the address of an HTTP proxy.",
                "Write it as http://proxy.example.com:3128, or 'none' with --proxy.");
    }
}
