package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.model.TimelineDefinition.Through;
import dev.grato.platform.Database;
import dev.grato.records.internal.Projection.Context;
import dev.grato.records.internal.TimelineFacts.Doc;
import dev.grato.records.internal.TimelineFacts.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Whom something concerns: the records a source names, and those on whom what concerns these is handed on, on the
/// day it happened. All relations of a write are asked for at once.
final class TimelineFanOut {

    /// A record whose timeline has an entry.
    record Subject(String table, UUID id) {}

    /// One way on, with the first and last day it holds.
    private record HandOn(
            String way,
            Subject to,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        boolean holds(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    private final Context context;
    private final Map<Subject, List<HandOn>> handedOn = new HashMap<>();

    private TimelineFanOut(Context context) {
        this.context = context;
    }

    static TimelineFanOut of(Context context, Collection<Doc> docs) {
        var fanOut = new TimelineFanOut(context);
        var asked = new LinkedHashMap<String, Set<UUID>>();
        for (var doc : docs) {
            for (var target : doc.targets()) {
                if (target.isHandedOn()) {
                    asked.computeIfAbsent(target.table(), table -> new TreeSet<>())
                            .add(target.id());
                }
            }
        }
        asked.forEach(fanOut::ask);
        return fanOut;
    }

    /// The ways by which the fact reaches each subject.
    Map<Subject, Set<String>> subjects(Doc doc, Fact fact) {
        var subjects = new LinkedHashMap<Subject, Set<String>>();
        var day = fact.day(context.workspace().zone());
        for (var target : doc.targets()) {
            var direct = new Subject(target.table(), target.id());
            add(subjects, direct, target.column());
            if (target.isHandedOn()) {
                handedOn.getOrDefault(direct, List.of()).stream()
                        .filter(on -> on.holds(day))
                        .forEach(on -> add(subjects, on.to(), TimelineWays.handedOn(target.column(), on.way())));
            }
        }
        return subjects;
    }

    private static void add(Map<Subject, Set<String>> subjects, Subject subject, String way) {
        subjects.computeIfAbsent(subject, key -> new TreeSet<>()).add(way);
    }

    // ---------------------------------------------------------------- asking

    private void ask(String table, Set<UUID> ids) {
        var object = context.model().objectOf(table).orElse(null);
        var timeline = object == null ? null : object.timeline();
        if (object == null || timeline == null || !timeline.isHandingOn()) {
            return;
        }
        var all = ids.toArray(UUID[]::new);
        for (var relation : timeline.handsOn()) {
            object.field(relation).ifPresent(field -> askDirect(object, field, timeline.through(), all));
        }
        if (timeline.through() != null) {
            askThrough(object, timeline.through(), all);
        }
    }

    /// A relation without dates counts where no dated one to the same record says more.
    private void askDirect(ObjectType object, FieldDefinition field, @Nullable Through through, UUID[] ids) {
        var to = context.model().object(String.valueOf(field.target())).orElse(null);
        if (to == null) {
            return;
        }
        var column = Database.quote(field.column());
        var dated = through == null ? null : related(through);
        var more = dated == null
                ? ""
                : " and not exists (select 1 from " + dated.table() + " x where x." + dated.from() + " = r.id and x."
                        + dated.to() + " = r." + column + " and " + dated.isThere() + ")";
        context.tx()
                .fetch(
                        "select r.id, r." + column + " from "
                                + Database.quoted(context.workspace(), object.table())
                                + " r where r.id = any({0}) and r." + column + " is not null" + more,
                        DSL.val(ids))
                .forEach(row -> keep(object, TimelineWays.direct(object, field), to, row, false));
    }

    private void askThrough(ObjectType object, Through through, UUID[] ids) {
        var dated = related(through);
        var to = dated == null ? null : context.model().object(dated.target()).orElse(null);
        if (dated == null || to == null) {
            return;
        }
        context.tx()
                .fetch(
                        "select r.id, x." + dated.to() + ", x." + dated.startsOn() + ", x." + dated.endsOn() + " from "
                                + dated.table() + " x join "
                                + Database.quoted(context.workspace(), object.table()) + " r on r.id = x."
                                + dated.from() + " where x." + dated.from() + " = any({0}) and x." + dated.to()
                                + " is not null and " + dated.isThere(),
                        DSL.val(ids))
                .forEach(row -> keep(object, TimelineWays.through(through), to, row, true));
    }

    private void keep(ObjectType object, String way, ObjectType to, Record row, boolean isDated) {
        var from = new Subject(object.table(), row.get(0, UUID.class));
        handedOn.computeIfAbsent(from, key -> new ArrayList<>())
                .add(new HandOn(
                        way,
                        new Subject(to.table(), row.get(1, UUID.class)),
                        isDated ? row.get(2, LocalDate.class) : null,
                        isDated ? row.get(3, LocalDate.class) : null));
    }

    /// The names of a relation that is an object of its own; what went to the trash together with the record it
    /// relates still counts.
    private record Related(String table, String from, String to, String startsOn, String endsOn, String target) {

        String isThere() {
            return "(x." + SystemFields.DELETED_AT + " is null or x." + SystemFields.DELETED_AT + " = r."
                    + SystemFields.DELETED_AT + ")";
        }
    }

    private @Nullable Related related(Through through) {
        var object = context.model().object(through.object()).orElse(null);
        if (object == null) {
            return null;
        }
        var from = object.field(through.from());
        var to = object.field(through.to());
        var starts = object.field(through.startsOn());
        var ends = object.field(through.endsOn());
        if (from.isEmpty() || to.isEmpty() || starts.isEmpty() || ends.isEmpty()) {
            return null;
        }
        return new Related(
                Database.quoted(context.workspace(), object.table()),
                Database.quote(from.get().column()),
                Database.quote(to.get().column()),
                Database.quote(starts.get().column()),
                Database.quote(ends.get().column()),
                String.valueOf(to.get().target()));
    }
}
