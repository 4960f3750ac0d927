package io.ssmtrail.kibana;

import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts the certificate authorities of one file, and no others. */
public final class TrustedAuthority {

    private TrustedAuthority() {}

    /**
     * Reads the certificates.
     *
     * @param file one or more certificates, PEM or DER
     * @throws UsageException if the file cannot be read or holds no certificate
     */
    public static SSLContext of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + count++, certificate);
            }
            if (count == 0) {
                throw new UsageException(
                        "There is no certificate in " + file,
                        "Name a file with the authority's certificate in PEM form.");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UsageException(
                    "The certificate file " + file + " cannot be read: " + e.getMessage(),
                    "Check the path and the rights.",
                    e);
        } catch (GeneralSecurityException e) {
            throw new UsageException(
                    file + " does not hold certificates: " + e.getMessage(),
                    "Name a file with the authority's certificate in PEM form.",
                    e);
        }
    }
}
