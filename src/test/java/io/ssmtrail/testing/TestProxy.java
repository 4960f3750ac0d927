package io.ssmtrail.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy as companies have them: it tunnels, passes plain requests on, and may want to know who asks. */
public final class TestProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final Optional<String> authorization;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** One that lets pass only who says so in the Proxy-Authorization header, if anything. */
    public TestProxy(Optional<String> authorization) {
        this.authorization = authorization;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** The first lines of the requests that it let pass. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                boolean known = authorization.isEmpty() || head.contains("Proxy-Authorization: " + authorization.get());
                if (!known) {
                    write(
                            client,
                            "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n");
                    continue;
                }
                requests.add(head.lines().findFirst().orElse(""));
                pass(head, in, client);
                return;
            }
        } catch (IOException gone) {
            // One of both hung up.
        }
    }

    private static void pass(String head, InputStream in, Socket client) throws IOException {
        String target = head.split(" ", 3)[1];
        boolean tunnel = head.startsWith("CONNECT ");
        URI server = URI.create(tunnel ? "https://" + target : target);
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            if (tunnel) {
                write(client, "HTTP/1.1 200 Connected\r\n\r\n");
            } else {
                String path = server.getRawPath() + (server.getRawQuery() == null ? "" : "?" + server.getRawQuery());
                write(upstream, head.replace(target, path).replaceFirst("\r\n", "\r\nConnection: close\r\n"));
            }
            daemon(() -> copy(in, upstream));
            InputStream answer = new BufferedInputStream(upstream.getInputStream());
            if (!tunnel) {
                // Else the client would send the next request over a connection that is about to be closed.
                write(client, head(answer).replaceFirst("\r\n", "\r\nConnection: close\r\n"));
            }
            answer.transferTo(client.getOutputStream());
        }
    }

    private static void copy(InputStream in, Socket to) {
        try {
            in.transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One of both hung up.
        }
    }

    private static void write(Socket to, String text) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Up to the empty line, and that too; nothing where the client is done. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int b = in.read();
        while (b >= 0) {
            head.write(b);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
            b = in.read();
        }
        return "";
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
