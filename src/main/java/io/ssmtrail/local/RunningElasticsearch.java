package io.ssmtrail.local;

import java.net.URI;
import java.nio.file.Path;

/**
 * A local Elasticsearch that runs as a process of its own.
 *
 * @param url where it answers, on loopback
 * @param pid its process id
 * @param version its version, such as {@code 8.19.21}
 * @param dataDir the folder that it was started with
 */
public record RunningElasticsearch(URI url, long pid, String version, Path dataDir) {}
