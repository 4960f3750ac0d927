package io.ssmtrail.s3;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder of a bucket, and what CloudTrail's layout says it holds.
 *
 * @param key what the keys of all in it begin with; ends with a slash, or is empty
 * @param account that it belongs to; empty above accounts
 * @param region that it belongs to; empty above regions
 * @param regionKey the key of the region's folder; empty above regions
 */
record TrailFolder(String key, Holds holds, String account, String region, String regionKey) {

    /** What stands right in a folder. */
    enum Holds {
        /** Nothing that the layout tells of; a trail's root may be in it. */
        ANYTHING,
        /** Accounts, or organisations with accounts in them. */
        ACCOUNTS,
        /** The services that deliver files for an account. */
        SERVICES,
        /** The regions that CloudTrail delivers files from. */
        REGIONS,
        /** A region's files by the day, or a part of them. */
        FILES,
        /** What other services deliver; only looked into where the user leads there. */
        OTHER
    }

    /** How the folder is called that all trails begin with. */
    static final String ROOT = "AWSLogs/";

    /** CloudTrail itself, and its digests and insights. */
    private static final String SERVICE = "CloudTrail";

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");

    static TrailFolder of(String key) {
        int root = ("/" + key).lastIndexOf("/" + ROOT);
        if (root < 0) {
            return new TrailFolder(key, Holds.ANYTHING, "", "", "");
        }
        int below = root + ROOT.length();
        List<String> names = names(key.substring(below));
        if (!names.isEmpty() && ORGANISATION.matcher(names.get(0)).matches()) {
            below += names.get(0).length() + 1;
            names = names.subList(1, names.size());
        }
        return of(key, below, names);
    }

    private static TrailFolder of(String key, int below, List<String> names) {
        if (names.isEmpty()) {
            return new TrailFolder(key, Holds.ACCOUNTS, "", "", "");
        }
        String account = names.get(0);
        if (!ACCOUNT.matcher(account).matches()) {
            return new TrailFolder(key, Holds.OTHER, "", "", "");
        }
        if (names.size() == 1) {
            return new TrailFolder(key, Holds.SERVICES, account, "", "");
        }
        if (!names.get(1).startsWith(SERVICE)) {
            return new TrailFolder(key, Holds.OTHER, account, "", "");
        }
        if (names.size() == 2) {
            return new TrailFolder(key, Holds.REGIONS, account, "", "");
        }
        int region =
                below + account.length() + names.get(1).length() + names.get(2).length() + 3;
        return new TrailFolder(key, Holds.FILES, account, names.get(2), key.substring(0, region));
    }

    private static List<String> names(String path) {
        return path.isEmpty() ? List.of() : Arrays.asList(path.split("/"));
    }
}
