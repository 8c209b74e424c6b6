package dev.grato.api;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with a request as such.
public enum ApiError implements ErrorCode {
    /// The request is not what HTTP or the address allows.
    BAD_REQUEST(ErrorClass.INVALID, 400),
    /// The body is not JSON, or not in UTF-8.
    BAD_JSON(ErrorClass.INVALID, 400),
    /// The body or the parameters are not what the endpoint takes.
    INVALID(ErrorClass.INVALID, 400),
    ADDRESS_UNKNOWN(ErrorClass.NOT_FOUND, 404),
    METHOD_NOT_ALLOWED(ErrorClass.INVALID, 405),
    NOT_ACCEPTABLE(ErrorClass.INVALID, 406),
    MEDIA_TYPE_UNSUPPORTED(ErrorClass.INVALID, 415),
    BODY_TOO_LARGE(ErrorClass.TOO_LARGE, 413),
    CSRF_MISSING(ErrorClass.FORBIDDEN, 403),
    /// The endpoint is for people signed in with a session, not for tokens.
    SESSION_NEEDED(ErrorClass.FORBIDDEN, 403),
    FORBIDDEN(ErrorClass.FORBIDDEN, 403),
    TOO_MANY_REQUESTS(ErrorClass.LIMIT, 429),
    IDEMPOTENCY_KEY_INVALID(ErrorClass.INVALID, 400),
    IDEMPOTENCY_KEY_REUSED(ErrorClass.UNPROCESSABLE, 422),
    IDEMPOTENCY_RUNNING(ErrorClass.CONFLICT, 409),
    /// The first answer was too large to be kept; the request was carried out.
    IDEMPOTENCY_ANSWER_GONE(ErrorClass.CONFLICT, 409),
    /// One edit of a set that stands or falls together could not be made, so none was.
    NOTHING_WRITTEN(ErrorClass.UNPROCESSABLE, 422),
    WEBHOOK_NOT_FOUND(ErrorClass.NOT_FOUND, 404),
    DELIVERY_NOT_FOUND(ErrorClass.NOT_FOUND, 404),
    /// Nothing leaves a practice space.
    WEBHOOKS_IN_PRACTICE(ErrorClass.CONFLICT, 409),
    TOO_MANY_WEBHOOKS(ErrorClass.CONFLICT, 409),
    NOT_READY(ErrorClass.UNAVAILABLE, 503),
    UNEXPECTED(ErrorClass.BUG, 500);

    private final ErrorClass errorClass;
    private final int status;

    ApiError(ErrorClass errorClass, int status) {
        this.errorClass = errorClass;
        this.status = status;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    /// The HTTP status, where it is finer than that of the class.
    public int status() {
        return status;
    }

    @Override
    public String module() {
        return "api";
    }
}
