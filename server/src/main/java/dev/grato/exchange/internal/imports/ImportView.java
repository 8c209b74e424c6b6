package dev.grato.exchange.internal.imports;

import dev.grato.platform.Fault;
import dev.grato.records.BatchSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as its owner sees it.
///
/// @param files what was found out about each, as JSON
/// @param plans how each is read, as JSON
/// @param problems what keeps it from being started; paths begin with `files[n]`
public record ImportView(
        UUID id,
        String name,
        Instant createdAt,
        String state,
        List<Map<String, @Nullable Object>> files,
        List<Map<String, @Nullable Object>> plans,
        List<Fault> problems,
        @Nullable Figures dryRun,
        @Nullable Figures run,
        @Nullable BatchSummary undo,
        @Nullable Instant undoableUntil) {

    /// A column that goes nowhere.
    ///
    /// @param filled how many rows have something in it, which is lost
    public record LeftOutColumn(int file, int column, String name, long filled) {}

    /// The columns no field takes, of the files that are imported.
    public List<LeftOutColumn> leftOutColumns() {
        var leftOut = new ArrayList<LeftOutColumn>();
        for (int i = 0; i < files.size(); i++) {
            if (Boolean.TRUE.equals(plans.get(i).get("isLeftOut"))) {
                continue;
            }
            var columns = Imported.objects(files.get(i).get("columns"));
            for (var planned : Imported.objects(plans.get(i).get("columns"))) {
                int column = (int) Imported.whole(planned.get("column"));
                if (planned.get("field") == null && column < columns.size()) {
                    var known = columns.get(column);
                    leftOut.add(new LeftOutColumn(
                            i, column, String.valueOf(known.get("name")), Imported.whole(known.get("filled"))));
                }
            }
        }
        return leftOut;
    }

    /// How far a batch of it is, and what became of the rows.
    ///
    /// @param tally see [ImportWork]: `0.created`, `reason.0.<code> <field>`, `made.company`, `leftOut.0.<field>`
    /// @param isStale the plan has changed since
    public record Figures(BatchSummary batch, Map<String, Long> tally, int files, boolean isStale) {

        public long count(String status) {
            long count = 0;
            for (int i = 0; i < files; i++) {
                count += count(i, status);
            }
            return count;
        }

        public long count(int file, String status) {
            return tally.getOrDefault(file + "." + status, 0L);
        }

        public long skipped(int file) {
            return count(file, "unchanged")
                    + count(file, "exists")
                    + count(file, "noMatch")
                    + count(file, "empty")
                    + count(file, ImportDuplicates.STATUS);
        }

        /// New rows that are likely there already, whatever became of them.
        public long duplicates(int file) {
            return count(file, ImportDuplicates.NOTED);
        }
    }

    /// A row as it would be read.
    public record PreviewRow(
            long number, List<String> cells, Map<String, @Nullable Object> values, List<Fault> faults) {}

    /// A row that is likely there already.
    ///
    /// @param position after which the next page begins
    /// @param record the record it is like, and what that is called
    /// @param status what became of the row: `created`, `updated`, `duplicate` …
    public record AlikeRow(
            long position,
            int file,
            long number,
            List<String> cells,
            UUID record,
            String label,
            String band,
            String status) {}

    /// A text of a column.
    ///
    /// @param target what it means so far
    public record ColumnValue(
            String text, long count, @Nullable Object target) {}
}
