package dev.grato.sync;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong between a device and the server.
public enum SyncError implements ErrorCode {
    /// Nobody gave this page out.
    PAGE_INVALID(ErrorClass.INVALID),
    /// This server only follows another one, so its feed means nothing.
    STANDBY(ErrorClass.UNAVAILABLE);

    private final ErrorClass errorClass;

    SyncError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "sync";
    }
}
