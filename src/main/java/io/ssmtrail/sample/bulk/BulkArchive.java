package io.ssmtrail.sample.bulk;

import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.script.RecordedEvent;
import io.ssmtrail.sample.trail.LogFile;
import io.ssmtrail.sample.trail.TrailFolder;
import io.ssmtrail.sample.trail.TrailLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Any number of realistic records, in the layout of a trail: for benchmarks.
 *
 * <p>Every file depends on the options and on its own number only, so files are written by several threads, and the bytes
 * are the same whoever writes them. Memory does not grow with the number of events, nor with the size of a file.
 */
public final class BulkArchive {

    private static final long GRID_SECONDS = 300;
    private static final int AGE_MILLIS = 900_000;

    private final BulkOptions options;
    private final TrailFolder folder;
    private final TrailLayout layout;
    private final List<Place> places;
    private final TemplateMix systemsManager;
    private final TemplateMix otherServices;
    /** All that decides on the records: two archives of different events must not share the ids of some. */
    private final String what;

    private BulkArchive(TrailFolder folder, BulkOptions options) {
        this.options = options;
        this.folder = folder;
        Organisation organisation = Organisation.of(options.seed());
        this.layout = new TrailLayout(organisation.id());
        this.places = organisation.places();
        TemplateMaker templates = new TemplateMaker();
        this.systemsManager = templates.systemsManager();
        this.otherServices = templates.otherServices();
        this.what = String.join(
                " ",
                "bulk",
                Long.toString(options.seed()),
                Long.toString(options.events()),
                Double.toString(options.ssmShare()),
                Integer.toString(options.recordsPerFile()),
                options.period().toString(),
                options.end().toString());
    }

    /**
     * Writes an archive into a new or empty folder.
     *
     * @throws io.ssmtrail.error.UsageException if the folder is not empty
     * @throws io.ssmtrail.error.OperationException if it cannot be written to
     */
    public static BulkSummary write(Path directory, BulkOptions options) {
        BulkArchive archive = new BulkArchive(TrailFolder.at(directory), options);
        long bytes = LongStream.range(0, options.files())
                .parallel()
                .map(archive::writeFile)
                .sum();
        return new BulkSummary(options.events(), options.ssmEvents(), options.files(), bytes);
    }

    private long writeFile(long number) {
        Place place = places.get((int) (number % places.size()));
        Instant delivered = delivered(number);
        SplittableRandom random = new SplittableRandom(Ids.hash(what, Long.toString(number)));
        String key = layout.logFile(place, delivered, random.nextLong());
        try (LogFile file = LogFile.create(folder, key, options.shape(), options.compression())) {
            return writeRecords(file, number, new ValueMaker(place, random), delivered, random);
        } catch (IOException e) {
            throw folder.failure(key, e);
        }
    }

    /** Picks, of a file's places in line, which are for Systems Manager: exactly as many as it is due. */
    private long writeRecords(LogFile file, long number, ValueMaker values, Instant delivered, SplittableRandom random)
            throws IOException {
        long first = number * options.recordsPerFile();
        long last = Math.min(options.events(), first + options.recordsPerFile());
        long ssmLeft = options.ssmAmong(last) - options.ssmAmong(first);
        long bytes = 0;
        for (long index = first; index < last; index++) {
            boolean ssm = random.nextLong(last - index) < ssmLeft;
            if (ssm) {
                ssmLeft--;
            }
            values.next(delivered.minusMillis(1 + random.nextInt(AGE_MILLIS)));
            RecordedEvent event =
                    (ssm ? systemsManager : otherServices).pick(random).fill(values);
            bytes += event.json().length;
            file.write(event);
        }
        return bytes;
    }

    /** Files are spread evenly over the period, on CloudTrail's grid of five minutes. */
    private Instant delivered(long number) {
        long seconds = options.period().toSeconds();
        long age = (long) ((double) seconds * (options.files() - 1 - number) / options.files());
        return Instant.ofEpochSecond((options.end().getEpochSecond() - age) / GRID_SECONDS * GRID_SECONDS);
    }
}
