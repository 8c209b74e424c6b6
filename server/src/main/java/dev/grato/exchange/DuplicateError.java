package dev.grato.exchange;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with the worklist of duplicates.
public enum DuplicateError implements ErrorCode {
    /// Records of this object are not looked through: they have no names, addresses, numbers.
    NOT_MATCHED(ErrorClass.INVALID),
    /// No such pair is in the worklist, for this caller.
    NO_SUCH_PAIR(ErrorClass.NOT_FOUND),
    /// Nobody gave this cursor out.
    CURSOR_INVALID(ErrorClass.INVALID);

    private final ErrorClass errorClass;

    DuplicateError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "matching";
    }
}
