package dev.grato.exchange;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong with feeds.
public enum FeedError implements ErrorCode {
    FEED_NOT_FOUND(ErrorClass.NOT_FOUND),
    FEED_INVALID(ErrorClass.INVALID),
    /// Another feed is the master of one of the fields already; the faults say which and whose.
    FIELD_MASTERED(ErrorClass.CONFLICT),
    /// Nothing is fetched for a practice space.
    FEEDS_IN_PRACTICE(ErrorClass.CONFLICT),
    TOO_MANY_FEEDS(ErrorClass.LIMIT),
    /// The run has written nothing that could be taken back.
    RUN_NOT_UNDOABLE(ErrorClass.CONFLICT);

    private final ErrorClass errorClass;

    FeedError(ErrorClass errorClass) {
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
