package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.internal.TimelineFacts.Doc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the table of timeline entries: one for each thing that happened and each record it concerns.
///
/// What a source is follows in its own write. Where a relation changes by which records hand on what concerns
/// them, all that concerns them is handed on anew by [TimelineBackfill]; a write only says for which records.
@Component
final class TimelineProjection implements Projection {

    static final String NAME = "timeline";
    private static final String VERSION = "1";

    private final ChangeLog log;
    private final PerModel<String> shapes = new PerModel<>(TimelineProjection::shapeOf);

    TimelineProjection(ChangeLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String shape(Model model, ObjectType object) {
        return shapes.of(model, object);
    }

    private static String shapeOf(Model model, ObjectType object) {
        var timeline = object.timeline();
        if (timeline != null && timeline.isSource()) {
            var columns = new LinkedHashMap<String, String>();
            object.liveFields().forEach((name, field) -> columns.put(name, field.column()));
            var title = columns.getOrDefault(object.titleField(), "");
            var names = new ArrayList<String>();
            timeline.moments().forEach(moment -> names.add(moment.name() + "@" + columns.get(moment.at())));
            timeline.links().forEach(link -> names.add(columns.getOrDefault(link.field(), "")));
            timeline.summary().forEach(name -> names.add(columns.getOrDefault(name, "")));
            return VERSION + " " + timeline.kind() + " " + title + " " + names;
        }
        boolean isFollowed = timeline != null && timeline.isHandingOn()
                || !relating(model, object).isEmpty();
        return isFollowed ? VERSION : "";
    }

    /// The objects whose records are related to others by records of this one.
    private static List<ObjectType> relating(Model model, ObjectType object) {
        return model.objects().stream()
                .filter(other -> other.timeline() != null
                        && other.timeline().through() != null
                        && other.timeline().through().object().equals(object.name()))
                .toList();
    }

    /// A custom object may have given entries before.
    @Override
    public boolean isKept(ObjectType object) {
        return object.isCustom() || isSource(object);
    }

    private static boolean isSource(ObjectType object) {
        return object.timeline() != null && object.timeline().isSource();
    }

    // ---------------------------------------------------------------- in a write

    @Override
    public void follow(Context context, ObjectType object, List<RowChange> changes) {
        if (isSource(object)) {
            followSources(context, object, changes);
        }
        var moved = new LinkedHashMap<String, Set<UUID>>();
        noteHandingOn(object, changes, moved);
        noteRelating(context.model(), object, changes, moved);
        TimelineBackfill.ask(context, moved);
    }

    private void followSources(Context context, ObjectType object, List<RowChange> changes) {
        var facts = new TimelineFacts(context.model(), object, context.workspace());
        var old = new ArrayList<UUID>();
        var docs = new LinkedHashMap<UUID, Doc>();
        var values = new HashMap<UUID, Map<String, @Nullable Object>>();
        for (var change : changes) {
            var before = change.wasLive() ? facts.of(change.id(), change.before(), context.at()) : null;
            var after = change.isLive() ? facts.of(change.id(), change.after(), context.at()) : null;
            if (Objects.equals(before, after) && !isAnyKept(object, change)) {
                continue;
            }
            if (change.wasLive()) {
                old.add(change.id());
            }
            if (after != null) {
                docs.put(change.id(), after);
                values.put(change.id(), change.after());
            }
        }
        if (!docs.isEmpty()) {
            withChanges(context, object, facts, docs, values);
        }
        write(context, object, docs, old);
    }

    /// Whether a field has changed of which every change is an entry.
    private static boolean isAnyKept(ObjectType object, RowChange change) {
        return Objects.requireNonNull(object.timeline()).changes().stream()
                .anyMatch(kept -> !Objects.equals(
                        change.before().get(kept.field()), change.after().get(kept.field())));
    }

    @Override
    public void rebuild(Context context, ObjectType object, List<CrmRecord> records) {
        if (!isSource(object)) {
            var ids = records.stream().map(CrmRecord::id).toList();
            new TimelineRows(object.table()).deleteOthers(context.tx(), context.workspace(), ids);
            return;
        }
        var facts = new TimelineFacts(context.model(), object, context.workspace());
        var docs = new LinkedHashMap<UUID, Doc>();
        var values = new HashMap<UUID, Map<String, @Nullable Object>>();
        for (var record : records) {
            if (record.value("deletedAt") == null) {
                docs.put(record.id(), facts.of(record.id(), record.values(), context.at()));
                values.put(record.id(), record.values());
            }
        }
        withChanges(context, object, facts, docs, values);
        write(context, object, docs, records.stream().map(CrmRecord::id).toList());
    }

    private void withChanges(
            Context context,
            ObjectType object,
            TimelineFacts facts,
            Map<UUID, Doc> docs,
            Map<UUID, Map<String, @Nullable Object>> values) {
        if (Objects.requireNonNull(object.timeline()).changes().isEmpty() || docs.isEmpty()) {
            return;
        }
        var byRecord = new HashMap<UUID, List<Change>>();
        log.since(context.tx(), context.workspace(), docs.keySet(), 0).stream()
                .filter(change -> change.object().equals(object.table()))
                .forEach(change -> byRecord.computeIfAbsent(change.record(), id -> new ArrayList<>())
                        .add(LogNames.named(object, change)));
        docs.replaceAll(
                (id, doc) -> facts.with(doc, values.getOrDefault(id, Map.of()), byRecord.getOrDefault(id, List.of())));
    }

    /// @param old those that may have entries already
    private static void write(Context context, ObjectType object, Map<UUID, Doc> docs, Collection<UUID> old) {
        var fanOut = TimelineFanOut.of(context, docs.values());
        var rows = new TimelineRows(object.table());
        docs.forEach((id, doc) -> doc.facts()
                .forEach(fact ->
                        fanOut.subjects(doc, fact).forEach((subject, ways) -> rows.add(id, doc, fact, subject, ways))));
        if (!old.isEmpty()) {
            rows.deleteOthers(context.tx(), context.workspace(), old);
        }
        rows.upsert(context.tx(), context.workspace());
    }

    // ---------------------------------------------------------------- relations that have changed

    private static void noteHandingOn(ObjectType object, List<RowChange> changes, Map<String, Set<UUID>> moved) {
        if (object.timeline() == null) {
            return;
        }
        for (var change : changes) {
            boolean isMoved = change.wasLive()
                    && change.isLive()
                    && object.timeline().handsOn().stream()
                            .anyMatch(field -> !Objects.equals(
                                    change.before().get(field), change.after().get(field)));
            if (isMoved) {
                note(moved, object.table(), change.id());
            }
        }
    }

    private static void noteRelating(
            Model model, ObjectType object, List<RowChange> changes, Map<String, Set<UUID>> moved) {
        for (var related : relating(model, object)) {
            var through = Objects.requireNonNull(
                    Objects.requireNonNull(related.timeline()).through());
            var fields = List.of(through.from(), through.to(), through.startsOn(), through.endsOn());
            for (var change : changes) {
                boolean isMoved = change.wasLive() != change.isLive()
                        || fields.stream()
                                .anyMatch(field -> !Objects.equals(
                                        change.before().get(field),
                                        change.after().get(field)));
                if (isMoved) {
                    note(moved, related.table(), Rows.id(change.before().get(through.from())));
                    note(moved, related.table(), Rows.id(change.after().get(through.from())));
                }
            }
        }
    }

    private static void note(Map<String, Set<UUID>> moved, String table, @Nullable UUID id) {
        if (id != null) {
            moved.computeIfAbsent(table, key -> new TreeSet<>()).add(id);
        }
    }

    /// Whether a change of records of this object can move what others are concerned by.
    static boolean isRelating(Model model, String name) {
        return model.object(name)
                .filter(object -> object.timeline() != null && object.timeline().isHandingOn()
                        || !relating(model, object).isEmpty())
                .isPresent();
    }
}
