package io.ssmtrail.connection.settings;

import io.ssmtrail.error.UsageException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said about connections. An option holds over the environment, and that over the file.
 *
 * @param options what was given on the command line, or typed when asked for
 * @param environment the environment's variables
 * @param file the file's settings
 */
public record Settings(Map<Setting, String> options, Map<String, String> environment, SettingsFile file) {

    public Settings {
        options = Map.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /** What holds of a setting; empty where nothing was said. */
    public Optional<Value> find(Setting setting) {
        return option(setting).or(() -> variable(setting)).or(() -> entry(setting));
    }

    /**
     * Which of some settings that exclude each other holds: the one that was said closest.
     *
     * @throws UsageException where two were said at the same place
     */
    Optional<Value> choose(List<Setting> alternatives) {
        List<Value> said = alternatives.stream()
                .flatMap(setting -> find(setting).stream())
                .sorted(Comparator.comparing(Value::source))
                .toList();
        if (said.size() > 1 && said.get(0).source() == said.get(1).source()) {
            throw new UsageException(
                    "There are both " + said.get(0).setting().key() + " and "
                            + said.get(1).setting().key() + " (" + said.get(0).origin() + ", "
                            + said.get(1).origin() + ").",
                    "Leave one of them out.");
        }
        return said.stream().findFirst();
    }

    private Optional<Value> option(Setting setting) {
        return Optional.ofNullable(options.get(setting))
                .map(text -> new Value(setting, text, Source.OPTION, "option " + setting.option()));
    }

    private Optional<Value> variable(Setting setting) {
        return Optional.ofNullable(environment.get(setting.variable()))
                .filter(text -> !text.isBlank())
                .map(text -> new Value(setting, text, Source.ENVIRONMENT, "environment " + setting.variable()));
    }

    private Optional<Value> entry(Setting setting) {
        return Optional.ofNullable(file.entries().get(setting))
                .map(text -> new Value(
                        setting,
                        text,
                        Source.FILE,
                        file.path().map(path -> "file " + path).orElse("file")));
    }
}
