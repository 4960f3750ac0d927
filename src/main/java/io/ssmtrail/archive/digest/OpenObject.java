package io.ssmtrail.archive.digest;

import java.io.InputStream;
import java.util.Map;

/**
 * An object whose bytes are to be read.
 *
 * @param content as it is stored; whoever asked for it closes it
 * @param metadata what the store was told to keep beside the bytes, by names in lower case; empty for a file
 */
public record OpenObject(InputStream content, Map<String, String> metadata) {}
