package io.ssmtrail.findings;

import java.util.List;

/**
 * A detection.
 *
 * @param id its name in findings, unique
 * @param title what it finds, in a few words
 * @param description what happened and why it matters
 * @param techniques ids of MITRE ATT&amp;CK techniques
 * @param query which events it looks at, as a search would be written
 * @param falsePositives what may look the same and be harmless
 * @param references pages about it
 */
public record Rule(
        String id,
        String title,
        String description,
        Severity severity,
        List<String> techniques,
        String query,
        Condition condition,
        List<String> falsePositives,
        List<String> references) {}
