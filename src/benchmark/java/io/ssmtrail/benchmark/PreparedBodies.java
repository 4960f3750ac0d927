package io.ssmtrail.benchmark;

import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.json.JsonBytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The bulk bodies of an archive's SSM events, mapped beforehand and kept in files, so that sending them costs next to nothing. */
final class PreparedBodies implements AutoCloseable {

    private static final int BODY_BYTES = 5 << 20;
    private static final Selection SELECTION = Selection.ssmFamily();

    private final RecordMapper mapper = new RecordMapper();
    private final JsonBytes body = new JsonBytes(BODY_BYTES);
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private long events;

    private PreparedBodies(Path folder) {
        this.folder = folder;
    }

    static PreparedBodies of(Path archive) throws IOException, InterruptedException {
        PreparedBodies bodies = new PreparedBodies(Files.createTempDirectory("ssmtrail-benchmark-"));
        ArchiveRecords.read(archive, bodies::add);
        bodies.store();
        return bodies;
    }

    long events() {
        return events;
    }

    int count() {
        return files.size();
    }

    /** Sends so many of the bodies by so many threads; returns 0, since the time is this process's own. */
    double send(URI url, int senders, int count) throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                work.add(threads.submit(() -> {
                    for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                        send(http, url, files.get(at));
                    }
                    return null;
                }));
            }
            for (Future<?> one : work) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return 0;
    }

    private static void send(HttpClient http, URI url, Path file) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(url.resolve("/_bulk?filter_path=errors"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (!response.body().equals("{\"errors\":false}")) {
            throw new IOException(response.body());
        }
    }

    private void add(RawRecord record) throws IOException {
        if (SELECTION.choose(record.head()) != Selection.Choice.WANTED) {
            return;
        }
        try {
            MappedEvent event = mapper.map(record);
            String action = "{\"create\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n"
                    .formatted(
                            IndexNames.ofMonth(event.time()), event.identity().id());
            body.ascii(action);
            DocumentWriter.write(event.document(), body);
            body.write('\n');
            events++;
        } catch (MalformedRecordException e) {
            throw new IOException(e);
        }
        if (body.length() >= BODY_BYTES) {
            store();
        }
    }

    private void store() throws IOException {
        if (body.length() > 0) {
            Path file = folder.resolve(files.size() + ".ndjson");
            Files.write(file, Arrays.copyOf(body.buffer(), body.length()));
            files.add(file);
            body.clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
