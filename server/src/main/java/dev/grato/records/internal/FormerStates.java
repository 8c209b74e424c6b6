package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.Change;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.records.spi.FormerValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Earlier states of records, put together from what changes took away.
@Component
final class FormerStates implements FormerValues {

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final ChangeLog log;
    private final ChangePages pages;

    FormerStates(Database database, Models models, AccessPolicy access, ChangeLog log, ChangePages pages) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.log = log;
        this.pages = pages;
    }

    @Override
    public Map<UUID, Former> since(Actor actor, String objectName, Map<UUID, Long> versions) {
        if (versions.isEmpty()) {
            return Map.of();
        }
        var object = models.current(actor.workspace()).require(objectName);
        var changes = new HashMap<UUID, List<Change>>();
        database.read(sql -> {
                    var seen = pages.visible(sql, actor, object, versions.keySet());
                    return seen.isEmpty()
                            ? List.<Change>of()
                            : log.since(sql, actor.workspace(), seen, Collections.min(versions.values()));
                })
                .forEach(change -> changes.computeIfAbsent(change.record(), id -> new ArrayList<>())
                        .add(LogNames.named(object, change)));
        var hidden = new LinkedHashSet<String>();
        object.liveFields().forEach((name, field) -> {
            if (access.field(actor, object, field) == FieldRight.HIDDEN) {
                hidden.add(name);
            }
        });
        var found = new HashMap<UUID, Former>();
        changes.forEach((id, lines) -> {
            var former = former(lines, versions.get(id));
            var shown = new LinkedHashMap<>(former.values());
            shown.keySet().removeAll(hidden);
            found.put(id, new Former(former.isKnown(), shown));
        });
        return found;
    }

    /// @param lines oldest first
    private static Former former(List<Change> lines, @Nullable Long version) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        long next = version == null ? 0 : version + 1;
        for (var line : lines) {
            if (version != null && line.version() <= version) {
                continue;
            }
            if (line.version() != next) {
                return new Former(false, Map.of());
            }
            next++;
            line.before().forEach((field, value) -> put(values, field, value));
            line.after().keySet().forEach(field -> put(values, field, null));
        }
        return new Former(version != null, values);
    }

    /// The first change of a field tells what it was.
    private static void put(Map<String, @Nullable Object> values, String field, @Nullable Object value) {
        if (!values.containsKey(field)) {
            values.put(field, value);
        }
    }
}
