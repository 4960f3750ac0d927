package io.ssmtrail.doctor;

import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Privileges;
import io.ssmtrail.elastic.Role;
import io.ssmtrail.error.SsmtrailException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which commands work with the credentials, and what is missing to the others. */
final class PrivilegeChecks {

    private PrivilegeChecks() {}

    static List<Check> of(Elastic elastic) {
        List<Check> checks = new ArrayList<>();
        for (Role role : Role.shipped()) {
            if (role.isOfKibana()) {
                continue;
            }
            String commands = String.join(", ", role.commands());
            try {
                Optional<List<String>> missing = Privileges.missing(elastic, role);
                if (missing.isEmpty()) {
                    return List.of(Check.ok(Area.PRIVILEGES, "all commands", "allowed to everybody"));
                }
                checks.add(
                        missing.get().isEmpty()
                                ? Check.ok(Area.PRIVILEGES, commands, "allowed")
                                : Check.warning(
                                        Area.PRIVILEGES,
                                        commands,
                                        "not allowed: missing " + String.join(", ", missing.get()),
                                        "Where these credentials should do that, give them the role " + role.name()
                                                + "."));
            } catch (SsmtrailException e) {
                return List.of(Check.problem(Area.PRIVILEGES, "all commands", e));
            }
        }
        boolean none = checks.stream().noneMatch(check -> check.status() == Status.OK);
        return none
                ? List.of(Check.problem(
                        Area.PRIVILEGES,
                        "all commands",
                        "none is allowed",
                        "Give these credentials a role; the README has one for each kind of work."))
                : checks;
    }
}
