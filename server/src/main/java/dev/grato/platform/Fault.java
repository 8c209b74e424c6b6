package dev.grato.platform;

import java.util.Map;

/// One thing wrong with what was sent, and where.
///
/// @param path the place as a JSON path without the root: `emails[0].address`, `filter.and[1].op`
/// @param code stable and machine-readable, camelCase; its text is under `fault.<code>` in the message bundles
/// @param args what the text mentions, by name
public record Fault(String path, String code, Map<String, Object> args) {

    public Fault {
        args = Map.copyOf(args);
    }

    public Fault(String path, String code) {
        this(path, code, Map.of());
    }

    /// The same fault seen from further up: `update[3]` before `emails[0]`.
    public Fault under(String prefix) {
        if (path.isEmpty()) {
            return new Fault(prefix, code, args);
        }
        return new Fault(path.startsWith("[") ? prefix + path : prefix + "." + path, code, args);
    }
}
