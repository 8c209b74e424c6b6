package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.records.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the middle of long lists: which record has the place 500,000.
///
/// One pass over a list notes about [#MARKS] records and their places; they are kept for two minutes, so that each
/// further jump
/// within the list reads only from the nearest mark on. A table too large to be read in one pass is sampled, and its
/// places
/// are only about right.
@Component
final class Places {

    /// What one asks of somebody's list.
    ///
    /// @param condition which records belong to it, the caller's rights included
    record Asked(Actor actor, Query query, Joins joins, Sorting sorting, Condition condition) {}

    /// @param place how many records come before
    /// @param before the record before it; absent at the beginning
    /// @param count how many records there are in all
    /// @param isEstimate whether place and count are only about right
    record Found(long place, Cursors.@Nullable Position before, long count, boolean isEstimate) {}

    private record Mark(long place, Cursors.Position position) {}

    /// @param withValue how many records stand before those without a value
    private record Marks(List<Mark> marks, long withValue, long count, boolean isEstimate, Instant madeAt) {}

    private record Key(
            String schema, Actor.Kind kind, @Nullable Object user, Actor.Rights rights, String question) {}

    private static final int MARKS = 500;
    private static final int SMALLEST_STEP = 20;
    private static final int MOST_LISTS = 50;
    private static final Duration KEPT = Duration.ofMinutes(2);

    /// How many records of a table are read in one pass, and about how many of a larger one.
    static final long MOST_READ = 3_000_000;

    private static final double SAMPLE = 200_000;

    private final Database database;
    private final Clock clock;
    private final Map<Key, Marks> kept = new LinkedHashMap<>();

