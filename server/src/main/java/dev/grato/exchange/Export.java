package dev.grato.exchange;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list on its way out, or the file it has become.
///
/// @param total how many records there will be; null until they were counted
/// @param rows how many are written
/// @param bytes the size of the file once it is done
/// @param failure why it failed: `ownerGone`, `abilityGone`, `refused` or `broken`
/// @param expiresAt when the file is deleted
public record Export(
        UUID id,
        String object,
        ExportWish.Format format,
        State state,
        @Nullable Long total,
        long rows,
        long bytes,
        @Nullable String failure,
        Instant createdAt,
        Instant expiresAt) {

    /// How far it is.
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }
}
