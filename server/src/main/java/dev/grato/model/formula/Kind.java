package dev.grato.model.formula;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What kind of value an expression has.
public enum Kind {
    /// The literal `null`, which fits everywhere.
    NOTHING(""),
    TEXT("text"),
    NUMBER("number"),
    /// 22 stands for 22 %; in products and quotients it counts as 0.22.
    PERCENT("percent"),
    MONEY("money"),
    BOOLEAN("boolean"),
    DATE("date"),
    DATE_TIME("dateTime"),
    /// Milliseconds, whole.
    DURATION("duration"),
    /// The key of an option.
    SELECT("select"),
    /// Something that can only be asked whether it is empty.
    REFERENCE("");

    private final String typeKey;

    Kind(String typeKey) {
        this.typeKey = typeKey;
    }

    /// The field type that keeps such values, empty where none does.
    public String typeKey() {
        return typeKey;
    }

    /// The kind's name in messages and JSON.
    public String key() {
        return typeKey.isEmpty() ? name().toLowerCase(Locale.ROOT) : typeKey;
    }

    boolean isNumeric() {
        return this == NUMBER || this == PERCENT || this == DURATION;
    }

    /// What a field's values are in expressions, by the key of the type of its values; null where they cannot be used.
    public static @Nullable Kind ofType(String valueKey) {
        return switch (valueKey) {
            case "text", "longText", "richText", "autoNumber", "personName", "taxId" -> TEXT;
            case "number", "rating" -> NUMBER;
            case "percent" -> PERCENT;
            case "money" -> MONEY;
            case "boolean" -> BOOLEAN;
            case "date" -> DATE;
            case "dateTime" -> DATE_TIME;
            case "duration" -> DURATION;
            case "select" -> SELECT;
            case "relation",
                    "user",
                    "polymorphicRelation",
                    "emailList",
                    "phoneList",
                    "urlList",
                    "address",
                    "fileList" -> REFERENCE;
            default -> null;
        };
    }
}
