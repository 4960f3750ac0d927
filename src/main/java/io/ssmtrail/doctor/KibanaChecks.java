package io.ssmtrail.doctor;

import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.kibana.InstalledDashboards;
import io.ssmtrail.kibana.KibanaConnection;
import io.ssmtrail.kibana.SavedObjects;

/** The Kibana beside Elasticsearch, and the dashboards in it. */
final class KibanaChecks {

    private KibanaChecks() {}

    static Check of(KibanaConnection connection) {
        String subject = connection.url()
                + connection.space().map(space -> ", space " + space).orElse("");
        try {
            InstalledDashboards found = InstalledDashboards.in(connection, SavedObjects.shipped());
            String finding = "Kibana " + found.kibanaVersion().orElse("of an unknown version") + ": "
                    + found.same().size() + " objects as shipped, "
                    + found.different().size() + " different, "
                    + found.missing().size() + " missing";
            if (!found.missing().isEmpty()) {
                return Check.warning(Area.KIBANA, subject, finding, "Run 'ssmtrail dashboards install'.");
            }
            return found.different().isEmpty()
                    ? Check.ok(Area.KIBANA, subject, finding)
                    : Check.warning(
                            Area.KIBANA,
                            subject,
                            finding,
                            "'ssmtrail dashboards install --overwrite' replaces what was changed.");
        } catch (SsmtrailException e) {
            return Check.problem(Area.KIBANA, subject, e);
        }
    }
}
