package io.ssmtrail;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages: each may know those named beside it, and nobody else. */
class ArchitectureTest {

    private static final String ROOT = "io.ssmtrail.";

    /** Every package may know {@code error} and {@code program}; {@code cli} may know all, and nobody knows {@code cli}. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            entry("error", Set.of()),
            entry("program", Set.of()),
            entry("cloudtrail", Set.of("json")),
            entry("ssm", Set.of("json")),
            entry("json", Set.of()),
            entry("crew", Set.of()),
            entry("local", Set.of("connection")),
            entry("sample", Set.of()),
            entry("connection", Set.of()),
            entry("doctor", Set.of("connection", "elastic", "kibana", "ledger")),
            entry("elastic", Set.of("connection")),
            entry("geo", Set.of()),
            entry("kibana", Set.of("connection")),
            entry("s3", Set.of("archive")),
            entry("archive", Set.of("cloudtrail", "json")),
            entry("document", Set.of("cloudtrail", "geo", "json", "ssm")),
            entry("search", Set.of("elastic")),
            entry("findings", Set.of("elastic", "search")),
            entry("intake", Set.of("archive", "cloudtrail", "document")),
            entry("mapping", Set.of("archive", "crew", "document", "intake", "json")),
            entry("bulk", Set.of("cloudtrail", "crew", "document", "elastic", "intake", "json")),
            entry("ledger", Set.of("archive", "crew", "elastic", "intake")),
            entry("load", Set.of("archive", "bulk", "crew", "document", "elastic", "intake", "ledger")),
            entry("reconcile", Set.of("archive", "cloudtrail", "crew", "document", "elastic", "intake")),
            entry("reindex", Set.of("bulk", "cloudtrail", "crew", "document", "elastic", "intake")));

    private static final Set<String> KNOWN_TO_ALL = Set.of("error", "program");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ssmtrail");

    @Test
    void arrowsRunOneWay() {
        Set<String> forbidden = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            String source = packageOf(from);
            if (source.equals("cli")) {
                continue;
            }
            assertThat(MAY_KNOW).as("the arrows of package %s", source).containsKey(source);
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                String target = packageOf(to);
                if (to.getPackageName().startsWith(ROOT)
                        && !target.equals(source)
                        && !KNOWN_TO_ALL.contains(target)
                        && !MAY_KNOW.get(source).contains(target)) {
                    forbidden.add(source + " -> " + target + ": " + dependency.getDescription());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    void noPackagesKnowEachOther() {
        slices().matching("io.ssmtrail.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyThePackageOfS3KnowsTheSdkOfAws() {
        Set<String> knowing = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            boolean knows = from.getDirectDependenciesFromSelf().stream()
                    .anyMatch(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith("software.amazon"));
            if (knows && !packageOf(from).equals("s3")) {
                knowing.add(from.getName());
            }
        }
        assertThat(knowing).isEmpty();
    }

    @Test
    void onlyTheCommandLinePrints() {
        Set<String> printing = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            boolean prints = from.getFieldAccessesFromSelf().stream()
                    .anyMatch(access -> access.getTargetOwner().isEquivalentTo(System.class));
            if (prints && !packageOf(from).equals("cli")) {
                printing.add(from.getName());
            }
        }
        assertThat(printing).isEmpty();
    }

    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String rest = name.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
