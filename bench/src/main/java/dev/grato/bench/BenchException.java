package dev.grato.bench;

/// A benchmark cannot go on: what it measures does not answer as it should.
final class BenchException extends RuntimeException {

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
