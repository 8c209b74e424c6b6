package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.OnDevices.Strategy;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.records.spi.SyncReading.Window;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Which records a user's devices keep: the one place that says it, for pages, pulls and digests alike.
///
/// It is said in two ways that mean the same. [#among] finds all ids first, by the indexes of owners, teams and
/// relations, for statements about the whole set. [#contains] asks about single rows, for statements about a few.
final class WorkingSet {

    private static final int DEEPEST = 4;

    private final Model model;
    private final Actor actor;
    private final AccessPolicy access;
    private final Window window;
    private final UUID me;
    private final @Nullable UUID team;
    private final AtomicInteger aliases = new AtomicInteger();

    WorkingSet(Model model, Actor actor, AccessPolicy access, Window window) {
        this.model = model;
        this.actor = actor;
        this.access = access;
        this.window = window;
        this.me = Objects.requireNonNull(actor.userId(), "a working set is somebody's");
        this.team = access.team(actor);
    }

    /// A relation that brings what it points at into the set.
    record Link(ObjectType from, FieldDefinition field) {}

    /// The live records of the set that the user sees, whatever its size.
    Condition among(Columns columns) {
        begin();
        var seen = seen(columns);
        if (columns.object().onDevices().strategy() == Strategy.CORE) {
            return seen;
        }
        var ids = new ArrayList<Select<Record1<UUID>>>();
        for (var way : ways(columns.object())) {
            ids.add(DSL.select(way.columns().id())
                    .from(way.columns().table())
                    .where(way.columns().deletedAt().isNull(), way.condition()));
        }
        for (var link : linksTo(columns.object())) {
            for (var way : ways(link.from())) {
                ids.add(DSL.select(way.columns().linked(link.field()))
                        .from(way.columns().table())
                        .where(
                                seen(way.columns()),
                                way.condition(),
                                way.columns()
                                        .leadsTo(link.field(), columns.object().name())));
            }
        }
        return ids.stream()
                .reduce(Select::unionAll)
                .map(all -> seen.and(columns.id().eq(DSL.any(DSL.array(all)))))
                .orElse(DSL.falseCondition());
    }

    /// Whether a live record that the user sees is in the set.
    Condition contains(Columns columns) {
        begin();
        if (columns.object().onDevices().strategy() == Strategy.CORE) {
            return DSL.trueCondition();
        }
        var ways = new ArrayList<Condition>();
        ways.add(isOwn(columns, 0));
        for (var link : linksTo(columns.object())) {
            var from = next(link.from());
            ways.add(DSL.exists(DSL.selectOne()
                    .from(from.table())
                    .where(
                            from.linked(link.field()).eq(columns.id()),
                            from.leadsTo(link.field(), columns.object().name()),
                            seen(from),
                            isOwn(from, 0))));
        }
        return DSL.or(ways);
    }

    private Condition seen(Columns columns) {
        return columns.deletedAt().isNull().and(access.allowed(actor, columns.object(), Action.READ, columns));
    }

    /// The relations that lead from records one works with to records of this object, as far as the user reads
    /// them.
    List<Link> linksTo(ObjectType target) {
        var links = new ArrayList<Link>();
        for (var from : model.objects()) {
            linksFrom(from).stream()
                    .filter(link -> leadsTo(link.field(), target))
                    .forEach(links::add);
        }
        return links;
    }

    /// The relations by which records of this object bring others into the set.
    List<Link> linksFrom(ObjectType from) {
        if (from.onDevices().strategy() != Strategy.WORKING || !access.knows(actor, from)) {
            return List.of();
        }
        return from.liveFields().values().stream()
                .filter(WorkingSet::isLink)
                .filter(field -> !field.isSensitive() && access.field(actor, from, field) != FieldRight.HIDDEN)
                .map(field -> new Link(from, field))
                .toList();
    }

    private static boolean isLink(FieldDefinition field) {
        return field.isStored()
                && (field.type().isRelation() || field.type().key().equals("polymorphicRelation"));
    }

    /// Lists that everybody has anyway need nobody who points at them, and what is never kept is not kept for that.
    static boolean isPointedAt(ObjectType target) {
        var strategy = target.onDevices().strategy();
        return strategy == Strategy.WORKING || strategy == Strategy.RECENT;
    }

