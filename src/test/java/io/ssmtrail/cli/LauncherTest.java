package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.ssmtrail.error.ExitCode;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, in a folder laid out as a release is, with this build's classes. */
class LauncherTest {

    private static final String JAVA = Path.of(System.getProperty("java.home")).toString();

    /** Says what it was started with, a line for each word. */
    private static final String TELLING = "#!/bin/sh\nprintf '%s\\n' \"$@\"\n";

    @TempDir
    static Path shared;

    private static Path launcher = Path.of("");

    @TempDir
    Path folder;

    private Path cache = Path.of("");

    @BeforeAll
    static void layOut() throws IOException {
        assumeFalse(System.getProperty("os.name", "").startsWith("Windows"));
        launcher = layOut(shared.resolve("a folder with blanks"));
    }

    private static Path layOut(Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Path program = Files.copy(Path.of("src/main/launcher/ssmtrail"), home.resolve("bin/ssmtrail"));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        writeJar(Files.createDirectories(home.resolve("lib")).resolve("ssmtrail.jar"));
        return program;
    }

    @BeforeEach
    void nameCache() {
        cache = folder.resolve("the cache");
    }

    @Test
    void itStartsThroughSymbolicLinksAndInFoldersWithBlanks() throws IOException {
        Path nearby = Files.createSymbolicLink(launcher.resolveSibling("trail"), Path.of("ssmtrail"));
        Path link = Files.createSymbolicLink(folder.resolve("my trail"), nearby);
        try {
            JavaProcess run = run(link, Map.of("JAVA_HOME", JAVA), "--help");
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("Usage: ssmtrail", "reconcile");
            assertThat(run.code()).isZero();
        } finally {
            Files.delete(nearby);
        }
    }

