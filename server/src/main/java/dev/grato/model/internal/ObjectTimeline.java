package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition;
import dev.grato.model.TimelineDefinition.Lane;
import dev.grato.model.TimelineDefinition.Link;
import dev.grato.model.TimelineDefinition.Moment;
import dev.grato.model.TimelineDefinition.Plan;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What an administrator says about how records of a custom object appear in timelines: `{"at", "about",
/// "summary"?}`, kept by columns.
final class ObjectTimeline {

    private static final String KEY = "timeline";
    private static final String CREATED_AT = "createdAt";
    private static final String CREATED_COLUMN = "created_at";
    private static final int MOST = 5;

    private ObjectTimeline() {}

    /// Takes what was sent into the object's definition; null takes it away.
    static void read(Input input, ObjectType object, Map<String, @Nullable Object> definition) {
        if (!input.has(KEY)) {
            return;
        }
        if (input.raw(KEY) == null) {
            definition.remove(KEY);
            return;
        }
        input.inside(KEY, input.raw(KEY)).ifPresent(sent -> {
            sent.allow(Set.of("at", "about", "summary"));
            var kept = new LinkedHashMap<String, @Nullable Object>();
            var at = sent.line("at", 50).orElse(CREATED_AT);
            kept.put(
                    "at",
                    at.equals(CREATED_AT)
                            ? CREATED_COLUMN
                            : column(sent, "at", at, object, ObjectTimeline::isMoment, "date, dateTime"));
            kept.put("about", columns(sent, "about", object, ObjectTimeline::isLink, "relation, polymorphicRelation"));
            kept.put(
                    "summary",
                    columns(sent, "summary", object, field -> !field.type().isComputed(), "no computed field"));
            definition.put(KEY, kept);
        });
    }

    /// Whom a record concerns is never one of us: there is no story of what users do.
    private static boolean isLink(FieldDefinition field) {
        boolean isToOneOfUs = field.target() != null && TimelineDefinition.NOBODY.contains(field.target());
        return field.type().key().equals("polymorphicRelation") || field.type().isRelation() && !isToOneOfUs;
    }

    private static boolean isMoment(FieldDefinition field) {
        return Set.of("date", "dateTime").contains(field.type().key());
    }

    private static List<String> columns(
            Input sent, String key, ObjectType object, Predicate<FieldDefinition> isFit, String allowed) {
        var columns = new ArrayList<String>();
        var list = sent.list(key, MOST).orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            var place = key + "[" + i + "]";
            if (list.get(i) instanceof String name) {
                columns.add(column(sent, place, name, object, isFit, allowed));
            } else {
                sent.fault(place, "wrongKind", Map.of("expected", "text"));
            }
        }
        return columns.stream().distinct().toList();
    }

    private static String column(
            Input sent,
            String place,
            String name,
            ObjectType object,
            Predicate<FieldDefinition> isFit,
            String allowed) {
        var field = object.field(name).orElse(null);
        if (field == null) {
            sent.fault(place, "unknownField", Map.of("name", Input.shown(name)));
        } else if (!isFit.test(field)) {
            sent.fault(place, "notAllowed", Map.of("allowed", allowed));
        } else {
            return field.column();
        }
        return "";
    }

    /// What was kept, by the names of today's fields; null where nothing was, or its time is gone.
    static @Nullable TimelineDefinition of(
            Map<String, @Nullable Object> definition, List<FieldDefinition> fields, String object) {
        var kept = Json.asObject(definition.get(KEY));
        if (kept == null) {
            return null;
        }
        var at = CREATED_COLUMN.equals(kept.get("at")) ? Optional.of(CREATED_AT) : name(kept.get("at"), fields);
        if (at.isEmpty()) {
            return null;
        }
        return new TimelineDefinition(
                List.of(new Moment("happened", at.get(), null, List.of(), Plan.NONE)),
                List.of(),
                names(kept.get("about"), fields).stream()
                        .map(name -> new Link(name, null))
                        .toList(),
                true,
                new Lane(null, object),
                TimelineDefinition.NO_LANE,
                TimelineDefinition.NO_LANE,
                TimelineDefinition.NO_LANE,
                names(kept.get("summary"), fields),
                List.of(),
                null);
    }

    private static List<String> names(@Nullable Object columns, List<FieldDefinition> fields) {
        var list = Json.asList(columns);
        return list == null
                ? List.of()
                : list.stream().flatMap(column -> name(column, fields).stream()).toList();
    }

    private static Optional<String> name(@Nullable Object column, List<FieldDefinition> fields) {
        return fields.stream()
                .filter(field -> !field.isRetired() && field.column().equals(column))
                .map(FieldDefinition::name)
                .findFirst();
    }
}
