package dev.grato.records;

import dev.grato.platform.Actor;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds records of all objects by what people type: names, handles, numbers, fragments of these, words of texts.
///
/// Whatever is answered, what stands there and in which order depends only on records and fields the actor may see.
public interface Search {

    /// The records that fit best, best first: exact and beginning titles before beginnings of words, these before
    /// fragments, these before what was misspelled; the actor's own and those touched lately first among equals.
    ///
    /// Where more than some hundreds fit equally, the best of those looked at are answered. With the cursor of an
    /// answer come the best of those that were in none of the answers before; no record comes twice.
    ///
    /// @throws dev.grato.platform.GratoException with [RecordsError#UNKNOWN_OBJECT],
    ///     [RecordsError#INVALID_QUERY] or [RecordsError#INVALID_CURSOR]
    Hits find(Actor actor, Wish wish);

    /// What is looked for.
    ///
    /// @param text as typed; only its first 200 characters and 8 words count
    /// @param objects names of the objects to look in; empty for all
    /// @param limit 1 to 100
    /// @param isTyping whether more is being typed: fewer ways are tried, for a quick answer without a cursor
    /// @param cursor of the answer before; null for the best
    record Wish(
            String text,
            List<String> objects,
            int limit,
            boolean isTyping,
            @Nullable String cursor) {

        public Wish {
            objects = List.copyOf(objects);
        }

        /// The best.
        public Wish(String text, List<String> objects, int limit, boolean isTyping) {
            this(text, objects, limit, isTyping, null);
        }
    }

    /// How a record fits, best first.
    enum Fit {
        EXACT("exact"),
        PREFIX("prefix"),
        WORD_PREFIX("wordPrefix"),
        FRAGMENT("fragment"),
        TEXT("text"),
        TYPO("typo");

        private final String key;

        Fit(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        /// The fit with this key.
        public static Fit of(String key) {
            return Stream.of(values())
                    .filter(fit -> fit.key.equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no fit " + key));
        }
    }

    /// A piece of a text.
    ///
    /// @param isMatch whether it is what was looked for
    record Piece(String text, boolean isMatch) {}

    /// Where a record fits.
    ///
    /// @param field the field it is about, by its present name
    /// @param pieces its text, or the part of it that matters, as it is written; never HTML
    record Snippet(String field, List<Piece> pieces) {}

    /// A record that fits.
    ///
    /// @param title what it is called; null where it is called nothing, or the title is hidden from the actor
    /// @param snippet where it fits; null where that is nothing but the title
    /// @param score between 0 and 1; only for comparing hits of one answer
    record Hit(
            String object,
            UUID id,
            @Nullable String title,
            List<Piece> titlePieces,
            @Nullable Snippet snippet,
            Fit fit,
            double score) {}

    /// @param isComplete false while records are still being taken in after a change of the model or an upgrade
    /// @param nextCursor brings the next ones; null where these are the last
    record Hits(
            List<Hit> items, boolean isComplete, @Nullable String nextCursor) {}
}
