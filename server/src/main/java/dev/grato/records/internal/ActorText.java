package dev.grato.records.internal;

import dev.grato.platform.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an actor is kept in one column: `user:0198…`, or `system` alone.
final class ActorText {

    private ActorText() {}

    static String of(Actor actor) {
        return actor.id() == null ? actor.kind().key() : actor.kind().key() + ":" + actor.id();
    }

    /// As it is shown inside a record: `{kind, id}`.
    static Map<String, @Nullable Object> parsed(String text) {
        int colon = text.indexOf(':');
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("kind", colon < 0 ? text : text.substring(0, colon));
        if (colon >= 0) {
            shown.put("id", text.substring(colon + 1));
        }
        return shown;
    }
}
