package dev.grato.api.internal.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came back from a receiver.
///
/// @param code the HTTP status; absent when there was no answer
/// @param reason why it counts as a failure; absent for a success
/// @param body the beginning of the answer's body
/// @param retryAfter how long the receiver asks to be left alone
record Answer(
        @Nullable Integer code,
        @Nullable String reason,
        String body,
        @Nullable Duration retryAfter) {

    static final int GONE = 410;

    static Answer failed(String reason) {
        return new Answer(null, reason, "", null);
    }

    boolean isSuccess() {
        return reason == null;
    }
}
