package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RuleContext;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Lets rules look at records as they will be once the run is written.
final class RunRuleContext implements RuleContext {

    private static final int MAX_CHILDREN = 10_000;

    private final DSLContext tx;
    private final Model model;
    private final Actor actor;
    private final Clock clock;
    private final String source;
    private final String object;
    private final Collection<PendingChange> pending;

    RunRuleContext(
            DSLContext tx,
            Model model,
            Actor actor,
            Clock clock,
            String source,
            String object,
            Collection<PendingChange> pending) {
        this.tx = tx;
        this.model = model;
        this.actor = actor;
        this.clock = clock;
        this.source = source;
        this.object = object;
        this.pending = pending;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public void lock(String name) {
        tx.fetch(
                "select pg_advisory_xact_lock(hashtextextended({0}, 13))",
                DSL.val(actor.workspace().schema() + "/" + name));
    }

    @Override
    public Set<UUID> listed(String table, UUID list, Collection<UUID> records) {
        return tx.resultQuery(
                        "select record_id from " + Database.quoted(actor.workspace(), table)
                                + " where list_id = {0} and record_id = any({1})",
                        DSL.val(list),
                        DSL.val(records.toArray(UUID[]::new)))
                .fetchSet(0, UUID.class);
    }

    @Override
    public Map<UUID, Map<String, @Nullable Object>> load(String name, Collection<UUID> ids) {
        var found = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        if (ids.isEmpty()) {
            return found;
        }
        var columns = Columns.of(actor.workspace(), model.require(name), "r");
        found.putAll(select(columns, columns.id().eq(DSL.any(ids.toArray(UUID[]::new)))));
        overlay(name, change -> ids.contains(change.id()), found);
        return found;
    }

    @Override
    public Map<UUID, Map<String, @Nullable Object>> loadChildren(
            String name, String relationField, Collection<UUID> ids) {
        var found = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        if (ids.isEmpty()) {
            return found;
        }
        var columns = Columns.of(actor.workspace(), model.require(name), "r");
        var field = columns.object().field(relationField).orElseThrow();
        @SuppressWarnings("unchecked")
        var relation = (Field<UUID>) columns.field(field, field.type().filterPart());
        found.putAll(select(columns, relation.eq(DSL.any(ids.toArray(UUID[]::new)))));
        if (name.equals(object)) {
            pending.stream()
                    .filter(change -> !isOne(change.relationAfter(relationField), ids))
                    .forEach(change -> found.remove(change.id()));
        }
        overlay(name, change -> isOne(change.relationAfter(relationField), ids), found);
        return found;
    }

    /// Sets that cannot hold null do not like to be asked for it either.
    private static boolean isOne(@Nullable UUID id, Collection<UUID> ids) {
        return id != null && ids.contains(id);
    }

    private void overlay(
            String name,
            java.util.function.Predicate<PendingChange> concerns,
            Map<UUID, Map<String, @Nullable Object>> found) {
        if (!name.equals(object)) {
            return;
        }
        pending.stream().filter(concerns).forEach(change -> {
            if (change.kind() == Mutation.Kind.DELETE) {
                found.remove(change.id());
            } else {
                found.put(change.id(), change.after());
            }
        });
    }

    private Map<UUID, Map<String, @Nullable Object>> select(Columns columns, Condition condition) {
        var rows = Rows.whole(columns);
        var found = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        tx.select(rows.selected())
                .from(columns.table())
                .where(condition, columns.deletedAt().isNull())
                .limit(MAX_CHILDREN)
                .fetch(row -> rows.record(row, 0))
                .forEach(record -> found.put(record.id(), record.values()));
        return found;
    }
}
