package io.ssmtrail.sample.script;

/** Where fresh identifiers come from. */
public interface IdSource {

    /** A GUID. */
    String guid();

    /** So many hexadecimal digits. */
    String hex(int digits);
}
