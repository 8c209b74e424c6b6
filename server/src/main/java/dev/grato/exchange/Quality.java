package dev.grato.exchange;

import dev.grato.platform.Actor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How good an object's records are: what is missing, wrong, old or there twice. About records, never about who
/// wrote
/// them.
public interface Quality {

    /// @param looked how many records were looked at, at most 5,000
    /// @param isWhole whether these are all; else the newest of them
    /// @param stale those that nothing has changed for a year
    /// @param staleFilter finds them in a list
    /// @param duplicates pairs that may be the same, at most 200; null for objects that are not looked through
    record Report(
            int looked,
            boolean isWhole,
            List<FieldReport> fields,
            int stale,
            Map<String, @Nullable Object> staleFilter,
            List<LookAlike> lookAlikes,
            @Nullable Integer duplicates) {

        public Report {
            fields = List.copyOf(fields);
            lookAlikes = List.copyOf(lookAlikes);
        }
    }

    /// @param filled how many of the records have something here
    record FieldReport(String field, int filled, List<Finding> findings) {

        public FieldReport {
            findings = List.copyOf(findings);
        }
    }

    /// Values that are probably wrong.
    ///
    /// @param kind `future`: a date to come where nearly all are past; `jumps`: a number far from the others;
    ///     `short`:
    ///     a telephone of too few digits
    /// @param filter finds them in a list, in the filter language; null where none can
    record Finding(String kind, int count, @Nullable Map<String, @Nullable Object> filter) {}

    /// Two fields that nearly always say the same.
    record LookAlike(String one, String other) {}

    /// What the actor sees of the object's records, in bounded time whatever their number.
    ///
    /// @param address the object's plural as in addresses
    Report of(Actor actor, String address);
}
