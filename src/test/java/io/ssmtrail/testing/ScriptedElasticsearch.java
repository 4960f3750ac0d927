package io.ssmtrail.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * As much of Elasticsearch as bulk requests need, with faults at will: each request takes the next one of the script, and
 * behaves once the script is used up. What it stored is real: a document created twice is a conflict.
 */
public final class ScriptedElasticsearch implements AutoCloseable {

    /** What becomes of one bulk request. */
    @FunctionalInterface
    public interface Fault {
        void apply(ScriptedElasticsearch server, List<String> lines, Socket client) throws IOException;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket socket;
    private final Queue<Fault> script = new ConcurrentLinkedQueue<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final List<Integer> bodySizes = new ArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    public ScriptedElasticsearch() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "scripted-elasticsearch");
        thread.setDaemon(true);
        thread.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    /** Appends the same fault for so many requests. */
    public ScriptedElasticsearch then(int times, Fault fault) {
        for (int i = 0; i < times; i++) {
            script.add(fault);
        }
        return this;
    }

    /** What it holds, by id. */
    public Map<String, String> documents() {
        return documents;
    }

    /** The sizes of the bodies that came, in order. */
    public List<Integer> bodySizes() {
        synchronized (bodySizes) {
            return List.copyOf(bodySizes);
        }
    }

    /** The whole request is answered with a status and stores nothing. */
    public static Fault status(int status) {
        return (server, lines, client) -> answer(
                client,
                status,
                "application/json",
                "{\"error\":{\"type\":\"scripted\",\"reason\":\"as scripted\"},\"status\":" + status + "}");
    }

    /** Each document whose id contains the text gets a status of its own and is not stored. */
    public static Fault items(String idPart, int status) {
        return (server, lines, client) ->
                answer(client, 200, "application/json", server.store(lines, id -> id.contains(idPart) ? status : 0));
    }

    /** Bodies larger than that are refused; others are taken. */
    public static Fault largest(int bytes) {
        return (server, lines, client) -> {
            int size = lines.stream().mapToInt(line -> line.length() + 1).sum();
            if (size > bytes) {
                status(413).apply(server, lines, client);
            } else {
                behave().apply(server, lines, client);
            }
        };
    }

    /** Requests larger than that are refused as a busy server refuses them, with the reason; others are taken. */
    public static Fault memory(int bytes, String reason) {
        return (server, lines, client) -> {
            int size = lines.stream().mapToInt(line -> line.length() + 1).sum();
            if (size > bytes) {
                answer(
                        client,
                        429,
                        "application/json",
                        "{\"error\":{\"type\":\"circuit_breaking_exception\",\"reason\":\"" + reason
                                + "\"},\"status\":429}");
            } else {
                behave().apply(server, lines, client);
            }
        };
    }

    /** The connection is reset before anything is stored. */
    public static Fault resetBefore() {
        return (server, lines, client) -> reset(client);
    }

    /** The documents are stored, and the connection is reset instead of an answer. */
    public static Fault resetAfter() {
        return (server, lines, client) -> {
            server.store(lines, id -> 0);
            reset(client);
        };
    }

    /** The documents are stored, and the answer comes when the client has given up waiting. */
    public static Fault lateAnswer() {
        return (server, lines, client) -> {
            server.store(lines, id -> 0);
            int end = client.getInputStream().read();
            if (end >= 0) {
                throw new IOException("the client sent more instead of giving up");
            }
            client.close();
        };
    }

    /** The documents are stored, and half of the answer comes. */
    public static Fault halfAnAnswer() {
        return (server, lines, client) -> {
            byte[] body = server.store(lines, id -> 0).getBytes(StandardCharsets.UTF_8);
            String head =
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body, 0, body.length / 2);
            client.getOutputStream().flush();
            client.close();
        };
    }

    /** The documents are stored, and the answer's JSON breaks off although HTTP says that it is whole. */
    public static Fault brokenJson() {
        return (server, lines, client) -> {
            String body = server.store(lines, id -> 0);
            answer(client, 200, "application/json", body.substring(0, body.length() / 2));
        };
    }

    /** Something before Elasticsearch answers with a page of its own. */
    public static Fault page() {
        return (server, lines, client) -> answer(client, 200, "text/html", "<html><body>Please log in.</body></html>");
    }

    /** The documents are stored, and the answer leaves the last one out. */
    public static Fault oneItemShort() {
        return (server, lines, client) -> {
            server.store(lines, id -> 0);
            answer(client, 200, "application/json", server.store(lines.subList(0, lines.size() - 2), id -> 201));
        };
    }

    /** The server goes, for the rest. */
    public static Fault gone() {
        return (server, lines, client) -> {
            server.close();
            client.close();
        };
    }

    public static Fault behave() {
        return (server, lines, client) -> answer(client, 200, "application/json", server.store(lines, id -> 0));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.add(client);
                Thread thread = new Thread(() -> serve(client), "scripted-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            while (!client.isClosed()) {
                int length = -1;
                String line = readLine(in);
                if (line.isEmpty()) {
                    return;
                }
                while (!line.isEmpty()) {
                    if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                        length = Integer.parseInt(
                                line.substring("content-length:".length()).strip());
                    }
                    line = readLine(in);
                }
                byte[] body = in.readNBytes(Math.max(0, length));
                synchronized (bodySizes) {
                    bodySizes.add(body.length);
                }
                Fault fault = script.poll();
                (fault == null ? behave() : fault)
                        .apply(this, List.of(new String(body, StandardCharsets.UTF_8).split("\n")), client);
            }
        } catch (IOException gone) {
            // The client hung up, or a fault hung up on it.
        }
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (b != '\r') {
                line.write(b);
            }
            b = in.read();
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private interface Statuses {
        /** The status of a document that is not stored, or 0. */
        int of(String id);
    }

    /** Stores documents, and returns the answer that Elasticsearch gives. */
    private String store(List<String> lines, Statuses statuses) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        List<Object> items = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            JsonNode action = JSON.readTree(lines.get(i)).path("create");
            String id = action.path("_id").asText();
            int status = statuses.of(id);
            if (status == 0 && lines.get(i + 1).equals("{")) {
                status = 400;
            } else if (status == 0) {
                status = documents.putIfAbsent(id, lines.get(i + 1)) == null ? 201 : 409;
            }
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("status", status);
            if (status >= 300) {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("type", "scripted");
                error.put("reason", "as scripted for " + id);
                item.put("error", error);
            }
            items.add(Map.of("create", item));
        }
        answer.put("errors", false);
        answer.put("items", items);
        return JSON.writeValueAsString(answer);
    }

    private static void answer(Socket client, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\nX-Elastic-Product: Elasticsearch\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(body);
        client.getOutputStream().flush();
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
