package io.ssmtrail.connection;

import io.ssmtrail.connection.PinnedCertificate.OtherFingerprintException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why no TLS connection could be made.
 *
 * @param what what is wrong, to be read behind the name of the server
 * @param advice what to do
 */
public record TlsTrouble(String what, String advice) {

    private static final String NEW_CERTIFICATE =
            "Have the server's certificate renewed, and see that the clock of this machine is right.";

    /** What a failure tells; empty where TLS has no part in it. */
    public static Optional<TlsTrouble> in(Throwable failure, Trust trust) {
        List<Throwable> causes = causes(failure);
        if (causes.stream()
                .noneMatch(cause -> cause instanceof SSLException || cause instanceof CertificateException)) {
            return Optional.empty();
        }
        for (int i = causes.size() - 1; i >= 0; i--) {
            Optional<TlsTrouble> known = known(causes.get(i), trust);
            if (known.isPresent()) {
                return known;
            }
        }
        return Optional.of(new TlsTrouble(
                "no TLS connection is possible: " + message(causes.get(causes.size() - 1)),
                "See the server's log for the reason."));
    }

    private static Optional<TlsTrouble> known(Throwable cause, Trust trust) {
        String message = message(cause);
        String small = message.toLowerCase(Locale.ROOT);
        if (cause instanceof CertificateExpiredException) {
            return of("its certificate has expired (" + message + ")", NEW_CERTIFICATE);
        }
        if (cause instanceof CertificateNotYetValidException) {
            return of("its certificate is not valid yet (" + message + ")", NEW_CERTIFICATE);
        }
        if (cause instanceof OtherFingerprintException) {
            return of(
                    "none of its certificates has the fingerprint that was given; it sent " + message,
                    "Compare with what Elasticsearch printed at its first start; where the authority's certificate is"
                            + " not sent, give it as a file with --ca-cert.");
        }
        if (cause instanceof SSLPeerUnverifiedException
                || small.contains("subject alternative")
                || isOtherName(small)) {
            return of(
                    "its certificate is for another host (" + message + ")",
                    "Use one of the names that the certificate has, or have it made anew with this one.");
        }
        if (cause instanceof CertPathValidatorException
                || small.contains("path building failed")
                || small.contains("no trusted certificate")
                || small.contains("path validation failed")) {
            return of("its certificate is not trusted (" + message + ")", adviceOnTrust(trust));
        }
        if (small.contains("unrecognized ssl message") || small.contains("plaintext connection")) {
            return of("it does not speak TLS there", "Write http:// instead of https:// in the address.");
        }
        if (small.contains("certificate_required") || small.contains("bad_certificate")) {
            return of(
                    "it wants a certificate of the client's (" + message + ")",
                    "Client certificates are not supported; have the server take an API key or a user instead"
                            + " (xpack.security.http.ssl.client_authentication: optional).");
        }
        return Optional.empty();
    }

    private static boolean isOtherName(String message) {
        return message.startsWith("no name matching");
    }

    private static String adviceOnTrust(Trust trust) {
        if (trust instanceof Trust.Authorities given) {
            return "The certificate in " + given.file() + " did not sign it: give the authority's that did"
                    + " (Elasticsearch makes config/certs/http_ca.crt).";
        }
        if (trust instanceof Trust.Fingerprint) {
            return "The certificate with the given fingerprint did not sign it: somebody may pose as the server.";
        }
        return "Give the authority's certificate with --ca-cert (Elasticsearch makes config/certs/http_ca.crt), or its"
                + " SHA-256 with --ca-fingerprint.";
    }

    private static Optional<TlsTrouble> of(String what, String advice) {
        return Optional.of(new TlsTrouble(what, advice));
    }

    private static String message(Throwable cause) {
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
