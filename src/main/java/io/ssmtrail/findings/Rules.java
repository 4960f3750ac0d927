package io.ssmtrail.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.program.ProgramFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that ship with the program, and reading others. A rule is a YAML (or JSON) file of its own. */
public final class Rules {

    /** Names the files of the shipped rules, because a jar cannot be listed everywhere. */
    private static final String LIST = "rules.txt";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Rules() {}

    /** Those that ship. */
    public static List<Rule> shipped() {
        List<Rule> rules = new ArrayList<>();
        new String(ProgramFile.bytes(Rules.class, LIST), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(file -> rules.add(read(file, ProgramFile.bytes(Rules.class, file))));
        return rules;
    }

    /**
     * Those in a folder, after file names; one with the id of a rule that ships takes its place.
     *
     * @throws UsageException where the folder cannot be read, or a rule cannot be used
     */
    public static List<Rule> with(List<Rule> rules, Path folder) {
        Map<String, Rule> byId = new LinkedHashMap<>();
        rules.forEach(rule -> byId.put(rule.id(), rule));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Rules::isRule).sorted().toList()) {
                Rule rule = read(file.toString(), Files.readAllBytes(file));
                byId.put(rule.id(), rule);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "The rules in " + folder + " cannot be read: " + FileTrouble.reason(e) + ".",
                    "Give a folder of .yaml files with --rules.",
                    e);
        }
        return List.copyOf(byId.values());
    }

    private static boolean isRule(Path file) {
        return file.toString().matches(".*\\.(ya?ml|json)");
    }

    private static Rule read(String file, byte[] content) {
        try {
            return YAML.readValue(content, RuleForm.class).rule(file);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new UsageException(
                    "The rule in " + file + where + " cannot be read: " + e.getOriginalMessage() + ".",
                    "'ssmtrail findings --help' shows the form of a rule.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
