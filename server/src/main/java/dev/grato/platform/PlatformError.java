package dev.grato.platform;

/// What can go wrong on the ground floor.
public enum PlatformError implements ErrorCode {
    WORKSPACE_NOT_FOUND(ErrorClass.NOT_FOUND),
    WORKSPACE_EXISTS(ErrorClass.CONFLICT),
    WORKSPACE_SLUG_INVALID(ErrorClass.INVALID),
    /// The statement ran longer than callers may wait.
    TOO_SLOW(ErrorClass.LIMIT),
    /// A lock could not be had in time; trying again helps.
    BUSY(ErrorClass.LIMIT),
    DATABASE_UNAVAILABLE(ErrorClass.UNAVAILABLE),
    /// The mail server did not take a message; it is tried again.
    MAIL_NOT_HANDED_OVER(ErrorClass.UNAVAILABLE);

    private final ErrorClass errorClass;

    PlatformError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "platform";
    }
}
