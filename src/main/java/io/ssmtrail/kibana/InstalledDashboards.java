package io.ssmtrail.kibana;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the saved objects of a Kibana stand to those that ship.
 *
 * @param kibanaVersion as Kibana tells it
 * @param same those that are as they ship
 * @param different those that were changed, or are of another version
 * @param missing those that are not there
 */
public record InstalledDashboards(
        Optional<String> kibanaVersion,
        List<SavedObject> same,
        List<SavedObject> different,
        List<SavedObject> missing) {

    /**
     * Looks, and changes nothing.
     *
     * @throws io.ssmtrail.error.ClusterException if Kibana cannot be reached, is too old or does not let us
     */
    public static InstalledDashboards in(KibanaConnection connection, List<SavedObject> shipped) {
        KibanaClient kibana = new KibanaClient(connection);
        Optional<String> version = kibana.requireSupportedVersion();
        List<String> types = shipped.stream().map(SavedObject::type).distinct().toList();
        Map<String, SavedObject> there = kibana.exportTypes(types).stream()
                .collect(Collectors.toMap(SavedObject::key, Function.identity(), (first, second) -> first));
        return new InstalledDashboards(
                version,
                shipped.stream().filter(object -> isSame(object, there)).toList(),
                shipped.stream()
                        .filter(object -> there.containsKey(object.key()) && !isSame(object, there))
                        .toList(),
                shipped.stream()
                        .filter(object -> !there.containsKey(object.key()))
                        .toList());
    }

    private static boolean isSame(SavedObject shipped, Map<String, SavedObject> there) {
        return Optional.ofNullable(there.get(shipped.key()))
                .filter(other -> DashboardInstaller.content(other).equals(DashboardInstaller.content(shipped)))
                .isPresent();
    }
}
