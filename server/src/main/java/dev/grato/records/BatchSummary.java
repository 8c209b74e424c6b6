package dev.grato.records;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A set of edits that was or is being written in one go and can be undone.
///
/// @param kind `edits` for those sent together in one call, `bulk`, `preview`, `undo`, `merge`,
///     `unmerge`, `import`, `importPreview`, `sheet` or `sheetPreview` for jobs
/// @param state `running`, `done`, `cancelled`, `undone` or `failed`
/// @param written how many records were changed so far
/// @param failed how many could not be
/// @param total how many records it is about; absent while they are being collected and for edits of one call
/// @param done how many of these were worked on, whatever became of them
/// @param reason why it failed, a key of its text; absent otherwise
/// @param undoes the batch this one takes back
/// @param undoneBy the batch that takes or took this one back as a whole
public record BatchSummary(
        UUID id,
        Instant at,
        String kind,
        String source,
        String object,
        String state,
        long written,
        long failed,
        @Nullable Long total,
        long done,
        long unchanged,
        @Nullable String reason,
        @Nullable Instant finishedAt,
        @Nullable UUID undoes,
        @Nullable UUID undoneBy) {

    /// The kind of a batch that tries an import out.
    public static final String IMPORT_PREVIEW = "importPreview";

    /// The kind of a batch that compares a sheet with the records it came from.
    public static final String SHEET_PREVIEW = "sheetPreview";

    /// The kinds that change nothing.
    public static final Set<String> PREVIEWS = Set.of("preview", IMPORT_PREVIEW, SHEET_PREVIEW);

    public boolean isRunning() {
        return state.equals("running");
    }

    /// Whether records were merged or separated.
    public boolean isOfMerge() {
        return kind.equals("merge") || kind.equals("unmerge");
    }

    public boolean isPreview() {
        return PREVIEWS.contains(kind);
    }
}
