package io.ssmtrail.findings;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.SsmtrailException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @throws ClusterException where Elasticsearch cannot be reached or does not allow it
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
        List<BulkOperation> operations = findings.stream()
                .map(finding -> BulkOperation.of(
                        one -> one.index(into -> into.id(finding.id()).document(FindingDocument.of(finding)))))
                .toList();
        int created = 0;
        for (BulkResponseItem item : elastic.ask(
                        "POST /" + index + "/_bulk",
                        client -> client.bulk(
                                bulk -> bulk.index(index).refresh(Refresh.True).operations(operations)))
                .items()) {
            ErrorCause error = item.error();
            if (error != null) {
                throw failure(item.status(), Optional.ofNullable(error.reason()).orElse(error.type()));
            }
            created += item.status() == 201 ? 1 : 0;
        }
        return created;
    }

    private static SsmtrailException failure(int status, @Nullable String reason) {
        if (status == 403) {
            return new ClusterException(
                    "Elasticsearch does not take findings: " + reason + ".",
                    "Use credentials with the role ssmtrail_detector, or leave --tag out.");
        }
        return new OperationException(
                "Elasticsearch did not take a finding: " + reason + ".",
                "Install the index templates with 'ssmtrail setup', and try again.");
    }
}
