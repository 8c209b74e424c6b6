package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.imports.RowReading.Row;
import dev.grato.model.Faults;
import dev.grato.model.Model;
import dev.grato.model.ValueContext;
import dev.grato.platform.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the files of one import are read, by their places.
final class RowReadings {

    private final Map<Integer, RowReading> byFile = new HashMap<>();
    private final ValueContext context;

    RowReadings(List<Imported> files, Model model, Workspace workspace, ValueContext context) {
        this.context = context;
        for (int i = 0; i < files.size(); i++) {
            int file = i;
            if (files.get(i).isUsed()) {
                model.object(String.valueOf(files.get(i).plan().object()))
                        .ifPresent(object -> byFile.put(
                                file,
                                new RowReading(model, object, files.get(file).plan(), workspace, context)));
            }
        }
    }

    RowReading of(int file) {
        var reading = byFile.get(file);
        if (reading == null) {
            throw new IllegalStateException("the object of file " + file + " is gone");
        }
        return reading;
    }

    boolean has(int file) {
        return byFile.containsKey(file);
    }

    /// What the row says in a field by which records are found.
    @Nullable
    String key(RowReading reading, Row row, String name) {
        if (name.equals(reading.plan().key())) {
            return row.key;
        }
        var field = reading.object().field(name).orElse(null);
        var value = field == null ? null : row.values.get(name);
        var accepted = field == null || value == null ? null : field.type().accept(value, field, context, new Faults());
        return field == null || accepted == null ? null : RowReading.key(field, accepted);
    }
}
