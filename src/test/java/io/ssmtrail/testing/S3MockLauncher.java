package io.ssmtrail.testing;

import java.io.IOException;

/** Runs S3Mock until the process that started it ends, however it ends: its end of standard input closes then. */
final class S3MockLauncher {

    private S3MockLauncher() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(S3MockLauncher::endWithParent, "parent");
        watch.setDaemon(true);
        watch.start();
        Class.forName("org.springframework.boot.loader.launch.JarLauncher")
                .getMethod("main", String[].class)
                .invoke(null, (Object) args);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(0);
    }
}
