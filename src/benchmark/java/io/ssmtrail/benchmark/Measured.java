package io.ssmtrail.benchmark;

/** What one run took: wall time, CPU of the program where it is another process, CPU of Elasticsearch; all in seconds. */
record Measured(double seconds, double childCpu, double serverCpu) {}
