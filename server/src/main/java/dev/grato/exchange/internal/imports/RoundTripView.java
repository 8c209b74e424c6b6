package dev.grato.exchange.internal.imports;

import dev.grato.platform.Fault;
import dev.grato.records.BatchSummary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sheet that came back, compared with what is there.
///
/// @param counts rows by what they are; `beside`: rows with something else to decide that also have plain edits
public record RoundTripView(
        BatchSummary batch, String object, String name, List<Column> columns, Map<String, Long> counts) {

    /// @param field the field it is of; null for keys and for columns that are nothing of ours
    public record Column(
            int column, String name, String role, @Nullable String field) {}

    /// A row that is not as it was.
    ///
    /// @param number of the row in the sheet
    /// @param record what it is compared with; absent for new ones and those that are not there
    public record Row(
            long position,
            long number,
            @Nullable UUID record,
            String title,
            String outcome,
            boolean isMerged,
            List<Cell> cells,
            List<Fault> errors) {}

    /// A cell that says something else than the record did; see [RoundTripRow.Difference].
    public record Cell(
            int column,
            String field,
            String state,
            @Nullable String was,
            String sheet,
            @Nullable String now,
            List<Fault> errors) {}
}
