package io.ssmtrail.json;

/** A text is not JSON; the message tells what is wrong with it, and where. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    JsonSyntaxException(String message) {
        super(message);
    }
}
