package io.ssmtrail.archive;

import java.nio.file.Path;
import java.util.Optional;

/** Where an input lies. */
public sealed interface Location {

    /** A file, by a path as it was found: its bytes need not be characters, so no text stands for it. */
    record File(Path path) implements Location {

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Optional<String> uri() {
            return Optional.of(whole().toUri().toString());
        }

        @Override
        public String wholeName() {
            return whole().toString();
        }

        private Path whole() {
            return path.toAbsolutePath().normalize();
        }
    }

    /**
     * An object in a bucket.
     *
     * @param address {@code s3://BUCKET/KEY}
     */
    record StoredObject(String address) implements Location {

        @Override
        public String name() {
            return address;
        }

        @Override
        public Optional<String> uri() {
            return Optional.of(address);
        }
    }

    /** What is given to the program while it runs, and cannot be met again. */
    record StandardInput() implements Location {

        @Override
        public String name() {
            return InputFinder.STANDARD_INPUT;
        }

        @Override
        public Optional<String> uri() {
            return Optional.empty();
        }
    }

    /** How the user knows it: a path as it was given, with what was found below it; {@code -} for standard input. */
    String name();

    /** The name, of a file by its path from the root on. */
    default String wholeName() {
        return name();
    }

    /** The same from wherever it is looked at; empty for what cannot be met again. */
    Optional<String> uri();
}
