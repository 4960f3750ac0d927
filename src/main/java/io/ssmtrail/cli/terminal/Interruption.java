package io.ssmtrail.cli.terminal;

import io.ssmtrail.error.ExitCode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and a polite kill, told to the work instead of ending the process; a second one ends it at once.
 *
 * <p>A shutdown hook would not do: while one runs, the virtual machine takes no second signal. The class that takes
 * signals is in every JDK (module {@code jdk.unsupported}) but, since it is not part of Java itself, is called by name.
 */
public final class Interruption {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    /** Longer than the loader goes on sending; with what called-off work takes, less than the ten seconds that a user waits. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final AtomicInteger count = new AtomicInteger();
    private final Runnable stop;
    private final Runnable callOff;
    private final StatusLine screen;

    private Interruption(Runnable stop, Runnable callOff, StatusLine screen) {
        this.stop = stop;
        this.callOff = callOff;
        this.screen = screen;
    }

    /**
     * From now on, the first signal ends the work.
     *
     * @param stop lets what is under way be finished
     * @param callOff ends what is not finished a few seconds later
     */
    public static Interruption handledBy(Runnable stop, Runnable callOff, StatusLine screen) {
        Interruption interruption = new Interruption(stop, callOff, screen);
        for (String signal : SIGNALS) {
            interruption.listen(signal);
        }
        return interruption;
    }

    public boolean happened() {
        return count.get() > 0;
    }

    private void listen(String name) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            signalled();
                            return null;
                        }
                        return method.invoke(this, arguments == null ? new Object[0] : arguments);
                    });
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            var handle = signalType.getMethod("handle", signalType, handlerType);
            // A signal that we were started deaf to, as a shell does in the background, stays ignored.
            handle.invoke(null, signal, handler);
        } catch (ReflectiveOperationException | RuntimeException notHere) {
            // Then a signal ends the process as it always did; loading again mends what that leaves.
            Runtime.getRuntime().addShutdownHook(new Thread(this::leaveOff, "ssmtrail-shutdown"));
        }
    }

    private void leaveOff() {
        screen.print("Interrupted: finishing what is under way. Once more ends it at once.");
        stop.run();
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        callOff.run();
    }

    private void signalled() {
        if (count.incrementAndGet() == 1) {
            Thread thread = new Thread(this::leaveOff, "ssmtrail-interruption");
            thread.setDaemon(true);
            thread.start();
        } else {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
    }
}
