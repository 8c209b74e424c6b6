package dev.grato.records;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with records; each text is in the records bundle.
public enum RecordsError implements ErrorCode {
    INVALID_RECORD(ErrorClass.INVALID),
    INVALID_FILTER(ErrorClass.INVALID),
    INVALID_QUERY(ErrorClass.INVALID),
    INVALID_CURSOR(ErrorClass.INVALID),
    UNKNOWN_OBJECT(ErrorClass.NOT_FOUND),
    NOT_FOUND(ErrorClass.NOT_FOUND),
    FORBIDDEN(ErrorClass.FORBIDDEN),
    CHANGED_MEANWHILE(ErrorClass.STALE),
    TOO_MANY_EDITS(ErrorClass.TOO_LARGE),
    BATCH_NOT_FOUND(ErrorClass.NOT_FOUND),
    BATCH_NOT_UNDOABLE(ErrorClass.CONFLICT),
    /// It still goes on: cancel it or wait.
    BATCH_RUNNING(ErrorClass.CONFLICT),
    BATCH_NOT_RUNNING(ErrorClass.CONFLICT),
    /// A preview changes nothing, so there is nothing to undo.
    BATCH_IS_PREVIEW(ErrorClass.CONFLICT),
    BATCH_IS_NO_UNDO(ErrorClass.CONFLICT),
    /// A merge on its way has to come to its end; it can be undone then.
    BATCH_NOT_CANCELLABLE(ErrorClass.CONFLICT),
    /// Records of this object are never merged.
    NOT_MERGEABLE(ErrorClass.CONFLICT),
    /// One of the records has gone into another one meanwhile.
    ALREADY_MERGED(ErrorClass.CONFLICT),
    /// What a record was merged into is in the trash.
    SURVIVOR_IN_TRASH(ErrorClass.CONFLICT),
    /// Records of this object stand for no human being.
    NOT_ERASABLE(ErrorClass.CONFLICT),
    FILE_NOT_FOUND(ErrorClass.NOT_FOUND),
    FILE_TOO_LARGE(ErrorClass.TOO_LARGE),
    /// The model was changed again and again while the write was under way.
    MODEL_IN_MOTION(ErrorClass.LIMIT);

    private final ErrorClass errorClass;

    RecordsError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "records";
    }
}
