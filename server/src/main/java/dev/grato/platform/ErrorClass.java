package dev.grato.platform;

/// What an error means for the caller: decides status, whether to try again, and whether somebody is alarmed.
public enum ErrorClass {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    CONFLICT(409),
    STALE(412),
    TOO_LARGE(413),
    UNPROCESSABLE(422),
    LIMIT(429),
    UNAVAILABLE(503),
    BUG(500);

    private final int status;

    ErrorClass(int status) {
        this.status = status;
    }

    /// The HTTP status that goes with it.
    public int status() {
        return status;
    }
}
