package dev.grato.records;

import dev.grato.model.Handle;
import dev.grato.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is behind an e-mail address, a phone number, an account, a key of another system: the one way in which
/// channels match what comes in with people, companies and what else has such fields.
///
/// Everything answered is within what the actor may see; owners hidden from them count for nothing, not even in
/// whether an answer is ambiguous.
public interface Handles {

    /// Who has this handle, or had it at that time; whoever writes it however: phone numbers in any format (as
    /// dialled in the workspace's region where they have no country), addresses in any case, sites with or without
    /// `https`.
    ///
    /// @throws dev.grato.platform.GratoException with [RecordsError#INVALID_QUERY] where the value cannot be a
    ///     handle of the kind asked for, [RecordsError#UNKNOWN_OBJECT] for an object the actor does not know
    Resolution resolve(Actor actor, Question question);

    /// The handles a record has and had, the present ones first.
    ///
    /// @throws dev.grato.platform.GratoException with [RecordsError#NOT_FOUND]
    List<Held> of(Actor actor, String object, UUID record);

    /// Values that are claimed by several records though they can belong to one only, with their claimants.
    ///
    /// @param after where the last page ended; null from the beginning
    ContestedPage contested(Actor actor, @Nullable String after, int limit);

    /// What is asked.
    ///
    /// @param value as it came in, at most 2,000 characters
    /// @param kind what it is; null where it is to be told from its form
    /// @param object only records of this object; null for all
    /// @param at when they had it; null for now
    record Question(
            String value,
            Handle.@Nullable Kind kind,
            @Nullable String object,
            @Nullable Instant at) {

        public static Question of(String value) {
            return new Question(value, null, null, null);
        }
    }

    /// How clear the answer is.
    enum Certainty {
        NONE,
        ONE,
        /// Several who cannot be told apart by the handle alone.
        AMBIGUOUS
    }

    /// The answer.
    ///
    /// @param best whom to take it for; null unless the certainty is [Certainty#ONE]
    /// @param owners all who have it, the likeliest first, at most 50; when nobody has it now, those who had it
    record Resolution(Certainty certainty, @Nullable Owner best, List<Owner> owners) {}

    /// One record that has or had the handle.
    ///
    /// @param title as a person reads it; null where it is empty or hidden from the actor
    record Owner(String object, UUID record, @Nullable String title, Held held) {}

    /// One time a record had a handle.
    ///
    /// @param field the field that says so, by its present name
    /// @param until null while it has it
    record Held(
            String field,
            Handle handle,
            Instant since,
            @Nullable Instant until) {

        public boolean isCurrent() {
            return until == null;
        }
    }

    /// A value with those who claim it.
    record Contested(Handle.Kind kind, String value, List<Owner> claimants) {}

    /// @param next where the next page begins; null at the end
    record ContestedPage(List<Contested> items, @Nullable String next) {}
}
