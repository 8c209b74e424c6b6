package dev.grato.sync.check;

import dev.grato.TestServer.World;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.OnDevices.Strategy;
import dev.grato.platform.Actor;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a user's devices should hold, said once more and in another way than `sync` says it: everything is read by
/// ordinary queries, and rule [SYN-3] is applied in plain Java.
///
/// All of the small world was changed within the window of days, so that "changed lately" holds for each record.
final class Truth {

    private static final int MOST = 500;

    private final Records records;
    private final Model model;
    private final AccessPolicy access;
    private final World world;
    private final Map<Key, CrmRecord> all = new HashMap<>();

    Truth(World world) {
        this.world = world;
        this.records = world.server().bean(Records.class);
        this.model = world.server().bean(Models.class).current(world.workspace());
        this.access = world.server().bean(AccessPolicy.class);
        objects()
                .forEach(object -> page(world.system(), object)
                        .forEach(record -> all.put(new Key(object.name(), record.id()), record)));
    }

    private List<ObjectType> objects() {
        return model.objects().stream()
                .filter(object -> Stage.KNOWN.contains(object.name()))
                .filter(object -> object.onDevices().strategy() != Strategy.ONLINE)
                .toList();
    }

    private record Key(String object, UUID id) {}

    /// By object: rows the user may see, each with `isInSet`.
    Map<String, List<Map<String, Object>>> of(Actor user) {
        var visible = new LinkedHashMap<Key, CrmRecord>();
        for (var object : objects()) {
            if (access.knows(user, object)) {
                page(user, object).forEach(record -> visible.put(new Key(object.name(), record.id()), record));
            }
        }
        var set = set(user, visible);
        var rows = new LinkedHashMap<String, List<Map<String, Object>>>();
        visible.forEach((key, record) ->
                rows.computeIfAbsent(key.object(), name -> new ArrayList<>()).add(row(record, set.contains(key))));
        return rows;
    }

    private List<CrmRecord> page(Actor actor, ObjectType object) {
        return records.query(actor, Query.of(object.name(), null, MOST)).items();
    }

    private Map<String, Object> row(CrmRecord record, boolean isInSet) {
        var kept = new LinkedHashMap<>(record.forDevices().values());
        model.require(record.object()).fields().stream()
                .filter(field -> field.isSensitive())
                .forEach(field -> kept.remove(field.name()));
        kept.values().removeIf(value -> value == null);
        var json = new LinkedHashMap<String, Object>();
        json.put("id", record.id().toString());
        json.put("etag", record.version().etag());
        json.put("tag", record.version().tagText());
        json.put("values", kept);
        json.put("isInSet", isInSet);
        return json;
    }

    private Set<Key> set(Actor user, Map<Key, CrmRecord> visible) {
        var team = access.team(user);
        var set = new HashSet<Key>();
        visible.forEach((key, record) -> {
            var object = model.require(key.object());
            if (object.onDevices().strategy() == Strategy.CORE) {
                set.add(key);
            } else if (isOwn(key, user.userId(), team)) {
                set.add(key);
                targets(user, object, record).stream()
                        .filter(visible::containsKey)
                        .forEach(set::add);
            }
        });
        return set;
    }

    private boolean isOwn(Key key, UUID user, UUID team) {
        var record = all.get(key);
        var object = model.require(key.object());
        if (record == null || object.onDevices().strategy() != Strategy.WORKING) {
            return false;
        }
        if (object.isOwned()) {
            return user.toString().equals(record.value("owner"))
                    || team != null && team.toString().equals(record.value("team"));
        }
        return object.parentLinks().stream()
                .filter(link -> model.require(link.target()).isOwned())
                .filter(link -> record.value(link.name()) != null)
                .anyMatch(link -> isOwn(new Key(link.target(), uuid(record.value(link.name()))), user, team));
    }

    private List<Key> targets(Actor user, ObjectType object, CrmRecord record) {
        var targets = new ArrayList<Key>();
        for (var field : object.liveFields().values()) {
            var value = record.value(field.name());
            if (value == null || field.isSensitive() || access.field(user, object, field) == FieldRight.HIDDEN) {
                continue;
            }
            if (field.type().isRelation()) {
                targets.add(new Key(field.target(), uuid(value)));
            } else if (value instanceof Map<?, ?> any && any.containsKey("object")) {
                targets.add(new Key(String.valueOf(any.get("object")), uuid(any.get("id"))));
            }
        }
        return targets;
    }

    private static UUID uuid(Object value) {
        return UUID.fromString(String.valueOf(value instanceof Map<?, ?> map ? map.get("id") : value));
    }
}
