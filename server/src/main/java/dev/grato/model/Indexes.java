package dev.grato.model;

import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Indexes that are built while records are being written.
public interface Indexes {

    /// Has an index built for sorting and filtering by this field, in the background; asking again changes nothing.
    ///
    /// @throws GratoException with [ModelError#OBJECT_NOT_FOUND] or [ModelError#FIELD_NOT_FOUND]
    void buildIndex(Workspace workspace, String object, String field);

    /// The column of the field whose unique index has this name; for telling who refused a write.
    Optional<String> uniqueColumn(Workspace workspace, String table, String index);

    /// What was asked for and what became of it.
    List<State> states(Workspace workspace);

    /// An index somebody asked for.
    ///
    /// @param kind `unique`, or `extra` for those other modules asked for
    /// @param state `wanted`, `ready`, `failed` or `given up`
    /// @param reason why it failed: `duplicates`
    record State(
            String table,
            String column,
            String kind,
            String state,
            @Nullable String reason) {}
}
