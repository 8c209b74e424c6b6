package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition;
import dev.grato.platform.Actor;
import dev.grato.records.Timeline.Lane;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Which entries one actor may see, as a condition on the table of entries, and what of them.
///
/// An entry is seen by whoever sees its source, unless the field is hidden from them that says when it happened
/// or by which it came to this timeline.
final class TimelineReach {

    private final Model model;
    private final Actor actor;
    private final AccessPolicy access;
    private final List<ObjectType> sources;

    TimelineReach(Model model, Actor actor, AccessPolicy access) {
        this.model = model;
        this.actor = actor;
        this.access = access;
        this.sources = model.objects().stream()
                .filter(object -> object.timeline() != null && object.timeline().isSource())
                .filter(object -> access.knows(actor, object))
                .toList();
    }

    boolean isSeen(ObjectType object, FieldDefinition field) {
        return access.knows(actor, object) && access.field(actor, object, field) != FieldRight.HIDDEN;
    }

    private boolean isSeen(ObjectType object, @Nullable String name) {
        return name == null
                || name.equals("createdAt")
                || object.field(name).map(field -> isSeen(object, field)).orElse(false);
    }

    /// The columns of the table of entries under an alias.
    record Entries(String alias) {

        <T> Field<T> column(String name, Class<T> type) {
            return DSL.field(DSL.name(alias, name), type);
        }

        Field<String> source() {
            return column("source_table", String.class);
        }
    }

    private record SourceColumns(Entries entries, boolean isOwned) implements AccessPolicy.RecordColumns {

        @Override
        public Field<UUID> id() {
            return entries.column("source_id", UUID.class);
        }

        @Override
        public @Nullable Field<UUID> owner() {
            return isOwned ? entries.column("owner_id", UUID.class) : null;
        }

        @Override
        public @Nullable Field<UUID> team() {
            return isOwned ? entries.column("team_id", UUID.class) : null;
        }
    }

    /// The condition; objects of which all may be seen are one part of it.
    Condition visible(Entries entries) {
        var open = new ArrayList<String>();
        var ways = new ArrayList<Condition>();
        for (var object : sources) {
            var allowed = allowed(entries, object);
            var more = masked(entries, object);
            if (isTrue(allowed) && more == null) {
                open.add(object.table());
            } else if (!DSL.falseCondition().equals(allowed)) {
                var condition = entries.source().eq(DSL.inline(object.table()));
                condition = isTrue(allowed) ? condition : condition.and(allowed);
                ways.add(more == null ? condition : condition.and(more));
            }
        }
        if (!open.isEmpty()) {
            ways.addFirst(entries.source().in(open.stream().map(DSL::inline).toList()));
        }
        return ways.isEmpty() ? DSL.falseCondition() : DSL.or(ways);
    }

    private Condition allowed(Entries entries, ObjectType object) {
        if (object.isOwned() || object.parents().isEmpty()) {
            return access.allowed(actor, object, Action.READ, new SourceColumns(entries, object.isOwned()));
        }
        var columns = Columns.of(actor.workspace(), object, "source_" + object.table());
        var allowed = access.allowed(actor, object, Action.READ, columns);
        return isTrue(allowed) || DSL.falseCondition().equals(allowed)
                ? allowed
                : DSL.exists(DSL.selectOne()
                        .from(columns.table())
                        .where(columns.id().eq(entries.column("source_id", UUID.class)), allowed));
    }

    /// Without what would show by its time, its state or its way what is hidden; null where nothing is.
    private @Nullable Condition masked(Entries entries, ObjectType object) {
        var timeline = timeline(object);
        var conditions = new ArrayList<Condition>();
        var moments = new ArrayList<Field<String>>();
        timeline.moments().stream()
                .filter(moment -> !isSeen(object, moment.at()) || !isSeen(object, moment.state()))
                .forEach(moment -> moments.add(DSL.inline(moment.name())));
        timeline.changes().stream()
                .filter(change -> !isSeen(object, change.field()))
                .forEach(change -> moments.add(DSL.inline(change.name())));
        if (!moments.isEmpty()) {
            conditions.add(entries.column("moment", String.class).notIn(moments));
        }
        var hidden = TimelineWays.hidden(model, object, this::isSeen);
        if (!hidden.isEmpty()) {
            conditions.add(DSL.condition(
                    "not ({0} <@ {1}::text[])",
                    entries.column("via", String[].class), DSL.val(hidden.toArray(String[]::new))));
        }
        return conditions.isEmpty() ? null : DSL.and(conditions);
    }

    /// Whether conditions of this actor look at more than the index of the key has.
    boolean looksBeyondIndex() {
        return sources.stream().anyMatch(object -> masked(new Entries("e"), object) != null);
    }

    private static boolean isTrue(Condition condition) {
        return DSL.trueCondition().equals(condition) || DSL.noCondition().equals(condition);
    }

    private static TimelineDefinition timeline(ObjectType object) {
        return Objects.requireNonNull(object.timeline());
    }

    // ---------------------------------------------------------------- lanes

    /// An entry's word in a lane as far as the actor may know it: instead of a hidden kind the name of the object.
    Field<String> lane(Entries entries, Lane lane) {
        Field<String> word = entries.column(lane.key(), String.class);
        for (var object : sources) {
            var field = declared(object, lane).field();
            if (field != null && !isSeen(object, field)) {
                var instead = lane == Lane.KIND ? DSL.inline(object.name()) : DSL.inline((String) null);
                word = DSL.when(entries.source().eq(DSL.inline(object.table())), instead)
                        .otherwise(word);
            }
        }
        return word;
    }

    private static TimelineDefinition.Lane declared(ObjectType object, Lane lane) {
        var timeline = timeline(object);
        return switch (lane) {
            case KIND -> timeline.kind();
            case DEPARTMENT -> timeline.department();
            case CHANNEL -> timeline.channel();
            case DIRECTION -> timeline.direction();
        };
    }

    /// Entries that have one of the wanted words in each lane of which some are wanted.
    Condition inLanes(Entries entries, Map<Lane, Set<String>> wanted) {
        return DSL.and(wanted.entrySet().stream()
                .map(lane ->
                        lane(entries, lane.getKey()).eq(DSL.any(lane.getValue().toArray(String[]::new))))
                .toList());
    }
}
