package dev.grato.exchange.internal.duplicates;

import dev.grato.exchange.internal.matching.MatchModel;
import dev.grato.exchange.internal.matching.Passes;
import dev.grato.exchange.internal.matching.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known about an object's records: what is compared, what it is worth, by which passes pairs are found.
///
/// @param records of how many it was learned
record Learned(MatchShape shape, MatchModel model, Passes passes, long records) {

    Row row(List<@Nullable String> texts) {
        return Row.of(shape.fields(), texts);
    }

    Row rowOf(Map<String, @Nullable Object> values) {
        return row(shape.texts(values));
    }

    Set<Long> keys(Row row) {
        return passes.keys(row);
    }
}
