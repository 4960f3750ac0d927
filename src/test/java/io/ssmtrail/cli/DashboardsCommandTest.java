package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.kibana.RunningStandInKibana;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DashboardsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void installReportsEachObjectAndWhereToLook() {
        try (var kibana = new RunningStandInKibana()) {
            assertThat(run("dashboards", "install", "--kibana-url", kibana.url().toString()))
                    .isZero();

            assertThat(out.toString()).contains("created    dashboard      SSM Trail · Overview");
            assertThat(err.toString())
                    .contains("Kibana 8.12.2: ")
                    .contains("Open " + kibana.url() + "/app/dashboards#/view/ssmtrail-overview");

            assertThat(run("dashboards", "install", "--kibana-url", kibana.url().toString()))
                    .isZero();
            assertThat(err.toString()).contains(" unchanged");
        }
    }

    @Test
    void exportWritesSourcesAndBundleAndASecondTimeNothing(@TempDir Path folder) throws Exception {
        try (var kibana = new RunningStandInKibana()) {
            String url = kibana.url().toString();
            run("dashboards", "install", "--kibana-url", url);

            assertThat(run("dashboards", "export", "--kibana-url", url, "--dir", folder.toString()))
                    .isZero();
            assertThat(out.toString())
                    .contains("added     dashboard/ssmtrail-overview.json", "added     ssmtrail.ndjson");
            assertThat(folder.resolve("ssmtrail.ndjson"))
                    .hasSameTextualContentAs(Path.of("kibana-dashboards", "ssmtrail.ndjson"));

            out.getBuffer().setLength(0);
            run("dashboards", "export", "--kibana-url", url, "--dir", folder.toString());
            assertThat(out.toString()).isEqualToNormalizingNewlines("unchanged ssmtrail.ndjson\n");
        }
    }

    @Test
    void bundleIsMadeOfTheSourcesAlone(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("lens/ssmtrail-one.json");
        Files.createDirectories(folder.resolve("lens"));
        Files.writeString(source, "{\"id\":\"ssmtrail-one\",\"type\":\"lens\",\"attributes\":{\"title\":\"One\"}}");

        assertThat(run("dashboards", "bundle", "--dir", folder.toString())).isZero();

        assertThat(folder.resolve("ssmtrail.ndjson"))
                .hasContent("{\"type\":\"lens\",\"id\":\"ssmtrail-one\",\"attributes\":{\"title\":\"One\"}}\n");
    }

    @Test
    void whereNoKibanaAnswersTheExitCodeSaysSo() {
        URI url;
        try (var kibana = new RunningStandInKibana()) {
            url = kibana.url();
        }

        assertThat(run("dashboards", "install", "--kibana-url", url.toString())).isEqualTo(3);
        assertThat(err.toString()).contains("Kibana at " + url).contains("usually port 5601");
    }

    @Test
    void aProxyThatDoesNotAnswerIsTold() {
        assertThat(run("dashboards", "install", "--kibana-url", "http://kb.invalid:5601", "--proxy", "localhost:1"))
                .isEqualTo(3);
        assertThat(err.toString())
                .contains("Kibana at http://kb.invalid:5601, through the proxy http://localhost:1, does not answer");
    }

    private int run(String... arguments) {
        CommandLine ssmtrail = Ssmtrail.commandLine();
        ssmtrail.setOut(new PrintWriter(out, true));
        ssmtrail.setErr(new PrintWriter(err, true));
        return ssmtrail.execute(arguments);
    }
}
