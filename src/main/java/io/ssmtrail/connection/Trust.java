package io.ssmtrail.connection;

import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Whose certificates are believed. The server's name must be in its certificate in any case. */
public sealed interface Trust {

    /**
     * What to make TLS connections with; empty where the JDK's own will do.
     *
     * @throws UsageException where what was named cannot be used
     */
    Optional<SSLContext> context();

    /** The authorities that the JDK brings. */
    record Platform() implements Trust {
        @Override
        public Optional<SSLContext> context() {
            return Optional.empty();
        }
    }

    /**
     * The authorities of one file, and no others.
     *
     * @param file one or more certificates, PEM or DER
     */
    record Authorities(Path file) implements Trust {
        @Override
        public Optional<SSLContext> context() {
            try (InputStream in = Files.newInputStream(file)) {
                Collection<? extends java.security.cert.Certificate> certificates =
                        CertificateFactory.getInstance("X.509").generateCertificates(in);
                if (certificates.isEmpty()) {
                    throw new UsageException(
                            "There is no certificate in " + file + ".",
                            "Name a file with the authority's certificate in PEM form.");
                }
                return Optional.of(of(Anchors.managerFor(List.copyOf(certificates))));
            } catch (IOException e) {
                throw new UsageException(
                        "The certificate file " + file + " cannot be read: " + FileTrouble.reason(e) + ".",
                        "Check the path and the permissions.",
                        e);
            } catch (GeneralSecurityException e) {
                throw new UsageException(
                        file + " does not hold certificates: " + e.getMessage() + ".",
                        "Name a file with the authority's certificate in PEM form.",
                        e);
            }
        }
    }

    /**
     * One certificate, of the authority or of the node itself.
     *
     * @param sha256 SHA-256 of the certificate, 64 hexadecimal digits in small letters
     * @see <a href="https://www.elastic.co/guide/en/elasticsearch/reference/8.19/configuring-stack-security.html">as
     *     Elasticsearch prints it at its first start</a>
     */
    record Fingerprint(String sha256) implements Trust {

        /** Reads one with or without colons, in capitals or not. */
        public static Fingerprint parse(String text) {
            String digits = text.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT);
            if (!digits.matches("[0-9a-f]{64}")) {
                throw new UsageException(
                        "'" + text + "' is no SHA-256 fingerprint of a certificate.",
                        "It has 64 hexadecimal digits; Elasticsearch prints it at its first start, and 'openssl x509"
                                + " -fingerprint -sha256 -noout -in http_ca.crt' tells it.");
            }
            return new Fingerprint(digits);
        }

        @Override
        public Optional<SSLContext> context() {
            try {
                return Optional.of(of(new PinnedCertificate(HexFormat.of().parseHex(sha256))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java has no TLS", e);
            }
        }
    }

    private static SSLContext of(TrustManager manager) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager}, null);
        return context;
    }
}
