package dev.grato.model;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong when a model is changed.
public enum ModelError implements ErrorCode {
    /// The faults say what is wrong and where.
    DEFINITION_INVALID(ErrorClass.INVALID),
    OBJECT_NOT_FOUND(ErrorClass.NOT_FOUND),
    FIELD_NOT_FOUND(ErrorClass.NOT_FOUND),
    RULE_NOT_FOUND(ErrorClass.NOT_FOUND),
    VIEW_NOT_FOUND(ErrorClass.NOT_FOUND),
    CHANGE_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// A view with this id is there already.
    VIEW_EXISTS(ErrorClass.CONFLICT),
    ALREADY_UNDONE(ErrorClass.CONFLICT),
    /// Later changes stand in the way of an undo; the faults name them.
    UNDO_BLOCKED(ErrorClass.CONFLICT);

    private final ErrorClass errorClass;

    ModelError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "model";
    }
}
