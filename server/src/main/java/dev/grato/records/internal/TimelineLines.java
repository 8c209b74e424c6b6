package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition.Change;
import dev.grato.model.TimelineDefinition.Link;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Timeline.Concern;
import dev.grato.records.Timeline.Entry;
import dev.grato.records.internal.TimelineFanOut.Subject;
import dev.grato.records.internal.TimelineStatement.Row;
import dev.grato.records.spi.AccessPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Makes lines of entries as they are kept: without what is hidden from the actor, with the names of the records
/// they mention, which are asked for once for a whole page.
final class TimelineLines {

    private final Model model;
    private final Actor actor;
    private final AccessPolicy access;
    private final TimelineReach reach;
    private final Subject subject;
    private final ValueContext printing;
    private final Instant now;
    private final Map<Subject, String> titles = new HashMap<>();

    TimelineLines(
            Model model,
            Actor actor,
            AccessPolicy access,
            TimelineReach reach,
            Subject subject,
            ValueContext printing,
            Instant now) {
        this.model = model;
        this.actor = actor;
        this.access = access;
        this.reach = reach;
        this.subject = subject;
        this.printing = printing;
        this.now = now;
    }

    List<Entry> of(DSLContext sql, List<Row> rows) {
        var mentioned = new LinkedHashMap<String, Set<UUID>>();
        for (var row : rows) {
            mentioned(
                    row,
                    record -> mentioned
                            .computeIfAbsent(record.table(), table -> new LinkedHashSet<>())
                            .add(record.id()));
        }
        mentioned.forEach((table, ids) -> ask(sql, table, ids));
        return rows.stream().map(this::entry).toList();
    }

    // ---------------------------------------------------------------- who is mentioned

    private void mentioned(Row row, Consumer<Subject> found) {
        var object = model.objectOf(row.source()).orElseThrow();
        for (var field : links(object)) {
            record(field, row.parts().get(field.column())).ifPresent(found);
        }
        for (var field : shown(object)) {
            if (field.type().isRelation()) {
                var part = row.parts().get(field.column());
                sides(part).forEach(side -> record(field, side).ifPresent(found));
            }
        }
    }

    /// The value itself, or what it was and became.
    private static Stream<@Nullable Object> sides(@Nullable Object part) {
        var change = Json.asObject(part);
        return change != null && change.containsKey("after")
                ? Stream.of(change.get("before"), change.get("after"))
                : Stream.of(part);
    }

    private java.util.Optional<Subject> record(FieldDefinition field, @Nullable Object value) {
        var composite = Json.asObject(value);
        var name = composite == null ? field.target() : composite.get("object");
        var id = Ids.parse(composite == null ? value : composite.get("id"));
        return model.object(String.valueOf(name))
                .flatMap(object -> id.map(found -> new Subject(object.table(), found)))
                .filter(found -> !found.equals(subject));
    }

    private void ask(DSLContext sql, String table, Set<UUID> ids) {
        var object = model.objectOf(table).orElseThrow();
        var title = RecordTitles.field(access, actor, object);
        if (!access.knows(actor, object) || title.isEmpty()) {
            return;
        }
        var columns = Columns.of(actor.workspace(), object, "r");
        var rows = new Rows(columns, List.of(title.get()));
        sql.select(rows.selected())
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(ids.toArray(UUID[]::new))),
                        columns.deletedAt().isNull(),
                        access.allowed(actor, object, AccessPolicy.Action.READ, columns))
                .fetch(row -> rows.record(row, 0))
                .forEach(record -> {
                    var name = RecordTitles.of(title, record.values(), printing);
                    if (name != null) {
                        titles.put(new Subject(table, record.id()), name);
                    }
                });
    }

    // ---------------------------------------------------------------- the line

    private Entry entry(Row row) {
        var object = model.objectOf(row.source()).orElseThrow();
        var concerns = new ArrayList<Concern>();
        for (var field : links(object)) {
            record(field, row.parts().get(field.column()))
                    .ifPresent(found -> concerns.add(new Concern(
                            model.objectOf(found.table()).orElseThrow().name(), found.id(), titles.get(found))));
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : shown(object)) {
            var part = row.parts().get(field.column());
            if (part != null) {
                fields.put(field.name(), field.type().isRelation() ? related(field, part) : part);
            }
        }
        boolean isTitleSeen = RecordTitles.field(access, actor, object).isPresent();
        return new Entry(
                row.id(),
                object.name(),
                row.record(),
                row.moment(),
                row.at(),
                row.isDay(),
                row.plan() != null && (row.plan().equals("due") || row.at().isAfter(now)),
                row.lanes(),
                isTitleSeen ? row.title() : null,
                fields,
                concerns,
                null);
    }

    private @Nullable Object related(FieldDefinition field, Object part) {
        var change = Json.asObject(part);
        if (change == null || !change.containsKey("after")) {
            return labelled(field, part);
        }
        var sides = new LinkedHashMap<String, @Nullable Object>();
        sides.put("before", labelled(field, change.get("before")));
        sides.put("after", labelled(field, change.get("after")));
        return sides;
    }

    private @Nullable Object labelled(FieldDefinition field, @Nullable Object value) {
        var found = record(field, value).orElse(null);
        if (found == null) {
            return value;
        }
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", found.id().toString());
        if (titles.containsKey(found)) {
            shown.put("label", titles.get(found));
        }
        return shown;
    }

    /// The relations that say whom the source concerns, as far as the actor may see them.
    private List<FieldDefinition> links(ObjectType object) {
        return seen(
                object,
                Objects.requireNonNull(object.timeline()).links().stream().map(Link::field));
    }

    /// The fields a line shows.
    private List<FieldDefinition> shown(ObjectType object) {
        var timeline = Objects.requireNonNull(object.timeline());
        return seen(
                object,
                Stream.concat(
                                timeline.summary().stream(),
                                timeline.changes().stream().map(Change::field))
                        .distinct());
    }

    private List<FieldDefinition> seen(ObjectType object, Stream<String> names) {
        return names.flatMap(name -> object.field(name).stream())
                .filter(field -> reach.isSeen(object, field))
                .toList();
    }
}
