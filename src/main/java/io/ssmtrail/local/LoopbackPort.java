package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A free port on loopback. */
final class LoopbackPort {
    private static final int CONNECT_MILLIS = 500;

    private LoopbackPort() {}

    /** The one asked for, which must be free, else the usual one or the next above it that is free. */
    static int choose(OptionalInt asked) {
        if (asked.isPresent()) {
            if (!isFree(asked.getAsInt())) {
                throw new OperationException(
                        "Port " + asked.getAsInt() + " is taken by another program.",
                        "Give another --port, or leave it out to have a free one chosen.");
            }
            return asked.getAsInt();
        }
        int usual = LocalOptions.USUAL_PORT;
        return IntStream.range(usual, usual + 100)
                .filter(LoopbackPort::isFree)
                .findFirst()
                .orElseThrow(() -> new OperationException(
                        "All ports from " + usual + " to " + (usual + 99) + " are taken.", "Give a free --port."));
    }

    static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Socket probe = new Socket()) {
            probe.connect(address, CONNECT_MILLIS);
            return false;
        } catch (IOException nobodyAnswers) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(address);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }
}
