package io.ssmtrail.sample.trail;

import io.ssmtrail.sample.cast.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where an organisation's trail puts its files in a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html">
 *     Finding your CloudTrail log files</a>
 */
public final class TrailLayout {

    private static final DateTimeFormatter FOLDER = format("yyyy/MM/dd");
    private static final DateTimeFormatter MINUTE = format("yyyyMMdd'T'HHmm'Z'");
    private static final DateTimeFormatter SECOND = format("yyyyMMdd'T'HHmmss'Z'");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX = 16;

    private final String organisationId;

    public TrailLayout(String organisationId) {
        this.organisationId = organisationId;
    }

    /** The key of a log file, without the ending that its shape and compression give it. */
    public String logFile(Place place, Instant delivered, long suffix) {
        return folder(place, "CloudTrail", delivered)
                + name(place, "CloudTrail")
                + MINUTE.format(delivered)
                + '_'
                + letters(suffix);
    }

    /** The key of a digest file. */
    String digestFile(Place place, Instant end, String homeRegion) {
        return folder(place, "CloudTrail-Digest", end) + name(place, "CloudTrail-Digest") + "organisation-trail_"
                + homeRegion + '_' + SECOND.format(end) + ".json.gz";
    }

    /** The key of a file with Insights events. */
    String insightFile(Place place, Instant delivered, long suffix) {
        return folder(place, "CloudTrail-Insight", delivered) + name(place, "CloudTrail-Insight")
                + MINUTE.format(delivered) + '_' + letters(suffix) + ".json.gz";
    }

    private String folder(Place place, String kind, Instant day) {
        return "AWSLogs/" + organisationId + '/' + place.account().id() + '/' + kind + '/' + place.region() + '/'
                + FOLDER.format(day) + '/';
    }

    private static String name(Place place, String kind) {
        return place.account().id() + '_' + kind + '_' + place.region() + '_';
    }

    private static String letters(long suffix) {
        StringBuilder letters = new StringBuilder(SUFFIX);
        long bits = suffix;
        for (int i = 0; i < SUFFIX; i++) {
            bits = bits * 6364136223846793005L + 1442695040888963407L;
            letters.append(LETTERS.charAt((int) ((bits >>> 33) % LETTERS.length())));
        }
        return letters.toString();
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
