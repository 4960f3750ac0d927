package io.ssmtrail.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ssmtrail.cli.terminal.StandardStreams;
import io.ssmtrail.connection.StackVersion;
import io.ssmtrail.error.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/**
 * Runs the usual commands once, so that Java can archive the classes that they load; the launcher starts it for that. It
 * works on a few synthetic events, and instead of Elasticsearch it asks itself.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">Class Data Sharing</a>
 */
public final class ClassArchiveTraining {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int EVENTS = 20;

    private final Path folder;
    private final ObjectNode answer = JSON.createObjectNode();

    private ClassArchiveTraining(Path folder) {
        this.folder = folder;
    }

    /** Takes a folder that may be written to. */
    public static void main(String[] arguments) throws IOException {
        // Nobody sees it, so nobody would end it.
        CompletableFuture.delayedExecutor(2, TimeUnit.MINUTES)
                .execute(() -> Runtime.getRuntime().halt(ExitCode.BUG));
        new ClassArchiveTraining(Path.of(arguments[0])).train();
    }

    private void train() throws IOException {
        Path archive = folder.resolve("events");
        run("--help");
        run("generate", "--events", String.valueOf(EVENTS), archive.toString());
        prepareAnswer(run("map", archive.toString()));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort();
            run("search", "--failed", "--url", url);
            run("search", "i-0123456789abcdef0", "-o", "json", "--url", url);
            run("show", "00000000-0000-0000-0000-000000000000", "--url", url);
            run("sessions", "--url", url);
            run("commands", "--url", url);
            run("report", "--url", url);
            run("load", "--dry-run", "--url", url, archive.toString());
        } finally {
            server.stop(0);
        }
    }

    private byte[] run(String... arguments) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        Path settings = Files.write(folder.resolve("no-settings.properties"), new byte[0]);
        CommandLine command = Ssmtrail.commandLine(
                new StandardStreams(InputStream.nullInputStream(), data),
                Map.of("SSMTRAIL_CONFIG", settings.toString()));
        command.setOut(new PrintWriter(data, true, StandardCharsets.UTF_8));
        command.setErr(new PrintWriter(Writer.nullWriter()));
        command.execute(arguments);
        return data.toByteArray();
    }

    /** To whatever is asked. */
    private void prepareAnswer(byte[] documents) throws IOException {
        answer.putObject("version").put("number", StackVersion.OLDEST + ".0").put("build_flavor", "default");
        answer.put("tagline", "You Know, for Search")
                .put("id", "0")
                .put("count", EVENTS)
                .put("timed_out", false);
        ObjectNode hits = answer.putObject("hits");
        hits.putObject("total").put("value", EVENTS).put("relation", "eq");
        ArrayNode found = hits.putArray("hits");
        for (String document :
                new String(documents, StandardCharsets.UTF_8).lines().toList()) {
            ObjectNode hit =
                    found.addObject().put("_index", "ssm-cloudtrail-2025.12").put("_id", "0");
            hit.set("_source", JSON.readTree(document));
            hit.putArray("sort").add(0).add(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("X-elastic-product", "Elasticsearch");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
