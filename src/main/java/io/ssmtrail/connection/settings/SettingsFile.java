package io.ssmtrail.connection.settings;

import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Settings in a properties file.
 *
 * @param path where it is; empty where there is none
 * @param entries what it says
 */
public record SettingsFile(Optional<Path> path, Map<Setting, String> entries) {

    /** Names a file instead of the usual one. */
    public static final String VARIABLE = "SSMTRAIL_CONFIG";

    public SettingsFile {
        entries = Map.copyOf(entries);
    }

    /**
     * Reads the file that was asked for, else that of the environment, else the usual one if it is there.
     *
     * @throws UsageException where it cannot be read, says what nobody understands, or shows secrets to others
     */
    public static SettingsFile read(Optional<Path> asked, Map<String, String> environment) {
        Optional<Path> named = asked.or(() -> variable(environment, VARIABLE).map(Path::of));
        if (named.isPresent()) {
            return read(named.get());
        }
        Path usual = usual(environment);
        return Files.exists(usual) ? read(usual) : new SettingsFile(Optional.empty(), Map.of());
    }

    /** Where it is looked for when none is named. */
    public static Path usual(Map<String, String> environment) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        Path folder = variable(environment, windows ? "APPDATA" : "XDG_CONFIG_HOME")
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home", ""), ".config"));
        return folder.resolve("ssmtrail").resolve("ssmtrail.properties");
    }

    private static SettingsFile read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (MalformedInputException | IllegalArgumentException e) {
            throw new UsageException(
                    "The settings file " + path + " is no properties file in UTF-8.",
                    "Write a setting on each line, such as: url=https://es.example.com:9200");
        } catch (IOException e) {
            throw new UsageException(
                    "The settings file " + path + " cannot be read: " + FileTrouble.reason(e) + ".",
                    "Check the path (--config, " + VARIABLE + ") and the permissions.",
                    e);
        }
        Map<Setting, String> entries = new EnumMap<>(Setting.class);
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(path, key));
            String text = properties.getProperty(key).strip();
            if (!text.isEmpty()) {
                entries.put(setting, text);
            }
        }
        if (entries.keySet().stream().anyMatch(Setting::isSecret)) {
            PrivateFile.require(path, "The settings file " + path);
        }
        return new SettingsFile(Optional.of(path), entries);
    }

    private static UsageException unknown(Path path, String key) {
        return new UsageException(
                "The settings file " + path + " says '" + key + "', which is no setting.",
                "There are: "
                        + Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", ")) + ".");
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}
