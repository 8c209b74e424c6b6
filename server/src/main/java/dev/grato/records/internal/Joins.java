package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The tables of one level of a statement: the asked object and the records its relations lead to.
///
/// A relation leads only to live records the caller may see; to all others it leads nowhere, as if it were empty.
final class Joins {

    private record Join(Table<?> table, Condition on) {}

    private final Columns root;
    private final Actor actor;
    private final AccessPolicy access;
    private final AtomicInteger aliases;
    private final Map<String, Columns> reached = new LinkedHashMap<>();
    private final List<Join> joins = new ArrayList<>();

    private Joins(Columns root, Actor actor, AccessPolicy access, AtomicInteger aliases) {
        this.root = root;
        this.actor = actor;
        this.access = access;
        this.aliases = aliases;
    }

    static Joins root(ObjectType object, Actor actor, AccessPolicy access) {
        return new Joins(Columns.of(actor.workspace(), object, "r"), actor, access, new AtomicInteger());
    }

    /// The tables of a question inside this one, with aliases of their own.
    Joins inner(ObjectType object) {
        var columns = Columns.of(actor.workspace(), object, "q" + aliases.incrementAndGet());
        return new Joins(columns, actor, access, aliases);
    }

    Columns root() {
        return root;
    }

    /// The columns at the end of these relations, joined once however often they are mentioned.
    Columns follow(List<Filter.Step> steps) {
        var here = root;
        var route = new StringBuilder();
        for (var step : steps) {
            route.append('/').append(step.relation().name());
            var from = here;
            here = reached.computeIfAbsent(route.toString(), key -> join(from, step));
        }
        return here;
    }

    private Columns join(Columns from, Filter.Step step) {
        var target = Columns.of(actor.workspace(), step.to(), "j" + aliases.incrementAndGet());
        @SuppressWarnings("unchecked")
        var relation = (Field<java.util.UUID>)
                from.field(step.relation(), step.relation().type().filterPart());
        joins.add(new Join(target.table(), target.id().eq(relation).and(visible(target))));
        return target;
    }

    /// Live, and within what the caller may read.
    Condition visible(Columns columns) {
        return columns.deletedAt()
                .isNull()
                .and(access.allowed(actor, columns.object(), AccessPolicy.Action.READ, columns));
    }

    <R extends Record> SelectJoinStep<R> applyTo(SelectJoinStep<R> from) {
        var result = from;
        for (var join : joins) {
            result = result.leftJoin(join.table()).on(join.on());
        }
        return result;
    }

    /// `exists (…)` over the children that meet the condition, for [FilterSql].
    static Condition exists(Joins inner, Condition where) {
        return DSL.exists(
                inner.applyTo(DSL.selectOne().from(inner.root().table())).where(where));
    }
}
