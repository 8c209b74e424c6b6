package dev.grato.exchange.internal.reading;

import java.util.Locale;

/// The formats that are read.
public enum Format {
    CSV,
    XLSX,
    XLS,
    VCARD,
    JSONL;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is no such format
    public static Format of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
