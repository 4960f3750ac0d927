package io.ssmtrail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * An address where connections are neither taken nor refused, as behind a firewall that drops packets: nobody takes those
 * that wait, and no more are let in to wait. Some systems refuse them then.
 */
public final class BlackHole implements AutoCloseable {

    private static final int MOST_WAITING = 64;

    private final ServerSocket socket;
    private final List<Socket> waiting = new ArrayList<>();

    public BlackHole() {
        try {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            while (waiting.size() < MOST_WAITING && joins()) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean joins() throws IOException {
        Socket one = new Socket();
        waiting.add(one);
        try {
            one.connect(new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort()), 200);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() {
        try {
            for (Socket one : waiting) {
                one.close();
            }
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
