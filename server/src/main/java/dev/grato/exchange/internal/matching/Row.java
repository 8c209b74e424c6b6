package dev.grato.exchange.internal.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record made ready: one value per field of the model, null for nothing.
public final class Row {

    private final @Nullable Value[] values;

    private Row(@Nullable Value[] values) {
        this.values = values;
    }

    /// @param raw one text per field, in their order; the items of lists behind one another, [Value#SEPARATOR]
    ///     between
    public static Row of(List<MatchField> fields, List<@Nullable String> raw) {
        var values = new @Nullable Value[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Value.of(fields.get(i).kind(), raw.get(i));
        }
        return new Row(values);
    }

    @Nullable
    Value value(int field) {
        return values[field];
    }
}
