package dev.grato.exchange.internal.imports;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.records.Records;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds records by what rows say, for one chunk: those of the database as it was before, and those the chunk has
/// written.
final class Lookup {

    private final Records records;
    private final Actor actor;
    private final Map<String, Map<String, Set<UUID>>> found = new HashMap<>();

    Lookup(Records records, Actor actor) {
        this.records = records;
        this.actor = actor;
    }

    /// Asks for all of these at once.
    void prepare(String object, String field, Collection<String> texts) {
        var known = found.computeIfAbsent(place(object, field), place -> new HashMap<>());
        var asked = new HashMap<String, String>();
        for (var text : texts) {
            var key = RowReading.comparable(text);
            if (!known.containsKey(key)) {
                asked.putIfAbsent(key, text);
            }
        }
        asked.keySet().forEach(key -> known.put(key, new HashSet<>()));
        var wanted = new ArrayList<>(asked.values());
        for (int i = 0; i < wanted.size(); i += 1_000) {
            ask(object, field, wanted.subList(i, Math.min(wanted.size(), i + 1_000)))
                    .forEach((text, ids) -> known.computeIfAbsent(RowReading.comparable(text), key -> new HashSet<>())
                            .addAll(ids));
        }
    }

    /// One text that cannot be a key at all must not keep the others from being found.
    private Map<String, Set<UUID>> ask(String object, String field, List<String> texts) {
        try {
            return records.identify(actor, object, field, texts);
        } catch (GratoException refusal) {
            if (texts.size() == 1) {
                return Map.of();
            }
            var all = new HashMap<>(ask(object, field, texts.subList(0, texts.size() / 2)));
            all.putAll(ask(object, field, texts.subList(texts.size() / 2, texts.size())));
            return all;
        }
    }

    Set<UUID> find(String object, String field, String text) {
        return found.getOrDefault(place(object, field), Map.of()).getOrDefault(RowReading.comparable(text), Set.of());
    }

    /// A record the chunk has written.
    void add(String object, String field, @Nullable String text, UUID id) {
        if (text != null) {
            found.computeIfAbsent(place(object, field), place -> new HashMap<>())
                    .computeIfAbsent(RowReading.comparable(text), key -> new HashSet<>())
                    .add(id);
        }
    }

    private static String place(String object, String field) {
        return object + "." + field;
    }
}
