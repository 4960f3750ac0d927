package io.ssmtrail.sample.script;

/** The error that a call ended with. */
record ApiError(String code, String message) {

    /** Whether the call was turned away before its parameters were read: CloudTrail then writes none of them. */
    boolean beforeParameters() {
        return code.startsWith("AccessDenied") || code.equals("ThrottlingException");
    }
}
