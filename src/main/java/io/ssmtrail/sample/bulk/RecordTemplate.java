package io.ssmtrail.sample.bulk;

import io.ssmtrail.sample.script.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** A record with marks: filling it is copying bytes. Immutable. */
final class RecordTemplate {

    private final String source;
    private final String name;
    private final boolean readOnly;
    private final String userName;
    private final byte[][] texts;
    private final int[] valueAfter;
    private final List<Marker> values;

    /**
     * @param source the service
     * @param name the action
     * @param readOnly whether it only reads
     * @param userName who calls
     * @param marked the record's text with marks
     */
    RecordTemplate(String source, String name, boolean readOnly, String userName, String marked) {
        this.source = source;
        this.name = name;
        this.readOnly = readOnly;
        this.userName = userName;
        List<byte[]> pieces = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        List<Marker> distinct = new ArrayList<>();
        Matcher marks = Marker.PATTERN.matcher(marked);
        int from = 0;
        while (marks.find()) {
            pieces.add(bytes(marked.substring(from, marks.start())));
            Marker marker = new Marker(Marker.Kind.valueOf(marks.group(1)), marks.group(2));
            if (!distinct.contains(marker)) {
                distinct.add(marker);
            }
            order.add(distinct.indexOf(marker));
            from = marks.end();
        }
        pieces.add(bytes(marked.substring(from)));
        this.texts = pieces.toArray(byte[][]::new);
        this.valueAfter = order.stream().mapToInt(Integer::intValue).toArray();
        this.values = List.copyOf(distinct);
    }

    /** A copy of the record with values of its own. */
    RecordedEvent fill(ValueMaker maker) {
        byte[][] made = new byte[values.size()][];
        for (int i = 0; i < made.length; i++) {
            made[i] = maker.make(values.get(i));
        }
        int length = 0;
        for (byte[] text : texts) {
            length += text.length;
        }
        for (int value : valueAfter) {
            length += made[value].length;
        }
        byte[] json = new byte[length];
        int at = 0;
        for (int i = 0; i < texts.length; i++) {
            at = append(texts[i], json, at);
            if (i < valueAfter.length) {
                at = append(made[valueAfter[i]], json, at);
            }
        }
        return new RecordedEvent(maker.time(), maker.eventId(), source, name, readOnly, userName, maker.place(), json);
    }

    private static int append(byte[] text, byte[] json, int at) {
        System.arraycopy(text, 0, json, at, text.length);
        return at + text.length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
