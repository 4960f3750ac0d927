package io.ssmtrail.intake;

/**
 * A record that is not in the index, and why.
 *
 * @param input the file that it stands in
 * @param position which record of the file it is, from 1
 * @param eventId empty where it has none
 * @param reason a sentence's end: "the record …"
 * @param record its text
 */
public record Rejection(String input, long position, String eventId, String reason, String record) {}
