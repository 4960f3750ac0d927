package io.ssmtrail.local;

import io.ssmtrail.elastic.Role;
import io.ssmtrail.testing.ReadmeRoles;
import io.ssmtrail.testing.TestCertificates;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A local Elasticsearch with security and TLS: the roles of the README in its {@code roles.yml}, one user for each, of the same
 * name, one of all power and one of none.
 */
public final class SecuredElasticsearch implements AutoCloseable {

    public static final String SUPERUSER = "root-of-tests";
    public static final String POWERLESS = "powerless";
    public static final String SERVICE_TOKEN = token("elastic/kibana/of-tests", "a-secret-of-tests");

    /** Every user's. */
    private static final String PASSWORD = "open-sesame";

    private static final int HASHING = 1_000;

    private final DataFolder folder;
    private final Path passwordFile;
    private final int port;

    /** Starts one with the certificate {@code node}. */
    public SecuredElasticsearch(Path path, TestCertificates certificates) throws IOException {
        ServerUser user = ServerUser.current();
        folder = new DataFolder(path);
        folder.create(user);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Distribution distribution =
                DistributionFinder.lookingAt(Optional.empty()).find(CacheFolder.usual(), user);
        folder.prepare(user, new ServerConfiguration(distribution, port, "512m", List.of("-XX:TieredStopAtLevel=1")));
        secure(certificates);
        user.takeOver(folder.config());
        try (Stream<Path> files = Files.list(folder.config())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                user.takeOver(file);
            }
        }
        new Launch(distribution, JavaHome.find(distribution.oldestJava(), user), folder, user)
                .run(Duration.ofMinutes(3));
        passwordFile = Files.writeString(path.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
    }

    /** Where it answers; its certificate is for this name only. */
    public URI url() {
        return URI.create("https://localhost:" + port);
    }

    /** A file with every user's password. */
    public Path passwordFile() {
        return passwordFile;
    }

    private void secure(TestCertificates certificates) throws IOException {
        Path config = folder.config();
        List<String> settings = new ArrayList<>(Files.readAllLines(config.resolve("elasticsearch.yml")));
        settings.removeIf(line -> line.startsWith("xpack.security"));
        settings.addAll(List.of(
                "xpack.security.enabled: true",
                "xpack.security.enrollment.enabled: false",
                "xpack.security.http.ssl.enabled: true",
                "xpack.security.http.ssl.certificate: node.pem",
                "xpack.security.http.ssl.key: node.key"));
        Files.write(config.resolve("elasticsearch.yml"), settings);
        Files.copy(certificates.chain("node"), config.resolve("node.pem"));
        Files.copy(certificates.key("node"), config.resolve("node.key"));
        Files.writeString(config.resolve("roles.yml"), ReadmeRoles.file());
        Map<String, String> roles = new TreeMap<>();
        Role.shipped().forEach(role -> roles.put(role.name(), role.name()));
        roles.put(SUPERUSER, "superuser");
        List<String> users = new ArrayList<>(roles.keySet());
        users.add(POWERLESS);
        Files.write(
                config.resolve("users"),
                users.stream().map(name -> name + ":" + hash(PASSWORD)).toList());
        Files.write(
                config.resolve("users_roles"),
                roles.entrySet().stream()
                        .map(entry -> entry.getValue() + ":" + entry.getKey())
                        .toList());
        Files.writeString(
                config.resolve("service_tokens"), "elastic/kibana/of-tests:" + hash("a-secret-of-tests") + "\n");
    }

    /** As Elasticsearch's file realm reads it. */
    private static String hash(String password) {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2withHMACSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, HASHING, 256))
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}" + HASHING + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** As Elasticsearch makes them of an account's name and a secret. */
    private static String token(String name, String secret) {
        byte[] text = (name + ":" + secret).getBytes(StandardCharsets.UTF_8);
        byte[] token = new byte[4 + text.length];
        token[1] = 1;
        token[3] = 1;
        System.arraycopy(text, 0, token, 4, text.length);
        return Base64.getEncoder().encodeToString(token);
    }

    @Override
    public void close() throws IOException {
        ServerProcess.of(folder).ifPresent(server -> server.end(Duration.ofSeconds(30), Duration.ofSeconds(10)));
        try (Stream<Path> tree = Files.walk(folder.path())) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
