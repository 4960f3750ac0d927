package io.ssmtrail.findings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.error.OperationException;
import java.util.List;

/** Keeps findings in an index of their own, where dashboards see them. */
public final class FindingIndex {

    private static final int BATCH = 200;

    private final Elastic elastic;
    private final String index;

    public FindingIndex(Elastic elastic) {
        this(elastic, IndexNames.FINDINGS);
    }

    FindingIndex(Elastic elastic, String index) {
        this.elastic = elastic;
        this.index = index;
    }

    /**
     * Writes findings; one that is there already is replaced by what is known of it now.
     *
     * @return how many were not there
     * @throws OperationException where Elasticsearch takes one not
     */
    public int write(List<Finding> findings) {
        Templates.ensure(elastic);
        int created = 0;
        for (int from = 0; from < findings.size(); from += BATCH) {
            created += send(findings.subList(from, Math.min(findings.size(), from + BATCH)));
        }
        return created;
    }

    private int send(List<Finding> findings) {
        StringBuilder body = new StringBuilder();
        for (Finding finding : findings) {
            body.append("{\"index\":")
                    .append(JsonNodeFactory.instance.objectNode().put("_id", finding.id()))
                    .append("}\n")
                    .append(FindingDocument.of(finding))
                    .append('\n');
        }
        int created = 0;
        JsonNode answer = elastic.call("POST", "/" + index + "/_bulk?refresh=true", body.toString());
        for (JsonNode item : answer.path("items")) {
            JsonNode outcome = item.path("index");
            if (outcome.has("error")) {
                throw new OperationException(
                        "Elasticsearch did not take a finding: "
                                + outcome.at("/error/reason").asText() + ".",
                        "Install the index templates with 'ssmtrail setup', and try again.");
            }
            created += outcome.path("status").asInt() == 201 ? 1 : 0;
        }
        return created;
    }
}
