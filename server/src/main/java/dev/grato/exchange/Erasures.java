package dev.grato.exchange;

import dev.grato.platform.Actor;
import dev.grato.records.Erasure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Erases what is kept about a person, after a look at what will go, and keeps a proof that tells nothing about
/// whom.
public interface Erasures {

    /// Why somebody is erased.
    List<String> REASONS = List.of("request", "expired", "unlawful", "other");

    /// What would happen.
    ///
    /// @param title what has to be typed to confirm; the id where the record has no name
    /// @param places records that stay and seem to name the person in their texts, at most 100: nothing there is
    ///     changed
    record Preview(String title, Erasure.Reach reach, List<Place> places) {

        public Preview {
            places = List.copyOf(places);
        }
    }

    record Place(String object, UUID id, @Nullable String title) {}

    /// That something was erased.
    ///
    /// @param recordHash SHA-256 of workspace and record id, in hexadecimal: proves it to who still knows the id
    /// @param reach `erased` and `emptied` by object, `changes`, `files`
    record Proof(
            UUID id,
            Instant at,
            String object,
            String recordHash,
            String reason,
            Map<String, @Nullable Object> reach) {}

    /// @throws dev.grato.platform.GratoException as [Erasure#preview] does
    Preview preview(Actor actor, String object, UUID id);

    /// Erases for good; a security event.
    ///
    /// @param confirm the title, typed once more
    /// @param reason one of [#REASONS]
    /// @throws dev.grato.platform.GratoException as [Erasure#erase] does, or with
    /// [ExportError#ERASURE_NOT_CONFIRMED]
    Proof erase(Actor actor, String object, UUID id, String confirm, String reason);

    /// The proofs, newest first, at most 500.
    List<Proof> list(Actor actor);
}
