package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldType;
import dev.grato.model.Part;
import dev.grato.model.ValueContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all types share: key, parts, one column for one value, and no value beside a fault.
abstract class BaseType implements FieldType {

    private final String key;
    private final List<Part> parts;

    BaseType(String key, Part... parts) {
        this.key = key;
        this.parts = List.of(parts);
    }

    @Override
    public final String key() {
        return key;
    }

    @Override
    public final List<Part> parts() {
        return parts;
    }

    @Override
    public final @Nullable Object accept(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var own = new Faults();
        var value = read(json, field, context, own);
        own.found().forEach(faults::add);
        return own.isEmpty() ? value : null;
    }

    /// Like [#accept], with faults that are this value's alone; what is returned beside a fault does not count.
    abstract @Nullable Object read(Object json, FieldDefinition field, ValueContext context, Faults faults);

    @Override
    public @Nullable Object[] store(Object value) {
        return new Object[] {value};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0];
    }

    /// The part with this name.
    final Part part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