    private static boolean leadsTo(FieldDefinition field, ObjectType target) {
        if (!isPointedAt(target)) {
            return false;
        }
        return field.type().isRelation()
                ? target.name().equals(field.target())
                : !(field.settings().get("targets") instanceof List<?> targets)
                        || targets.isEmpty()
                        || targets.contains(target.name());
    }

    // ------------------------------------------------------- what is somebody's by itself

    private record Way(Columns columns, Condition condition) {}

    /// The ways by which records get into the set by themselves, each one that an index answers.
    private List<Way> ways(ObjectType object) {
        var columns = next(object);
        var ways = new ArrayList<Way>();
        if (object.onDevices().strategy() != Strategy.WORKING || !access.knows(actor, object)) {
            return ways;
        }
        byItself(columns).forEach(condition -> ways.add(new Way(columns, condition)));
        for (var parent : workedWith(object)) {
            var target = model.require(Objects.requireNonNull(parent.target()));
            for (var way : ways(target)) {
                var ids = DSL.select(way.columns().id())
                        .from(way.columns().table())
                        .where(way.columns().deletedAt().isNull(), way.condition());
                ways.add(new Way(columns, columns.linked(parent).eq(DSL.any(DSL.array(ids)))));
            }
        }
        return ways;
    }

    private Condition isOwn(Columns columns, int depth) {
        var object = columns.object();
        if (object.onDevices().strategy() != Strategy.WORKING || depth >= DEEPEST) {
            return DSL.falseCondition();
        }
        var ways = new ArrayList<>(byItself(columns));
        for (var parent : workedWith(object)) {
            var target = next(model.require(Objects.requireNonNull(parent.target())));
            ways.add(DSL.exists(DSL.selectOne()
                    .from(target.table())
                    .where(
                            target.id().eq(columns.linked(parent)),
                            target.deletedAt().isNull(),
                            isOwn(target, depth + 1))));
        }
        return DSL.or(ways);
    }

    /// The relations to what records without an owner belong to, as far as one works with that.
    private List<FieldDefinition> workedWith(ObjectType object) {
        return object.isOwned()
                ? List.of()
                : object.parentLinks().stream()
                        .filter(link -> model.object(Objects.requireNonNull(link.target()))
                                .filter(target ->
                                        target.isOwned() && target.onDevices().strategy() == Strategy.WORKING)
                                .isPresent())
                        .toList();
    }

    private List<Condition> byItself(Columns columns) {
        var ways = new ArrayList<Condition>();
        var object = columns.object();
        var recent = columns.system("updated_at", OffsetDateTime.class).ge(moment(window.changedSince()));
        var owner = columns.owner();
        var ofTeam = columns.team();
        if (owner != null) {
            ways.add(owner.eq(me).and(recent));
        }
        if (ofTeam != null && team != null) {
            ways.add(ofTeam.eq(team).and(recent));
        }
        var duty = object.onDevices().duty();
        if (duty != null) {
            var state = column(columns, duty.state(), String.class);
            var assignee = column(columns, duty.assignee(), UUID.class);
            if (state != null && assignee != null) {
                ways.add(assignee.eq(me).and(state.isNull().or(state.in(duty.open()))));
            }
        }
        var agenda = object.onDevices().agenda();
        if (agenda != null) {
            var at = column(columns, agenda.at(), OffsetDateTime.class);
            var whose = column(columns, agenda.whose(), UUID.class);
            if (at != null && whose != null) {
                ways.add(whose.eq(me).and(at.ge(moment(window.agendaFrom()))).and(at.lt(moment(window.agendaTo()))));
            }
        }
        return ways;
    }

    private static <T> @Nullable Field<T> column(Columns columns, String field, Class<T> type) {
        return columns.object()
                .field(field)
                .map(found -> columns.system(found.column(found.type().filterPart()), type))
                .orElse(null);
    }

    /// Aliases are the same in each statement about an object, so that its plan is kept.
    private void begin() {
        aliases.set(0);
    }

    private Columns next(ObjectType object) {
        return Columns.of(actor.workspace(), object, "w" + aliases.incrementAndGet());
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
