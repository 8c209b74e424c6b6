package dev.grato.records.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Timeline.Lane;
import dev.grato.records.Timeline.Wish;
import dev.grato.records.internal.TimelineCursors.Place;
import dev.grato.records.internal.TimelineReach.Entries;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The statements that read entries. Each looks at so many rows of one subject in their order, answers those of
/// them that may be seen and are wanted, and stops as soon as there are enough.
final class TimelineStatement {

    private static final String DUE = "due";
    private static final List<Lane> LANES = List.of(Lane.values());
    private static final Entries ENTRIES = new Entries("e");
    private static final Entries SCANNED = new Entries("s");

    private final Workspace workspace;
    private final TimelineReach reach;
    private final Wish wish;
    private final String table;
    private final Instant now;

    /// @param table that of the record
    TimelineStatement(Workspace workspace, TimelineReach reach, Wish wish, String table, Instant now) {
        this.workspace = workspace;
        this.reach = reach;
        this.wish = wish;
        this.table = table;
        this.now = now;
    }

    /// An entry as it is kept, in the words the actor may know.
    record Row(
            UUID id,
            Instant at,
            String source,
            UUID record,
            String moment,
            @Nullable String plan,
            boolean isDay,
            Map<Lane, String> lanes,
            @Nullable String title,
            Map<String, @Nullable Object> parts) {

        Place place() {
            return new Place(at, id);
        }
    }

    /// The first entries behind the place.
    List<Row> rows(DSLContext sql, @Nullable Place after, int scanned, int limit) {
        var seen = sql.select(at(SCANNED), id(SCANNED))
                .from(scanned(after, scanned).asTable("s"))
                .where(wish.isUpcoming() ? DSL.noCondition() : isNot(SCANNED, DUE))
                .and(reach.visible(SCANNED))
                .and(reach.inLanes(SCANNED, wish.lanes()))
                .orderBy(order(SCANNED))
                .limit(limit)
                .asTable("p");
        var page = new Entries("p");
        return sql.select(columns())
                .from(seen)
                .join(Database.table(workspace, TimelineRows.TABLE).as("e"))
                .on(subject().eq(wish.record()))
                .and(at(ENTRIES).eq(at(page)))
                .and(id(ENTRIES).eq(id(page)))
                .orderBy(order(page))
                .fetch(TimelineStatement::row);
    }

    /// The last of so many entries behind the place; null when there are fewer.
    @Nullable
    Place end(DSLContext sql, @Nullable Place after, int scanned) {
        return sql.select(at(SCANNED), id(SCANNED))
                .from(scanned(after, scanned).asTable("s"))
                .orderBy(order(SCANNED))
                .offset(scanned - 1)
                .limit(1)
                .fetchOne(row -> new Place(row.value1().toInstant(), row.value2()));
    }

    /// How many of the newest entries have each combination of words.
    List<Map.Entry<Map<Lane, String>, Integer>> counts(DSLContext sql, int scanned) {
        var words = new ArrayList<Field<String>>();
        for (var lane : LANES) {
            words.add(reach.lane(SCANNED, lane));
        }
        var counts = new ArrayList<Map.Entry<Map<Lane, String>, Integer>>();
        sql.select(words)
                .select(DSL.count())
                .from(scanned(null, scanned).asTable("s"))
                .where(isNot(SCANNED, DUE))
                .and(reach.visible(SCANNED))
                .groupBy(words)
                .forEach(row -> {
                    counts.add(Map.entry(lanes(row, 0), row.get(LANES.size(), Integer.class)));
                });
        return counts;
    }

    // ---------------------------------------------------------------- what is looked at

    private Select<?> scanned(@Nullable Place after, int most) {
        if (!wish.isUpcoming()) {
            return part(after, at(ENTRIES).le(DSL.val(now.atOffset(ZoneOffset.UTC))), most);
        }
        var due = part(after, ENTRIES.column("plan", String.class).eq(DSL.inline(DUE)), most);
        var future = part(
                after, at(ENTRIES).gt(DSL.val(now.atOffset(ZoneOffset.UTC))).and(isNot(ENTRIES, DUE)), most);
        return DSL.select(DSL.asterisk())
                .from(DSL.select(DSL.asterisk())
                        .from(due.asTable("due"))
                        .unionAll(DSL.select(DSL.asterisk()).from(future.asTable("future")))
                        .asTable("planned"))
                .orderBy(order(new Entries("planned")))
                .limit(most);
    }

