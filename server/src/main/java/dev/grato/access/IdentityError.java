package dev.grato.access;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with invitations, second factors, password resets and the doors themselves.
public enum IdentityError implements ErrorCode {
    /// E-mail and password are right, and a code of the second factor must come with them.
    SECOND_FACTOR_NEEDED(ErrorClass.UNAUTHENTICATED),
    /// E-mail and password are right, the code is not, or was used before.
    SECOND_FACTOR_WRONG(ErrorClass.UNAUTHENTICATED),
    /// The workspace wants a second factor; this session can set one up and nothing else.
    SECOND_FACTOR_REQUIRED(ErrorClass.FORBIDDEN),
    /// Too many wrong codes for this identity from devices it never signed in with.
    TOO_MANY_CODES(ErrorClass.LIMIT),
    SECOND_FACTOR_ON(ErrorClass.CONFLICT),
    SECOND_FACTOR_OFF(ErrorClass.CONFLICT),
    /// The request comes from a page of somebody else.
    FOREIGN_ORIGIN(ErrorClass.FORBIDDEN),
    /// The link is unknown, used, revoked or too old; never says which.
    LINK_INVALID(ErrorClass.NOT_FOUND),
    INVITATION_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// Too many messages to one address.
    TOO_MANY_MAILS(ErrorClass.LIMIT),
    ALREADY_A_MEMBER(ErrorClass.CONFLICT),
    MEMBER_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// The person also works in workspaces the caller does not administer.
    NOT_ONLY_YOURS(ErrorClass.FORBIDDEN),
    /// The set-up of an installation that is reached from elsewhere needs the code it shows at its start.
    SETUP_CODE_NEEDED(ErrorClass.FORBIDDEN);

    private final ErrorClass errorClass;

    IdentityError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "identity";
    }
}