    @Test
    void theProgramsExitCodeIsItsOwn() {
        JavaProcess run = run(launcher, Map.of("JAVA_HOME", JAVA), "search", "--no-such-option");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--no-such-option");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void argumentsReachTheProgramAsTheyWereGiven() throws IOException {
        Path jdk = jdk("17.0.2", TELLING);
        JavaProcess run =
                run(launcher, Map.of("JAVA_HOME", jdk.toString()), "search", "two words", "*", "", "$HOME", "\\");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("ssmtrail.jar\nsearch\ntwo words\n*\n\n$HOME\n\\\n");
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws IOException {
        Path tools = tools();
        JavaProcess run = run(launcher, Map.of("PATH", tools.toString()), "--help");
        assertThat(run.code()).isEqualTo(126);
        assertThat(run.err()).contains("There is no Java", "Install Java 17 or newer", "JAVA_HOME");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theJavaOnThePathServesToo() throws IOException {
        Path tools = tools();
        Files.createSymbolicLink(tools.resolve("java"), jdk("21.0.1", TELLING).resolve("bin/java"));
        JavaProcess run = run(launcher, Map.of("PATH", tools.toString()), "--help");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("--help\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_402", "11.0.22", "16"})
    void anOldJavaIsRefused(String version) throws IOException {
        Path jdk = jdk(version, TELLING);
        JavaProcess run = run(launcher, Map.of("JAVA_HOME", jdk.toString()), "--help");
        assertThat(run.code()).isEqualTo(126);
        assertThat(run.err()).contains("needs Java 17 or newer", jdk + "/bin/java is Java " + version);
    }

    @Test
    void aJavaThatHasNoReleaseFileIsAsked() throws IOException {
        Path jdk = jdk("17", "#!/bin/sh\necho 'openjdk version \"11.0.22\" 2024-01-16' >&2\n");
        Files.delete(jdk.resolve("release"));
        JavaProcess run = run(launcher, Map.of("JAVA_HOME", jdk.toString()), "--help");
        assertThat(run.code()).isEqualTo(126);
        assertThat(run.err()).contains("is Java 11.0.22");
    }

    @Test
    void aWrongJavaHomeIsNamed() {
        JavaProcess run = run(launcher, Map.of("JAVA_HOME", folder.toString()), "--help");
        assertThat(run.code()).isEqualTo(126);
        assertThat(run.err()).contains("JAVA_HOME is " + folder, "unset it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"load", "map", "findings", "reindex", "reconcile"})
    void whatWorksLongHasBothCompilers(String command) throws IOException {
        Path jdk = jdk("17.0.2", TELLING);
        assertThat(run(launcher, Map.of("JAVA_HOME", jdk.toString()), command, "x")
                        .out())
                .contains("-XX:MaxInlineLevel=9", "-XX:+UseSerialGC")
                .doesNotContain("TieredStopAtLevel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "search", "show", "setup"})
    void whatIsShortHasTheQuickOne(String command) throws IOException {
        Path jdk = jdk("17.0.2", TELLING);
        assertThat(run(launcher, Map.of("JAVA_HOME", jdk.toString()), command, "x")
                        .out())
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    @Test
    void theUsersOptionsForJavaHold() throws IOException {
        Path jdk = jdk("17.0.2", TELLING);
        Map<String, String> environment =
                Map.of("JAVA_HOME", jdk.toString(), "SSMTRAIL_JAVA_OPTS", "-Xmx2g -XX:+UseParallelGC");
        assertThat(run(launcher, environment, "search").out())
                .contains("-Xmx2g\n-XX:+UseParallelGC\n-jar\n")
                .doesNotContain("SerialGC");
    }

    @Test
    void theFirstStartMakesAnArchiveOfClassesThatTheNextOneUses() throws IOException, InterruptedException {
        // Java archives no classes of jars with blanks in their paths.
        Path plain = layOut(folder.resolve("plain"));
        Map<String, String> environment =
                Map.of("JAVA_HOME", JAVA, "XDG_CACHE_HOME", cache.toString(), "SSMTRAIL_CLASS_ARCHIVE", "on");
        assertThat(run(plain, environment, "--version").code()).isZero();
        Path archive = awaitArchive();

        Path loaded = folder.resolve("loaded");
        JavaProcess run = run(
                plain,
                with(environment, "SSMTRAIL_JAVA_OPTS", "-Xlog:class+load:file=" + loaded),
                "search",
                "--url",
                "http://localhost:1");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Elasticsearch").doesNotContain("[warning]");
        assertThat(Files.readString(loaded))
                .contains("io.ssmtrail.cli.Ssmtrail source: shared objects file (top)")
                .contains("org.elasticsearch.client.RestClient source: shared objects file (top)");

        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(archive, "damaged");
        JavaProcess damaged = run(plain, environment, "--version");
        assertThat(damaged.err()).isEmpty();
        assertThat(damaged.out()).startsWith("ssmtrail ");
        assertThat(damaged.code()).isZero();
    }

    @Test
    void severalThatStartAtOnceMakeOneArchive() throws IOException, InterruptedException {
        Path notes = folder.resolve("notes");
        Path jdk = jdk("17.0.2", """
                #!/bin/sh
                for word; do
                  case $word in
                    -XX:ArchiveClassesAtExit=*) target=${word#*=} ;;
                  esac
                done
                [ -n "$target" ] || exit 0
                echo made >>'%s'
                sleep 1
                echo classes >"$target"
                """.formatted(notes));
        Map<String, String> environment =
                Map.of("JAVA_HOME", jdk.toString(), "XDG_CACHE_HOME", cache.toString(), "SSMTRAIL_CLASS_ARCHIVE", "on");
        for (int i = 0; i < 4; i++) {
            assertThat(run(launcher, environment, "--version").code()).isZero();
        }
        assertThat(awaitArchive()).hasContent("classes");
        assertThat(notes).hasContent("made");
    }

    @Test
    void aCacheThatCannotBeMadeIsNoTrouble() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path jdk = jdk("17.0.2", TELLING);
        JavaProcess run = run(
                launcher,
                Map.of("JAVA_HOME", jdk.toString(), "XDG_CACHE_HOME", file.toString(), "SSMTRAIL_CLASS_ARCHIVE", "on"),
                "--version");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    private Path awaitArchive() throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            if (Files.isDirectory(cache)) {
                try (Stream<Path> files = Files.walk(cache)) {
                    List<Path> archives = files.filter(file -> file.toString().endsWith(".jsa"))
                            .toList();
                    if (!archives.isEmpty()) {
                        return archives.get(0);
                    }
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("no archive of classes was made");
    }

    private Path jdk(String version, String java) throws IOException {
        Path jdk = folder.resolve("jdk");
        Path program = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(program, java);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    /** A folder of programs for the PATH that has what the launcher calls, and no Java. */
    private Path tools() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String name : List.of("sh", "readlink", "sed", "mkdir")) {
            for (String place : List.of("/bin", "/usr/bin")) {
                Path program = Path.of(place, name);
                if (Files.isExecutable(program) && !Files.exists(tools.resolve(name))) {
                    Files.createSymbolicLink(tools.resolve(name), program);
                }
            }
        }
        return tools;
    }

    private static Map<String, String> with(Map<String, String> environment, String name, String value) {
        return Stream.concat(environment.entrySet().stream(), Stream.of(Map.entry(name, value)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private JavaProcess run(Path program, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        return JavaProcess.run(folder, command, own -> {
            own.keySet().removeIf(name -> name.contains("JAVA") || name.startsWith("SSMTRAIL"));
            own.put("SSMTRAIL_CLASS_ARCHIVE", "off");
            own.putAll(environment);
        });
    }

    /** This build's classes, and the jars that they need by reference. */
    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        // Java archives classes of jars that are named by relative paths only.
        StringJoiner beside = new StringJoiner(" ");
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator))) {
            if (entry.endsWith(".jar")) {
                Path link = jar.resolveSibling(Path.of(entry).getFileName());
                Files.createSymbolicLink(link, Path.of(entry));
                beside.add(link.getFileName().toString());
            }
        }
        main.put(Attributes.Name.CLASS_PATH, beside.toString());
        Path classes = Path.of("target/classes");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> entries = Files.walk(classes)) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(entry).toString()));
                Files.copy(entry, out);
            }
        }
    }
}
