package dev.grato.model;

import dev.grato.platform.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Computed fields whose values have to be computed again for all records, since the field is new or another one.
///
/// A recalculation is a resumable piece of work: whoever does it tells after each step how far it has come.
public interface Recalculations {

    /// The job to register for doing the work; the piece begins with the workspace's id and a slash.
    String JOB = "model.recalculate";

    /// @param state `waiting`, `running` or `done`
    /// @param askedAt names this wish: a later one for the same field begins anew
    /// @param lastId up to where the records have been done, in the order of their ids
    /// @param total the number of records when it began, an estimate
    record Recalculation(
            String table,
            String column,
            String state,
            Instant askedAt,
            @Nullable UUID lastId,
            long done,
            long total,
            @Nullable Instant finishedAt) {}

    /// All that there are, the newest of each field.
    List<Recalculation> list(Workspace workspace);

    /// Keeps how far the work has come.
    ///
    /// @return false when a later wish has taken its place, so that it begins anew
    boolean advance(Workspace workspace, Recalculation from, @Nullable UUID lastId, long done, long total);

    /// Keeps that all records are done.
    void finish(Workspace workspace, Recalculation from);
}