    private Select<?> part(@Nullable Place after, Condition which, int most) {
        var condition = subject()
                .eq(wish.record())
                .and(ENTRIES.column("subject_table", String.class).eq(table))
                .and(which);
        if (wish.from() != null) {
            condition = condition.and(at(ENTRIES).ge(wish.from().atOffset(ZoneOffset.UTC)));
        }
        if (wish.to() != null) {
            condition = condition.and(at(ENTRIES).lt(wish.to().atOffset(ZoneOffset.UTC)));
        }
        if (after != null) {
            var place = DSL.row(at(ENTRIES), id(ENTRIES));
            var last = DSL.row(DSL.val(after.at().atOffset(ZoneOffset.UTC)), DSL.val(after.id()));
            condition = condition.and(wish.isUpcoming() ? place.gt(last) : place.lt(last));
        }
        return DSL.select(scannedColumns())
                .from(Database.table(workspace, TimelineRows.TABLE).as("e"))
                .where(condition)
                .orderBy(order(ENTRIES))
                .limit(most);
    }

    /// Those of the key's index, and the others only for whom they decide something.
    private List<SelectField<?>> scannedColumns() {
        var columns = new ArrayList<SelectField<?>>(List.of(at(ENTRIES), id(ENTRIES), ENTRIES.source()));
        for (var name : List.of("plan", "kind", "department", "channel", "direction")) {
            columns.add(ENTRIES.column(name, String.class));
        }
        for (var name : List.of("source_id", "owner_id", "team_id")) {
            columns.add(ENTRIES.column(name, UUID.class));
        }
        if (reach.looksBeyondIndex()) {
            columns.add(ENTRIES.column("moment", String.class));
            columns.add(ENTRIES.column("via", String[].class));
        }
        return columns;
    }

    private static Field<UUID> subject() {
        return ENTRIES.column("subject_id", UUID.class);
    }

    private static Field<OffsetDateTime> at(Entries entries) {
        return DSL.field(DSL.name(entries.alias(), "occurred_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    }

    private static Field<UUID> id(Entries entries) {
        return entries.column("id", UUID.class);
    }

    private static Condition isNot(Entries entries, String plan) {
        return entries.column("plan", String.class).isDistinctFrom(DSL.inline(plan));
    }

    private List<SortField<?>> order(Entries entries) {
        return wish.isUpcoming()
                ? List.of(at(entries).asc(), id(entries).asc())
                : List.of(at(entries).desc(), id(entries).desc());
    }

    // ---------------------------------------------------------------- what is answered

    private List<SelectField<?>> columns() {
        var columns = new ArrayList<SelectField<?>>(List.of(
                id(ENTRIES),
                at(ENTRIES),
                ENTRIES.source(),
                ENTRIES.column("source_id", UUID.class),
                ENTRIES.column("moment", String.class),
                ENTRIES.column("plan", String.class),
                ENTRIES.column("is_day", Boolean.class),
                ENTRIES.column("title", String.class),
                DSL.field("e.parts::text", String.class)));
        for (var lane : LANES) {
            columns.add(reach.lane(ENTRIES, lane).as(lane.key()));
        }
        return columns;
    }

    private static Row row(Record row) {
        return new Row(
                row.get(0, UUID.class),
                row.get(1, OffsetDateTime.class).toInstant(),
                row.get(2, String.class),
                row.get(3, UUID.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, Boolean.class),
                lanes(row, 9),
                row.get(7, String.class),
                Plain.normal(Json.readObject(row.get(8, String.class))));
    }

    private static Map<Lane, String> lanes(Record row, int from) {
        var lanes = new EnumMap<Lane, String>(Lane.class);
        for (int i = 0; i < LANES.size(); i++) {
            var word = row.get(from + i, String.class);
            if (word != null) {
                lanes.put(LANES.get(i), word);
            }
        }
        return lanes;
    }
}