    Places(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The given place, or that of the last page where the list is not so long.
    Found find(Asked asked, long wanted) {
        return find(asked, wanted, MOST_READ);
    }

    Found find(Asked asked, long wanted, long mostRead) {
        var marks = marks(asked, mostRead);
        long place = Math.max(0, Math.min(wanted, marks.count() - asked.query().limit()));
        Mark nearest = null;
        for (var mark : marks.marks()) {
            if (mark.place() <= place) {
                nearest = mark;
            }
        }
        long from = nearest == null ? 0 : nearest.place();
        var start = nearest == null ? null : nearest.position();
        boolean isTail = from >= marks.withValue();
        // the last record with a value is no start among those without
        var behind = from == marks.withValue() ? null : start;
        var before = place == from ? start : step(asked, behind, isTail, place - from);
        return before == null && place > from
                ? new Found(from, start, marks.count(), true)
                : new Found(place, before, marks.count(), marks.isEstimate());
    }

    /// The record so many steps behind the start. There is a mark where the records without a value begin, so no step
    /// crosses that border.
    private Cursors.@Nullable Position step(Asked asked, Cursors.@Nullable Position start, boolean isTail, long steps) {
        var sorting = asked.sorting();
        var part = part(asked, isTail);
        var behind = start == null
                ? part
                : part.and(sorting.after(sorting.typed(start.values()), start.id(), isTail && sorting.hasEmptyTail()));
        var joins = asked.joins();
        return database.read(sql -> joins.applyTo(
                        sql.select(columns(asked)).from(joins.root().table()))
                .where(behind)
                .orderBy(sorting.order(isTail && sorting.hasEmptyTail()))
                .offset(steps - 1)
                .limit(1)
                .fetchOptional(row -> position(row, sorting))
                .orElse(null));
    }

    private Marks marks(Asked asked, long mostRead) {
        var actor = asked.actor();
        var key = new Key(
                actor.workspace().schema(),
                actor.kind(),
                actor.userId(),
                actor.rights(),
                Cursors.binding(asked.query()));
        var now = clock.instant();
        synchronized (kept) {
            kept.values().removeIf(each -> each.madeAt().plus(KEPT).isBefore(now));
            var known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        var made = make(asked, mostRead, now);
        synchronized (kept) {
            kept.put(key, made);
            if (kept.size() > MOST_LISTS) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return made;
    }

    private Marks make(Asked asked, long mostRead, Instant now) {
        var root = asked.joins().root();
        return database.read(sql -> {
            float rows = sql.fetchSingle(
                            "select reltuples from pg_class where oid = {0}::regclass",
                            DSL.val(Database.quoted(
                                    asked.actor().workspace(), root.object().table())))
                    .get(0, Float.class);
            if (rows <= mostRead) {
                return make(sql, asked, root.table(), 1, false, now);
            }
            double share = Math.min(1, SAMPLE / Math.max(1, rows));
            var sample = DSL.table(
                    "{0} as {1} tablesample system ({2})",
                    Database.name(asked.actor().workspace(), root.object().table()),
                    root.alias(),
                    DSL.inline(100 * share));
            return make(sql, asked, sample, share, true, now);
        });
    }

    private static Marks make(
            DSLContext sql, Asked asked, Table<?> table, double share, boolean isSample, Instant now) {
        var sorting = asked.sorting();
        var counts = asked.joins()
                .applyTo(sql.select(
                                DSL.count(),
                                sorting.hasEmptyTail()
                                        ? DSL.count(sorting.keys().getFirst().column())
                                        : DSL.count())
                        .from(table))
                .where(asked.condition())
                .fetchSingle();
        long count = counts.get(0, Long.class);
        long withValue = counts.get(1, Long.class);
        long step = Math.max(SMALLEST_STEP, count / MARKS + 1);
        var marks = new ArrayList<Mark>();
        pass(sql, asked, table, false, step, withValue)
                .forEach((place, position) -> marks.add(new Mark(scaled(place, share), position)));
        if (withValue < count) {
            pass(sql, asked, table, true, step, 0)
                    .forEach((place, position) -> marks.add(new Mark(scaled(withValue + place, share), position)));
        }
        return new Marks(List.copyOf(marks), scaled(withValue, share), scaled(count, share), isSample, now);
    }

    private static long scaled(long place, double share) {
        return Math.round(place / share);
    }

    /// Every so manyth record of one part of the list, and its last one, by the number of records up to it.
    private static Map<Long, Cursors.Position> pass(
            DSLContext sql, Asked asked, Table<?> table, boolean isTail, long step, long last) {
        var sorting = asked.sorting();
        var joins = asked.joins();
        var place = DSL.rowNumber().over(DSL.orderBy(sorting.order(isTail))).as("place");
        var selected = new ArrayList<Field<?>>(columns(asked));
        selected.add(place);
        var numbered = joins.applyTo(sql.select(selected).from(table))
                .where(part(asked, isTail))
                .asTable("numbered");
        var number = DSL.field(DSL.name("numbered", "place"), SQLDataType.BIGINT);
        var marks = new LinkedHashMap<Long, Cursors.Position>();
        sql.select(numbered.fields())
                .from(numbered)
                .where(number.mod(DSL.inline(step)).eq(DSL.inline(0L)).or(number.eq(last)))
                .orderBy(number)
                .fetch()
                .forEach(row -> marks.put(row.get("place", Long.class), position(row, sorting)));
        return marks;
    }

    /// The records with a value in the first key, or those without; all where each has one.
    private static Condition part(Asked asked, boolean isTail) {
        if (!asked.sorting().hasEmptyTail()) {
            return asked.condition();
        }
        var column = asked.sorting().keys().getFirst().column();
        return asked.condition().and(isTail ? column.isNull() : column.isNotNull());
    }

    private static List<Field<?>> columns(Asked asked) {
        var columns = new ArrayList<Field<?>>();
        columns.add(asked.joins().root().id().as("id"));
        var keys = asked.sorting().cursorColumns();
        for (int i = 0; i < keys.size(); i++) {
            columns.add(keys.get(i).as("key" + i));
        }
        return columns;
    }

    private static Cursors.Position position(Record row, Sorting sorting) {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= sorting.keys().size(); i++) {
            var value = row.get(i);
            values.add(
                    value == null
                            ? null
                            : value instanceof OffsetDateTime moment
                                    ? moment.toInstant().toString()
                                    : value.toString());
        }
        return new Cursors.Position(values, row.get(0, java.util.UUID.class));
    }
}
