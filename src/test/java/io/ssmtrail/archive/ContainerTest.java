package io.ssmtrail.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.ExtraField;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerTest {

    private static final String A = record("a");
    private static final String B = record("b");
    private static final String C = record("c");

    private static final Map<String, byte[]> FILES =
            files("AWSLogs/1/a.json.gz", gzip(trail(A, B)), "AWSLogs/1/c.json", trail(C));

    @Test
    void theFilesOfEveryKindOfArchiveAreRead() throws IOException {
        List<String> expected =
                List.of("x!AWSLogs/1/a.json.gz 1 " + A, "x!AWSLogs/1/a.json.gz 2 " + B, "x!AWSLogs/1/c.json 1 " + C);

        assertThat(read(zip(FILES))).isEqualTo(expected);
        assertThat(read(storedZip(FILES))).isEqualTo(expected);
        assertThat(read(tar(FILES))).isEqualTo(expected);
        assertThat(read(gzip(tar(FILES)))).isEqualTo(expected);
        assertThat(read(zstd(tar(FILES)))).isEqualTo(expected);
        assertThat(read(bzip2(tar(FILES)))).isEqualTo(expected);
    }

    @Test
    void zstdAndFilesCompressedTwiceAreRead() throws IOException {
        assertThat(read(zstd(trail(A, B)))).containsExactly("x 1 " + A, "x 2 " + B);
        assertThat(read(concat(zstd(trail(A)), zstd(trail(B))))).containsExactly("x 1 " + A, "x 2 " + B);
        assertThat(read(gzip(gzip(trail(A))))).containsExactly("x 1 " + A);
    }

    @Test
    void bzip2IsReadAndSoIsWhatWasPutBehindIt() throws IOException {
        assertThat(read(bzip2(trail(A, B)))).containsExactly("x 1 " + A, "x 2 " + B);
        assertThat(read(concat(bzip2(trail(A)), bzip2(trail(B))))).containsExactly("x 1 " + A, "x 2 " + B);
        assertThat(read(zip(files("a.json.bz2", bzip2(trail(A)), "c.json", trail(C)))))
                .containsExactly("x!a.json.bz2 1 " + A, "x!c.json 1 " + C);
        assertThatThrownBy(() -> read(concat(bzip2(trail(A)), trail(B))))
                .hasMessageContaining("Unexpected data after a valid BZip2 stream");
        assertThatThrownBy(() -> read(bzip2(new byte[0]))).hasMessage("is empty");
    }

    @Test
    void whatComesBeforeTheEndOfATruncatedBzip2IsRead() throws IOException {
        byte[] first = bzip2(("{\"Records\":[" + A + noise()).getBytes(UTF_8));
        byte[] second = bzip2(("," + B + "]}").getBytes(UTF_8));

        for (int left : new int[] {1, second.length / 2}) {
            byte[] both = concat(first, second);
            InputReader reader = open(Arrays.copyOf(both, both.length - left));

            assertThat(reader.next()).containsInstanceOf(ArchiveItem.Found.class);
            assertThat(reader.next()).containsInstanceOf(ArchiveItem.Found.class);
            assertThatThrownBy(() -> drain(reader)).as("%d bytes cut off", left).isInstanceOf(IOException.class);
        }
    }

    @Test
    void bzip2ThatIsBrokenAnywhereSaysSo() throws IOException {
        byte[] whole = bzip2(trail(A, B, C));
        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] ^= 0x10;
            assertThatFails(broken, "byte " + i);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            fd377a585a00, "is compressed with xz, which is not read here; unpack it first: xz -d FILE"
            377abcaf271c, "is a 7z archive, which is not read here; unpack it first: 7z x FILE"
            526172211a07, "is a RAR archive, which is not read here; unpack it first: unrar x FILE"
            04224d18, "is compressed with lz4, which is not read here; unpack it first: lz4 -d FILE"
            1f9d90, "is compressed with compress, which is not read here; unpack it first: gzip -d FILE"
            """)
    void whatIsPackedAsNothingHereUnpacksIsToldOnceWithWhatToDo(String magic, String reason) throws IOException {
        byte[] noise = new byte[5_000];
        new Random(11).nextBytes(noise);
        byte[] packed = concat(HexFormat.of().parseHex(magic), noise);

        assertThatThrownBy(() -> open(packed))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(reason);
        assertThatThrownBy(() -> open(gzip(packed)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(reason);
        for (byte[] archive : List.of(
                zip(files("packed", packed, "c.json", trail(C))), tar(files("packed", packed, "c.json", trail(C))))) {
            assertThat(read(archive)).containsExactly("x!packed: " + reason, "x!c.json 1 " + C);
        }
    }

    @Test
    void threeLayersOfCompressionAreTakenOffAndAFourthIsNot() throws IOException {
        byte[] three = gzip(zstd(gzip(trail(A))));

        assertThat(read(three)).containsExactly("x 1 " + A);
        assertThat(read(zip(files("three.gz", three, "four.gz", gzip(three), "c.json", trail(C)))))
                .startsWith("x!three.gz 1 " + A)
                .endsWith("x!four.gz: holds no CloudTrail records", "x!c.json 1 " + C)
                .doesNotContain("x!four.gz 1 " + A);
        assertThatThrownBy(() -> read(zstd(three))).hasMessage("holds no CloudTrail records");
    }

    @Test
    void archivesWithinAnArchiveAreReadAndThoseWithinThemAreNot() throws IOException {
        byte[] inner = gzip(tar(files("a.json", trail(A))));
        byte[] deep = zip(files("deep.zip", zip(files("deeper.zip", zip(files("b.json", trail(B)))))));

        assertThat(read(zip(files("inner.tgz", inner, "c.json", trail(C)))))
                .containsExactly("x!inner.tgz!a.json 1 " + A, "x!c.json 1 " + C);
        assertThat(read(concat(deep)))
                .containsExactly("x!deep.zip!deeper.zip: is an archive within an archive within an archive;"
                        + " take it out of one");
    }

    @Test
    void aBrokenFileWithinIsReportedAndTheOthersAreRead() throws IOException {
        byte[] cut = gzip(trail(A, B + noise()));
        byte[] zip = zip(files(
                "1.json.gz",
                Arrays.copyOf(cut, cut.length / 2),
                "readme.txt",
                "hello\n".getBytes(UTF_8),
                "empty.json",
                new byte[0],
                "4.json",
                trail(C)));

        assertThat(read(zip))
                .containsExactly(
                        "x!1.json.gz 1 " + A,
                        "x!1.json.gz 2 " + B,
                        "x!1.json.gz: is cut off: its compressed content ends too early, after 2 records",
                        "x!readme.txt 1 malformed",
                        "x!readme.txt: holds no CloudTrail records",
                        "x!empty.json: is empty",
                        "x!4.json 1 " + C);
    }

    @Test
    void foldersLinksAndHiddenFilesArePassedOver() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.putArchiveEntry(new TarArchiveEntry("logs/"));
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("logs/link", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            add(tar, "./logs/._a.json", trail(B));
            add(tar, "__MACOSX/a.json", trail(B));
            add(tar, "./logs/a.json", trail(A));
        }
        assertThat(read(bytes.toByteArray())).containsExactly("x!./logs/a.json 1 " + A);
    }

    @Test
    void namesThatClimbOutOfTheArchiveAreOnlyNames() throws IOException {
        assertThat(read(zip(files("../../../etc/cron.d/a", trail(A)))))
                .containsExactly("x!../../../etc/cron.d/a 1 " + A);
    }

    /** Wherever an archive is cut off, somebody is told, and nothing is made up. */
    @Test
    void anArchiveThatIsCutOffAnywhereSaysSo() throws IOException {
        byte[] zip = zip(FILES);
        int directory = new String(zip, ISO_8859_1).indexOf("PK\u0001\u0002");
        for (int length = 31; length < directory; length++) {
            byte[] cut = Arrays.copyOf(zip, length);
            List<String> lines = new ArrayList<>();
            boolean told;
            try {
                lines.addAll(read(cut));
                told = lines.stream().anyMatch(line -> line.contains(": ") || line.endsWith("malformed"));
            } catch (IOException e) {
                told = true;
            }
            assertThat(told).as("cut at %d: %s", length, lines).isTrue();
        }
    }

    /** From the list of files at its end on, nothing is missing but the certainty that there is no other file. */
    @Test
    void aZipFileThatIsCutOffWithinItsEndSaysSo() throws IOException {
        byte[] zip = zip(FILES);
        int directory = new String(zip, ISO_8859_1).indexOf("PK\u0001\u0002");
        for (int length = directory; length < zip.length; length++) {
            assertThatFails(Arrays.copyOf(zip, length), "cut at " + length);
        }
        assertThat(read(zip)).hasSize(3);
    }

    @Test
    void aZipFileMayHaveACommentBehindItsEndAndTellOnlyElsewhereWhereItsListBegins() throws IOException {
        byte[] plain = storedZip(files("a.json", trail(A)));
        byte[] withComment = concat(plain, "as it was exported".getBytes(UTF_8));
        withComment[plain.length - 2] = (byte) (withComment.length - plain.length);
        byte[] large = plain.clone();
        Arrays.fill(large, large.length - 6, large.length - 2, (byte) 0xff);

        assertThat(read(withComment)).containsExactly("x!a.json 1 " + A);
        assertThat(read(large)).containsExactly("x!a.json 1 " + A);
    }

    /** Only what a cut file lacks of zeros at its end may be missing without a word. */
    @Test
    void aTarFileThatIsCutOffAnywhereSaysSo() throws IOException {
        byte[] tar = tar(FILES);
        int end = tar.length;
        while (tar[end - 1] == 0) {
            end--;
        }
        int lastBlock = (end + 511) / 512 * 512;
        for (int length = 512; length < lastBlock + 512; length++) {
            assertThatFails(Arrays.copyOf(tar, length), "cut at " + length);
        }
        assertThat(read(Arrays.copyOf(tar, lastBlock + 512))).hasSize(3);
    }

    @Test
    void whatWasPutBehindAnotherIsReadOrTold() throws IOException {
        byte[] a = gzip(trail(A));
        byte[] b = gzip(trail(B));
        byte[] broken = b.clone();
        broken[0] ^= 1;

        assertThat(read(concat(a, b, new byte[700]))).containsExactly("x 1 " + A, "x 2 " + B);
        assertThat(read(concat(tar(files("a", trail(A))), new byte[512], tar(files("b", trail(B))))))
                .containsExactly("x!a 1 " + A, "x!b 1 " + B);
        assertThat(read(concat(gzip(tar(files("a", trail(A)))), gzip(tar(files("b", trail(B)))))))
                .containsExactly("x!a 1 " + A, "x!b 1 " + B);

        for (int length = 1; length < b.length; length++) {
            assertThatFails(concat(a, Arrays.copyOf(b, length)), "second member cut at " + length);
        }
        assertThatFails(concat(a, broken), "the header of the second member is broken");
        assertThatFails(concat(a, trail(B)), "text behind gzip");
        assertThatFails(concat(a, new byte[3], b), "gzip behind zeros");
        assertThatFails(concat(tar(FILES), trail(B)), "text behind tar");
        assertThatFails(concat(zip(FILES), zip(FILES)), "zip behind zip");
        assertThatFails(concat(zip(FILES), trail(B)), "text behind zip");
    }

    @Test
    void aZipFileWithinAZipFileIsNotTakenForItsEnd() throws IOException {
        byte[] outer = storedZip(files("inner.zip", zip(files("a.json", trail(A))), "b.json", trail(B)));
        int second = new String(outer, ISO_8859_1).lastIndexOf("PK\u0003\u0004");

        assertThat(read(outer)).containsExactly("x!inner.zip!a.json 1 " + A, "x!b.json 1 " + B);
        for (int length = second; length < second + 30; length++) {
            assertThatFails(Arrays.copyOf(outer, length), "cut at " + length);
        }
    }

    /** Their headers are as those of any gzip member, with all that RFC 1952 allows in them. */
    @Test
    void gzipHeadersWithNamesCommentsAndChecksAreRead() throws IOException {
        GzipParameters all = new GzipParameters();
        all.setFileName("a.json");
        all.setComment("as it was delivered");
        all.setHeaderCRC(true);
        ExtraField extra = new ExtraField();
        extra.addSubField("CT", new byte[] {1, 2, 3});
        all.setExtraField(extra);
        byte[] one = written(out -> new GzipCompressorOutputStream(out, all), trail(A));

        assertThat(read(concat(one, one))).containsExactly("x 1 " + A, "x 2 " + A);
    }

    /** Behind its content stand its checksum and its length. */
    @Test
    void aGzipMemberThatIsNotWhatWasCompressedSaysSo() throws IOException {
        byte[] gzip = gzip(trail(A));
        for (int i = gzip.length - 8; i < gzip.length; i++) {
            byte[] other = gzip.clone();
            other[i] ^= 1;
            assertThatFails(other, "byte " + i + " is another");
        }
    }

    @Test
    void aFileThatCannotBeReadDoesNotKeepTheNextOnesOut() throws IOException {
        byte[] zip = storedZip(files("1.json", trail(A), "2.json", trail(B)));
        zip[6] |= 1;

        assertThat(read(zip))
                .containsExactly("x!1.json: is stored in a way that is not read here (encryption)", "x!2.json 1 " + B);
    }

    @Test
    void aTarFileWithinABrokenGzipIsReadUpToTheBreak() throws IOException {
        byte[] whole = gzip(tar(files("a.json", trail(A), "b.json", trail(B + noise()))));
        byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
        InputReader reader = open(cut);

        assertThat(reader.next()).containsInstanceOf(ArchiveItem.Found.class);
        assertThat(reader.place()).isEqualTo("x!a.json");
        assertThatThrownBy(() -> drain(reader)).isInstanceOf(IOException.class);
    }

    @Test
    void aFileThatExpandsWithoutEndIsGivenUp() throws IOException {
        byte[] zeros = new byte[4 << 20];
        byte[] bomb = zip(files("zeros.gz", gzip(zeros), "a.json", trail(A)));
        try (InputReader reader = InputReader.open("x", new ByteArrayInputStream(bomb), new Expansion(1 << 20, 10))) {
            assertThatThrownBy(() -> drain(reader)).hasMessageContaining("expands to more than 10 times its size");
        }
        try (InputReader reader = InputReader.open("x", new ByteArrayInputStream(bomb), new Expansion(64 << 20, 10))) {
            assertThat(drain(reader)).contains("x!a.json 1 " + A);
        }
    }

    @Test
    void bytesThatAreNeitherTextNorArchiveAreNotTakenForOne() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[600];
            random.nextBytes(bytes);
            for (int[] magic : new int[][] {
                {0x1f, 0x8b},
                {'B', 'Z', 'h', '9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59},
                {'P', 'K', 3, 4},
                {0x28, 0xb5, 0x2f, 0xfd},
                {}
            }) {
                for (int j = 0; j < magic.length; j++) {
                    bytes[j] = (byte) magic[j];
                }
                assertThatThrownBy(() -> drain(open(bytes))).isInstanceOf(IOException.class);
            }
        }
    }

    private static InputReader open(byte[] content) throws IOException {
        return InputReader.open("x", new Pipe(content));
    }

    private static List<String> read(byte[] content) throws IOException {
        try (InputReader reader = open(content)) {
            return drain(reader);
        }
    }

    private static void assertThatFails(byte[] content, String what) {
        assertThatThrownBy(() -> read(content)).as(what).isInstanceOf(IOException.class);
    }

    private static List<String> drain(InputReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
            ArchiveItem it = item.get();
            if (it instanceof ArchiveItem.Found found) {
                lines.add(reader.place() + " " + found.raw().position() + " "
                        + found.raw().text());
            } else if (it instanceof ArchiveItem.Unreadable unreadable) {
                lines.add(reader.place() + ": " + unreadable.reason());
            } else if (it instanceof ArchiveItem.Malformed malformed) {
                lines.add(reader.place() + " " + malformed.position() + " malformed");
            }
        }
        return lines;
    }

    private static String record(String id) {
        return "{\"eventVersion\":\"1.11\",\"eventSource\":\"ssm.amazonaws.com\",\"eventID\":\"" + id + "\"}";
    }

    private static byte[] trail(String... records) {
        return ("{\"Records\":[" + String.join(",", records) + "]}").getBytes(UTF_8);
    }

    private static String noise() {
        StringBuilder text = new StringBuilder(",{\"eventVersion\":\"1.11\",\"noise\":\"");
        new Random(5).ints(100_000, 'a', 'z').forEach(c -> text.append((char) c));
        return text.append("\"}").toString();
    }

    private static Map<String, byte[]> files(Object... namesAndContents) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            files.put((String) namesAndContents[i], (byte[]) namesAndContents[i + 1]);
        }
        return files;
    }

    private interface Wrapper {
        OutputStream wrap(OutputStream out) throws IOException;
    }

    private static byte[] written(Wrapper wrapper, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = wrapper.wrap(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        return written(GZIPOutputStream::new, content);
    }

    private static byte[] bzip2(byte[] content) {
        return written(BZip2CompressorOutputStream::new, content);
    }

    private static byte[] zstd(byte[] content) {
        return written(ZstdOutputStream::new, content);
    }

    /** As Java and pipes write it: sizes stand behind the content. */
    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] storedZip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                add(tar, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.write(part);
        }
        return bytes.toByteArray();
    }

    /** Cannot be rewound, never knows what is there, and gives little at a time. */
    private static final class Pipe extends FilterInputStream {

        Pipe(byte[] content) {
            super(new ByteArrayInputStream(content));
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(length, 7));
        }

        @Override
        public int available() {
            return 0;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
