package dev.grato.sync;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with devices and what they send; each text is in the devices bundle.
public enum DeviceError implements ErrorCode {
    /// The header with the device's id is not there, or has no id in it.
    DEVICE_MISSING(ErrorClass.INVALID),
    /// The user has registered no such device, or not since a backup was restored.
    DEVICE_UNKNOWN(ErrorClass.FORBIDDEN),
    /// Its data are to be wiped.
    DEVICE_REVOKED(ErrorClass.FORBIDDEN),
    DEVICE_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// The id is another user's.
    DEVICE_TAKEN(ErrorClass.CONFLICT),
    TOO_MANY_DEVICES(ErrorClass.CONFLICT),
    INVALID_DEVICE(ErrorClass.INVALID),
    INVALID_SETTINGS(ErrorClass.INVALID),
    SETTINGS_CHANGED(ErrorClass.STALE),
    TOO_MANY_MUTATIONS(ErrorClass.TOO_LARGE);

    private final ErrorClass errorClass;

    DeviceError(ErrorClass errorClass) {
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
