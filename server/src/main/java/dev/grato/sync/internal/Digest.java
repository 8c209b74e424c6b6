package dev.grato.sync.internal;

import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import dev.grato.sync.PushedMutation;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Tells two edits with the same id apart by what they want. What they were made on does not count: a device may
/// have learnt something new before it sends an edit again.
final class Digest {

    private Digest() {}

    static String of(PushedMutation mutation) {
        var content = new TreeMap<String, @Nullable Object>();
        content.put("object", mutation.object());
        content.put("record", mutation.record().toString());
        content.put("op", mutation.op().name());
        content.put("values", sorted(mutation.values()));
        content.put("command", mutation.command());
        content.put("args", sorted(mutation.args()));
        var bytes = Json.write(content).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Secrets.digest(bytes));
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Number number -> Json.asNumber(number);
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((key, item) -> sorted.put(String.valueOf(key), sorted(item)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(Digest::sorted).toList();
            case null, default -> value;
        };
    }
}
