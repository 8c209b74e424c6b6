package dev.grato.records;

import dev.grato.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has happened, and is planned, around a record: its own story and that of the people and deals it stands
/// for.
///
/// Whatever is answered depends only on sources, records and fields the actor may see.
public interface Timeline {

    /// Entries of one record, newest first; with [Wish#isUpcoming] what is planned, soonest first.
    ///
    /// A page looks at 2,000 entries at most, so it may be short or empty and still have a next one.
    ///
    /// @throws dev.grato.platform.GratoException with [RecordsError#UNKNOWN_OBJECT], [RecordsError#NOT_FOUND],
    ///     [RecordsError#INVALID_QUERY] or [RecordsError#INVALID_CURSOR]
    Page page(Actor actor, Wish wish);

    /// How many of the record's newest 10,000 entries are in each lane; no count goes beyond 1,000.
    ///
    /// @throws dev.grato.platform.GratoException as [#page]
    Lanes lanes(Actor actor, Wish wish);

    /// Has all entries of the workspace made anew from records and log, in the background; what is there stays
    /// readable.
    void rebuild(Actor actor);

    /// By what entries are told apart.
    enum Lane {
        KIND("kind"),
        DEPARTMENT("department"),
        CHANNEL("channel"),
        DIRECTION("direction");

        private final String key;

        Lane(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }

    /// What is wanted of a timeline.
    ///
    /// @param object the name of the record's object
    /// @param lanes the words wanted of each lane; all where nothing is said
    /// @param from not before then; null for the beginning
    /// @param to before then; null for no end
    /// @param text must be found in the title; null for any
    /// @param limit 1 to 200
    /// @param cursor where the last page ended; null for the first
    record Wish(
            String object,
            UUID record,
            Map<Lane, Set<String>> lanes,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text,
            boolean isUpcoming,
            int limit,
            @Nullable String cursor) {

        public Wish {
            lanes = Map.copyOf(lanes);
        }

        /// The newest entries of a record.
        public static Wish of(String object, UUID record) {
            return new Wish(object, record, Map.of(), null, null, null, false, 50, null);
        }
    }

    /// One thing that happened or is planned, or edits of the record itself on one day by one author.
    ///
    /// @param object the object of its source
    /// @param moment what of the source it is, such as `created`; `edited` for edits
    /// @param isDay whether only the day of `at` is known
    /// @param isPlanned whether it is still to come or to be done
    /// @param lanes its words; what is hidden from the actor is missing
    /// @param title null where the source has none, or it is hidden from the actor
    /// @param fields what a line shows beside the title, canonical values by the names of today's fields; relations
    ///     with `id` and, as far as the actor may see them, `label`; a change of a field with `before` and `after`
    /// @param concerns the records the source names
    /// @param edits for edits; null for everything else
    record Entry(
            UUID id,
            String object,
            UUID record,
            String moment,
            Instant at,
            boolean isDay,
            boolean isPlanned,
            Map<Lane, String> lanes,
            @Nullable String title,
            Map<String, @Nullable Object> fields,
            List<Concern> concerns,
            @Nullable Edits edits) {}

    /// A record that is concerned.
    ///
    /// @param title null where the actor may not see it
    record Concern(String object, UUID record, @Nullable String title) {}

    /// Edits of one day by one author.
    ///
    /// @param fields the fields that were changed, as far as the actor may see them
    record Edits(
            String actorKind,
            @Nullable UUID actor,
            @Nullable UUID onBehalfOf,
            List<String> fields) {}

    /// @param next where the next page begins; null at the end
    /// @param isComplete false while entries are still being made after an upgrade or a change of the model
    record Page(List<Entry> items, @Nullable String next, boolean isComplete) {}

    /// How many entries a lane has.
    ///
    /// @param isMore whether there are more than `count`
    record Count(String word, int count, boolean isMore) {}

    /// The lanes with their words, the largest first.
    record Lanes(Map<Lane, List<Count>> counts) {}
}
