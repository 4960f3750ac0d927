package io.ssmtrail.connection;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust in the one certificate with a known fingerprint, and in what it signed.
 *
 * <p>That it is among what the server sends is not enough: anybody can send it. The server's own certificate must be
 * signed by it, or be it.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {

    private final byte[] sha256;

    PinnedCertificate(byte[] sha256) {
        this.sha256 = sha256.clone();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        anchor(chain).checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        anchor(chain).checkServerTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        anchor(chain).checkServerTrusted(chain, authType);
    }

    private X509ExtendedTrustManager anchor(X509Certificate[] chain) throws CertificateException {
        for (X509Certificate certificate : chain) {
            if (MessageDigest.isEqual(digest(certificate), sha256)) {
                // Java does not look at the dates of a certificate that is trusted itself.
                certificate.checkValidity();
                try {
                    return Anchors.managerFor(List.of(certificate));
                } catch (GeneralSecurityException | IOException e) {
                    throw new CertificateException("the pinned certificate cannot be used", e);
                }
            }
        }
        throw new OtherFingerprintException(Stream.of(chain)
                .map(certificate -> certificate.getSubjectX500Principal().getName() + " "
                        + HexFormat.of().formatHex(digest(certificate)))
                .collect(Collectors.joining(", ")));
    }

    private static byte[] digest(X509Certificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate has no SHA-256", e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("there are no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("there are no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    /** None of the certificates that the server sent has the fingerprint. */
    static final class OtherFingerprintException extends CertificateException {

        private static final long serialVersionUID = 1L;

        OtherFingerprintException(String sent) {
            super(sent);
        }
    }
}
