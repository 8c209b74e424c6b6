package dev.grato.api.internal.webhooks;

import dev.grato.records.Change;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What happens to records, as webhooks call it.
public enum Operation {
    CREATED,
    UPDATED,
    DELETED,
    RESTORED;

    public static final List<String> KEYS =
            Stream.of(values()).map(Operation::key).toList();

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Operation of(Change.Operation change) {
        return switch (change) {
            case CREATE -> CREATED;
            case UPDATE -> UPDATED;
            case DELETE -> DELETED;
            case RESTORE -> RESTORED;
        };
    }
}
