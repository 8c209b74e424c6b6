package dev.grato.model;

/// The column types fields are kept in.
public enum SqlType {
    TEXT("text"),
    /// Folded text, compared by code point.
    SORT_TEXT("text collate \"C\""),
    NUMERIC("numeric"),
    INTEGER("integer"),
    BIGINT("bigint"),
    DOUBLE("double precision"),
    BOOLEAN("boolean"),
    DATE("date"),
    INSTANT("timestamptz"),
    UUID("uuid"),
    TEXT_ARRAY("text[]"),
    JSON("jsonb");

    private final String ddl;

    SqlType(String ddl) {
        this.ddl = ddl;
    }

    /// As written in DDL.
    public String ddl() {
        return ddl;
    }

    /// As written in casts, without a collation.
    public String cast() {
        return this == SORT_TEXT ? "text" : ddl;
    }
}
