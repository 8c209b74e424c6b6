package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ValueContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Files by their ids, with what is shown of them.
final class FileListType extends ListType {

    private static final int MAX = 50;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 50);
    private static final List<String> KEYS = List.of("id", "name", "size", "type");

    FileListType() {
        super("fileList", KEYS, MAX);
    }

    @Override
    @Nullable
    Map<String, Object> readItem(
            Map<String, @Nullable Object> object, String path, ValueContext context, Faults faults) {
        var id = Checks.id(object.get("id"), Checks.path(path, "id"), faults);
        var name = Checks.line(object.get("name"), Checks.path(path, "name"), 255, faults);
        var type = Checks.line(object.get("type"), Checks.path(path, "type"), 127, faults);
        var at = Checks.path(path, "size");
        var size = object.get("size") == null ? null : Numbers.read(object.get("size"), at, 0, faults);
        if (size != null) {
            Numbers.isWithin(size, BigDecimal.ZERO, LARGEST, at, faults);
        }
        if (id == null) {
            return null;
        }
        return new Composite()
                .put("id", id)
                .put("name", name)
                .put("size", size)
                .put("type", type)
                .build();
    }

    @Override
    String identity(Map<?, ?> item) {
        return (String) Objects.requireNonNull(item.get("id"));
    }

    @Override
    public boolean givesHandles(FieldDefinition field) {
        return false;
    }

    /// Files are found where they are attached, not by their ids.
    @Override
    public boolean givesKeywords() {
        return false;
    }

    @Override
    public List<String> keywords(Object value) {
        return List.of();
    }

    @Override
    Map<String, Object> itemSchema() {
        return Schemas.object(
                List.of("id"),
                "id",
                Schemas.format("uuid"),
                "name",
                Schemas.text(255),
                "size",
                Schemas.of("type", "integer", "minimum", 0),
                "type",
                Schemas.text(127));
    }
}
