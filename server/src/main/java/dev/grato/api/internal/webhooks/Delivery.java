package dev.grato.api.internal.webhooks;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something to be told, or that was.
///
/// @param type as it stands in the message: `person.updated`, `grato.reconcile`, `grato.test`
/// @param object table of the object, for changes of records
/// @param version the record's version after the change
/// @param happenedAt when the change was made
/// @param dueAt when the next attempt is to be made; absent when none will be
/// @param responseCode the HTTP status of the last answer
/// @param reason why the last attempt failed
/// @param response the beginning of the last answer's body
public record Delivery(
        UUID id,
        UUID webhook,
        String type,
        @Nullable String object,
        @Nullable UUID record,
        @Nullable Long version,
        Instant happenedAt,
        State state,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable Instant attemptedAt,
        @Nullable Integer responseCode,
        @Nullable String reason,
        @Nullable String response) {

    /// Stands for changes that were too many to be told one by one, or that nobody was listening to.
    static final String RECONCILE = "grato.reconcile";

    static final String TEST = "grato.test";

    /// How far a delivery has come.
    public enum State {
        WAITING,
        SENT,
        /// Given up.
        DEAD;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    Delivery attempted(State next, @Nullable Instant due, Instant at, Answer answer) {
        return new Delivery(
                id,
                webhook,
                type,
                object,
                record,
                version,
                happenedAt,
                next,
                attempts + 1,
                due,
                at,
                answer.code(),
                answer.reason(),
                answer.body());
    }
}
