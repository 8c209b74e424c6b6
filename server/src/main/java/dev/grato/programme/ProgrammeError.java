package dev.grato.programme;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong when the programme is worked on.
public enum ProgrammeError implements ErrorCode {
    /// Nothing waits for an answer on this signal.
    NO_ALERT(ErrorClass.NOT_FOUND),
    /// There is no such objective, or none the caller may see.
    NO_OBJECTIVE(ErrorClass.NOT_FOUND),
    /// Every place of the programme is filled.
    NO_HOLES(ErrorClass.CONFLICT),
    /// Neither a sponsor nor a leader with an account is named.
    NOBODY_TO_TELL(ErrorClass.CONFLICT),
    /// They were told today already.
    TOLD_TODAY(ErrorClass.CONFLICT),
    /// There is no such gate, or no programme.
    NO_GATE(ErrorClass.NOT_FOUND),
    /// The gate was passed already.
    GATE_PASSED(ErrorClass.CONFLICT),
    /// A gate before it was not passed yet.
    GATE_BEFORE(ErrorClass.CONFLICT),
    /// Something the gate must have is missing; the sponsor may pass it nevertheless, with a reason.
    MUST_OPEN(ErrorClass.CONFLICT),
    /// Only the sponsor, in person, passes a gate with a must open.
    NOT_SPONSOR(ErrorClass.FORBIDDEN),
    /// The caller does not lead the programme.
    NOT_LEADING(ErrorClass.FORBIDDEN);

    private final ErrorClass errorClass;

    ProgrammeError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "programme";
    }
}
