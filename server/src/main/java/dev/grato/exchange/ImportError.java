package dev.grato.exchange;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with imports.
public enum ImportError implements ErrorCode {
    IMPORT_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// The file is none that is read, or is broken; the fault says why.
    UNREADABLE_FILE(ErrorClass.INVALID),
    /// The plan names something that is not there; the faults say where.
    INVALID_PLAN(ErrorClass.INVALID),
    /// As planned nothing could come of it; the faults say what is missing.
    NOT_READY(ErrorClass.CONFLICT),
    /// It has been started already.
    IMPORT_STARTED(ErrorClass.CONFLICT),
    /// Nothing is running that could be cancelled.
    IMPORT_NOT_RUNNING(ErrorClass.CONFLICT),
    /// It has not run, is still running, or was taken back already.
    IMPORT_NOT_UNDOABLE(ErrorClass.CONFLICT),
    /// What was uploaded is kept for 31 days and is in no backup.
    UPLOAD_GONE(ErrorClass.CONFLICT),
    IMPORT_TOO_LARGE(ErrorClass.TOO_LARGE),
    ROUND_TRIP_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// A sheet without the keys that exports write.
    NOT_FROM_HERE(ErrorClass.INVALID);

    private final ErrorClass errorClass;

    ImportError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "exchange";
    }
}
