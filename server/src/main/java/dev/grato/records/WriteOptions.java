package dev.grato.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a set of edits is to be written.
///
/// @param source where the values come from, kept as provenance and in the log: `user`, `api`, `import`, `erp`,
///     `demo` …
/// @param isAtomic all or nothing in one transaction; otherwise each edit stands for itself
/// @param batch the batch these edits belong to, absent for single edits
/// @param occurredAt when it happened, for history that is brought in from elsewhere; absent means now. Only
///     the system may set it
/// @param once names the whole call; a second call of the same name writes nothing and answers what the
///     first did
public record WriteOptions(
        String source,
        boolean isAtomic,
        @Nullable UUID batch,
        @Nullable Instant occurredAt,
        @Nullable UUID once) {

    /// The source of changes that take others back.
    public static final String UNDO = "undo";

    /// The source of what the engine does when it merges records.
    public static final String MERGE = "merge";

    /// The source of what the engine does when it separates merged records.
    public static final String UNMERGE = "unmerge";

    public WriteOptions(String source, boolean isAtomic, @Nullable UUID batch, @Nullable Instant occurredAt) {
        this(source, isAtomic, batch, occurredAt, null);
    }

    /// Whether former values are brought back: then those of retired and read-only fields come back too.
    public boolean isTakingBack() {
        return source.equals(UNDO) || isOfMerge();
    }

    /// Whether the engine itself merges or separates records.
    public boolean isOfMerge() {
        return source.equals(MERGE) || source.equals(UNMERGE);
    }

    public WriteOptions once(@Nullable UUID name) {
        return new WriteOptions(source, isAtomic, batch, occurredAt, name);
    }

    /// A single edit by whoever is at work.
    public static WriteOptions single(String source) {
        return new WriteOptions(source, true, null, null);
    }
}
