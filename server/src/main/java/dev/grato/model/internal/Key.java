package dev.grato.model.internal;

import java.util.UUID;

/// What a definition belongs to: an object (by table), a field (by table and column) or a view (by id).
record Key(Kind kind, String table, String column) {

    enum Kind {
        OBJECT,
        FIELD,
        VIEW
    }

    static Key object(String table) {
        return new Key(Kind.OBJECT, table, "");
    }

    static Key field(String table, String column) {
        return new Key(Kind.FIELD, table, column);
    }

    static Key view(UUID id) {
        return new Key(Kind.VIEW, id.toString(), "");
    }

    /// As the log of changes names it.
    static Key parse(String text) {
        int colon = text.indexOf(':');
        var rest = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "object" -> new Key(Kind.OBJECT, rest, "");
            case "view" -> new Key(Kind.VIEW, rest, "");
            case "field" -> {
                int dot = rest.indexOf('.');
                yield new Key(Kind.FIELD, rest.substring(0, dot), rest.substring(dot + 1));
            }
            default -> throw new IllegalArgumentException("no key " + text);
        };
    }

    UUID viewId() {
        return UUID.fromString(table);
    }

    String text() {
        return switch (kind) {
            case OBJECT -> "object:" + table;
            case FIELD -> "field:" + table + "." + column;
            case VIEW -> "view:" + table;
        };
    }
}
