package io.ssmtrail.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of the tests' own, and certificates that it signs, made by keytool in a folder. */
public final class TestCertificates {

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path store;

    /** Makes an authority. */
    public TestCertificates(Path folder) throws IOException {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
        keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Authority of tests", "-ext", "bc:c");
        Files.writeString(authority(), pem("CERTIFICATE", der("ca")));
    }

    /** The authority's certificate, PEM. */
    public Path authority() {
        return folder.resolve("ca.pem");
    }

    /** The certificate of a server with the authority's behind it, PEM. */
    public Path chain(String alias) {
        return folder.resolve(alias + ".pem");
    }

    /** The server's key, PEM. */
    public Path key(String alias) {
        return folder.resolve(alias + ".key");
    }

    /** SHA-256 in the form in which openssl prints it. */
    public String fingerprint(String alias) {
        try {
            byte[] certificate = alias.equals("ca")
                    ? der("ca")
                    : certificates(chain(alias)).get(0).getEncoded();
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Signs a certificate for {@code localhost}.
     *
     * @param validity further options of keytool, such as when it begins and how many days it holds
     */
    public void sign(String alias, String... validity) throws IOException {
        keytool("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias);
        Path request = folder.resolve(alias + ".csr");
        keytool("-certreq", "-alias", alias, "-file", request.toString());
        List<String> words = new ArrayList<>(List.of(
                "-gencert",
                "-alias",
                "ca",
                "-rfc",
                "-infile",
                request.toString(),
                "-outfile",
                chain(alias).toString()));
        words.addAll(List.of("-ext", "san=dns:localhost"));
        words.addAll(List.of(validity));
        keytool(words.toArray(String[]::new));
        Files.writeString(chain(alias), Files.readString(chain(alias)) + Files.readString(authority()));
        Files.writeString(key(alias), pem("PRIVATE KEY", privateKey(alias).getEncoded()));
    }

    /** What a server with this certificate needs. */
    public SSLContext server(String alias) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    alias,
                    privateKey(alias),
                    PASSWORD.toCharArray(),
                    certificates(chain(alias)).toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private byte[] der(String alias) {
        try {
            return keys().getCertificate(alias).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private PrivateKey privateKey(String alias) {
        try {
            return (PrivateKey) keys().getKey(alias, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private KeyStore keys() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String pem(String label, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
    }

    private void keytool(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was called off", e);
        }
    }
}
