package dev.grato.platform.postgres;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The embedded database cannot be prepared, started or reached; the message says what to do, for an administrator.
public class EmbeddedPostgresException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public EmbeddedPostgresException(String message) {
        super(message);
    }

    public EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
