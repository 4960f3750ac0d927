package io.ssmtrail.findings;

import com.fasterxml.jackson.core.type.TypeReference;
import io.ssmtrail.program.ProgramFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A technique of attackers.
 *
 * @see <a href="https://attack.mitre.org/matrices/enterprise/cloud/">MITRE ATT&amp;CK, cloud matrix</a>
 */
public record Technique(String id, String name, List<String> tactics) {

    private static final Map<String, Technique> KNOWN = read();

    /** By its id; one that is not known has its id for a name and no tactics. */
    public static Technique of(String id) {
        return KNOWN.getOrDefault(id, new Technique(id, id, List.of()));
    }

    private static Map<String, Technique> read() {
        Map<String, Technique> known = new HashMap<>();
        for (Technique technique :
                ProgramFile.json(Technique.class, "techniques.json", new TypeReference<List<Technique>>() {})) {
            known.put(technique.id(), technique);
        }
        return known;
    }
}
