package dev.grato.records;

import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RuleContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a rule sees, from memory; for tests of rules.
public final class FakeRuleContext implements RuleContext {

    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Map<String, Map<UUID, Map<String, Object>>> records = new HashMap<>();

    /// Adds a record that is there already.
    public FakeRuleContext with(String object, UUID id, Map<String, Object> values) {
        records.computeIfAbsent(object, name -> new LinkedHashMap<>()).put(id, values);
        return this;
    }

    public static PendingChange create(String object, Map<String, Object> values) {
        return new PendingChange(
                Mutation.Kind.CREATE, object, UUID.randomUUID(), Map.of(), new LinkedHashMap<>(values));
    }

    /// An update of the record that sets the given values.
    public static PendingChange update(
            String object, UUID id, Map<String, Object> before, Map<String, Object> changes) {
        var after = new LinkedHashMap<>(before);
        after.putAll(changes);
        return new PendingChange(Mutation.Kind.UPDATE, object, id, before, after);
    }

    /// One rule at a time asks it, so there is nobody to wait for.
    @Override
    public void lock(String name) {}

    @Override
    public Actor actor() {
        return Actor.system(new Workspace(
                new UUID(0, 1), "test", "w_test", "Test", false, ZoneId.of("UTC"), Locale.ENGLISH, "EUR", "IT"));
    }

    @Override
    public Set<UUID> listed(String table, UUID list, Collection<UUID> records) {
        return Set.of();
    }

    @Override
    public String source() {
        return "user";
    }

    @Override
    public Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Override
    public Map<UUID, Map<String, Object>> load(String object, Collection<UUID> ids) {
        var found = new LinkedHashMap<>(records.getOrDefault(object, Map.of()));
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public Map<UUID, Map<String, Object>> loadChildren(String object, String relationField, Collection<UUID> ids) {
        var found = new LinkedHashMap<>(records.getOrDefault(object, Map.of()));
        found.values()
                .removeIf(values ->
                        !(values.get(relationField) instanceof String id) || !ids.contains(UUID.fromString(id)));
        return found;
    }
}
