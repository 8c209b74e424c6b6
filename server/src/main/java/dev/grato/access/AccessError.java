package dev.grato.access;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong when somebody comes in or wants to do something.
public enum AccessError implements ErrorCode {
    /// Nobody is signed in where somebody must be.
    SIGN_IN_NEEDED(ErrorClass.UNAUTHENTICATED),
    /// E-mail or password is wrong; never says which.
    WRONG_CREDENTIALS(ErrorClass.UNAUTHENTICATED),
    /// The token is unknown, expired or revoked.
    TOKEN_INVALID(ErrorClass.UNAUTHENTICATED),
    /// Right e-mail and password, but no workspace to work in.
    NO_WORKSPACE(ErrorClass.FORBIDDEN),
    /// The role lacks an ability; `ability` names it.
    ABILITY_MISSING(ErrorClass.FORBIDDEN),
    /// The programme has not switched a feature on for the caller; `feature` names it.
    FEATURE_OFF(ErrorClass.FORBIDDEN),
    TOO_MANY_ATTEMPTS(ErrorClass.LIMIT),
    TOO_MANY_SIGN_INS(ErrorClass.LIMIT),
    PASSWORD_REFUSED(ErrorClass.INVALID),
    INVALID(ErrorClass.INVALID),
    IDENTITY_EXISTS(ErrorClass.CONFLICT),
    TOKEN_NOT_FOUND(ErrorClass.NOT_FOUND),
    SESSION_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// The workspace is not one of the caller's, or is not there at all.
    NOT_A_MEMBER(ErrorClass.NOT_FOUND),
    /// Only practice spaces can be dropped.
    NOT_A_PRACTICE_SPACE(ErrorClass.CONFLICT),
    /// Only records with an owner can be shared.
    NOT_SHAREABLE(ErrorClass.CONFLICT),
    /// There is no story of what users, teams and roles do, so nobody follows them.
    NOT_FOLLOWABLE(ErrorClass.CONFLICT),
    SHARE_NOT_FOUND(ErrorClass.NOT_FOUND),
    OPENING_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// The opening of the audit log waits for a second administrator, was refused or is over.
    OPENING_NOT_OPEN(ErrorClass.CONFLICT),
    /// Nobody decides about an opening they asked for themselves.
    OPENING_OWN(ErrorClass.CONFLICT),
    /// Somebody was first, or the request is too old.
    OPENING_DECIDED(ErrorClass.CONFLICT),
    NOTICE_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// There is no such request, or none the caller may answer.
    REQUEST_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// What was asked for is allowed already.
    REQUEST_NOT_NEEDED(ErrorClass.CONFLICT),
    /// Somebody has answered the request already.
    REQUEST_DECIDED(ErrorClass.CONFLICT),
    /// The role of who asked closes the object or the action as a whole, so that a share would do nothing.
    SHARE_USELESS(ErrorClass.CONFLICT),
    SETUP_DONE(ErrorClass.CONFLICT),
    SETUP_RUNNING(ErrorClass.CONFLICT);

    private final ErrorClass errorClass;

    AccessError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "access";
    }
}
