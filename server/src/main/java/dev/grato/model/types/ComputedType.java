package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldType;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The type of computed fields: that of its values, set by nobody.
public final class ComputedType implements FieldType {

    public static final String FORMULA = "formula";
    public static final String ROLL_UP = "rollUp";

    /// The keys of the types of computed fields; they are not in [dev.grato.model.FieldTypes], since what such a field
    /// is depends on what it computes.
    public static final Set<String> KEYS = Set.of(FORMULA, ROLL_UP);

    private static final Part EXACT = new Part("", "", SqlType.TEXT, Comparison.CODE);

    private final String key;
    private final FieldType values;
    private final boolean isVolatile;

    private ComputedType(String key, FieldType values, boolean isVolatile) {
        this.key = key;
        this.values = values;
        this.isVolatile = isVolatile;
    }

    /// @param key `formula` or `rollUp`
    /// @param values the type of its values
    /// @param isVolatile computed when asked; texts are then compared exactly, since the database cannot fold them
    public static FieldType of(String key, FieldType values, boolean isVolatile) {
        return new ComputedType(key, values, isVolatile);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String valueKey() {
        return values.key();
    }

    @Override
    public List<Part> parts() {
        return isVolatile && values.key().equals("text") ? List.of(EXACT) : values.parts();
    }

    @Override
    public Part filterPart() {
        return isVolatile && values.key().equals("text") ? EXACT : values.filterPart();
    }

    @Override
    public @Nullable Object accept(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        return values.accept(json, field, context, faults);
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return values.store(value);
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        var value = values.load(columns);
        // what the database computed has zeros at its end
        return value instanceof BigDecimal number ? Json.canonical(number) : value;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return values.print(value, field, context);
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        settings.keySet().forEach(name -> faults.add(name, "unknownSetting"));
        return Map.of();
    }

    @Override
    public boolean hasOptions() {
        return values.hasOptions();
    }

    @Override
    public boolean isComputed() {
        return true;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var schema = new LinkedHashMap<>(values.schema(field));
        schema.put("readOnly", true);
        return schema;
    }

    @Override
    public String editor() {
        return values.editor();
    }
}
