package dev.grato.platform;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who acts, in which workspace, and how answers are to be put to them.
///
/// @param kind what sort of actor it is
/// @param id the user, token or job; absent for the system itself
/// @param userId the user whose rights count and who is "me" in filters; absent for the system
/// @param onBehalfOf the user for whom somebody else acts, kept in the change log
/// @param rights what the access module found out about them; means nothing further down
/// @param locale the language of messages
/// @param zone the time zone of relative dates
public record Actor(
        Workspace workspace,
        Kind kind,
        @Nullable UUID id,
        @Nullable UUID userId,
        @Nullable UUID onBehalfOf,
        Rights rights,
        Locale locale,
        ZoneId zone) {

    /// What an actor may do, as the access module keeps it; everybody else only passes it on.
    public interface Rights {}

    private record Everything() implements Rights {}

    /// The sorts of actors the change log tells apart; `key` is what is stored and shown.
    public enum Kind {
        USER,
        TOKEN,
        SYSTEM,
        IMPORT,
        AUTOMATION,
        AI,
        CUSTOMER;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind with this key.
        public static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /// The system acting on its own in this workspace: start-up, reconciliation, demo data. It may everything.
    public static Actor system(Workspace workspace) {
        return new Actor(
                workspace, Kind.SYSTEM, null, null, null, new Everything(), workspace.locale(), workspace.zone());
    }

    public boolean isSystem() {
        return kind == Kind.SYSTEM;
    }

    /// The same person with another kind of action in hand, such as an import.
    public Actor as(Kind other) {
        return new Actor(workspace, other, id, userId, onBehalfOf, rights, locale, zone);
    }
}
