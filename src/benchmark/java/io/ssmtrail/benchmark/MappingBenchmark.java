package io.ssmtrail.benchmark;

import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.sample.bulk.BulkArchive;
import io.ssmtrail.sample.bulk.BulkOptions;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one record costs, from its bytes to the bytes that stand in a bulk body. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 5, time = 2)
public class MappingBenchmark {

    private static final int RECORDS = 5_000;

    private final RecordMapper mapper = new RecordMapper();
    private final JsonBytes body = new JsonBytes();
    private final List<RawRecord> records = new ArrayList<>();
    private int next;

    /** Takes the records of a generated archive into memory. */
    @Setup
    public void readRecords() throws IOException, InterruptedException {
        Path archive = Files.createTempDirectory("ssmtrail-benchmark-").resolve("archive");
        BulkArchive.write(
                archive,
                new BulkOptions(
                        1,
                        RECORDS,
                        1.0,
                        RECORDS,
                        Duration.ofDays(30),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Shape.RECORDS,
                        Compression.GZIP));
        ArchiveRecords.read(archive, record -> records.add(copy(record)));
    }

    private static RawRecord copy(RawRecord record) {
        return RawRecord.of(record.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Maps one record and writes its document. */
    @Benchmark
    public int mapAndWrite() throws MalformedRecordException {
        RawRecord record = records.get(next);
        next = (next + 1) % records.size();
        body.clear();
        DocumentWriter.write(mapper.map(record).document(), body);
        return body.length();
    }
}
