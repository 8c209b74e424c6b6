package dev.grato.exchange;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with lists on their way out.
public enum ExportError implements ErrorCode {
    /// No export of the caller's with this id, or its time is over.
    EXPORT_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// The file is not there: still being written, cancelled or failed.
    EXPORT_NOT_READY(ErrorClass.CONFLICT),
    /// What was typed to confirm an erasure is not the record's title.
    ERASURE_NOT_CONFIRMED(ErrorClass.INVALID),
    /// The caller already has as many running as one may.
    TOO_MANY_EXPORTS(ErrorClass.LIMIT);

    private final ErrorClass errorClass;

    ExportError(ErrorClass errorClass) {
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
