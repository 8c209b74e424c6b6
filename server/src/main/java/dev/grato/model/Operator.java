package dev.grato.model;

import java.util.Optional;
import java.util.stream.Stream;

/// The comparisons of the filter language; `key` is how they are written.
public enum Operator {
    EQ("eq"),
    NE("ne"),
    LT("lt"),
    LE("le"),
    GT("gt"),
    GE("ge"),
    IN("in"),
    NOT_IN("notIn"),
    BETWEEN("between"),
    CONTAINS("contains"),
    STARTS_WITH("startsWith"),
    IS_EMPTY("isEmpty"),
    IS_NOT_EMPTY("isNotEmpty"),
    HAS_ANY("hasAny"),
    HAS_ALL("hasAll"),
    HAS_NONE("hasNone"),
    SOME("some"),
    NONE("none"),
    EVERY("every");

    private final String key;

    Operator(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public static Optional<Operator> of(String key) {
        return Stream.of(values()).filter(operator -> operator.key.equals(key)).findFirst();
    }
}
