package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.Part.Comparison;
import dev.grato.model.TimelineDefinition;
import dev.grato.model.TimelineDefinition.Lane;
import dev.grato.model.TimelineDefinition.Moment;
import dev.grato.model.TimelineDefinition.Plan;
import dev.grato.model.ValueContext;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What records of one object give to timelines, told from their values and, for changes of fields, from their log.
final class TimelineFacts {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_EXCERPT = 160;
    private static final int LONGEST_PART = 500;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /// Something that stands in timelines.
    ///
    /// @param version tells the changes of a field apart; 0 for what a record is
    /// @param parts values a line shows, by column
    record Fact(
            String moment, long version, Instant at, boolean isDay, Plan plan, Map<String, @Nullable Object> parts) {

        /// The day on which relations count.
        LocalDate day(ZoneId zone) {
            return LocalDate.ofInstant(at, zone);
        }
    }

    /// A record that is concerned.
    ///
    /// @param column of the relation that says so; empty for the record itself
    /// @param isHandedOn whether whoever this one hands on to is concerned too
    record Target(String column, String table, UUID id, boolean isHandedOn) {}

    /// What all entries of a record share, and its facts.
    record Doc(
            List<Fact> facts,
            List<Target> targets,
            String kind,
            @Nullable String department,
            @Nullable String channel,
            @Nullable String direction,
            @Nullable UUID owner,
            @Nullable UUID team,
            @Nullable String title) {}

    private final Model model;
    private final ObjectType object;
    private final TimelineDefinition definition;
    private final ZoneId zone;
    private final ValueContext printing;

    TimelineFacts(Model model, ObjectType object, Workspace workspace) {
        this.model = model;
        this.object = object;
        this.definition = Objects.requireNonNull(object.timeline());
        this.zone = workspace.zone();
        this.printing = new ValueContext(workspace.currency(), workspace.region(), workspace.locale(), LocalDate.EPOCH);
    }

    /// What the record as it stands gives.
    ///
    /// @param now when it was created, if its values do not say
    Doc of(UUID id, Map<String, @Nullable Object> values, Instant now) {
        var created = values.get("createdAt") instanceof String text ? Instant.parse(text) : now;
        var links = links(values);
        var facts = new ArrayList<Fact>();
        for (var moment : definition.moments()) {
            var at = moment.at().equals("createdAt") ? created.toString() : values.get(moment.at());
            if (at instanceof String text && isIn(moment, values)) {
                facts.add(fact(moment, text, created, parts(moment, values, links)));
            }
        }
        return new Doc(
                facts,
                targets(id, values),
                Objects.requireNonNullElse(word(definition.kind(), values), object.name()),
                word(definition.department(), values),
                word(definition.channel(), values),
                word(definition.direction(), values),
                object.isOwned() ? Rows.id(values.get("owner")) : null,
                object.isOwned() ? Rows.id(values.get("team")) : null,
                title(values));
    }

    /// The same with the changes of fields in the record's log, which are all it has, oldest first.
    Doc with(Doc doc, Map<String, @Nullable Object> values, List<Change> changes) {
        if (definition.changes().isEmpty()) {
            return doc;
        }
        var facts = new ArrayList<>(doc.facts());
        var links = links(values);
        var state = new HashMap<String, @Nullable Object>();
        for (var change : changes) {
            change.before().keySet().forEach(state::remove);
            state.putAll(change.after());
            if (change.operation() != Operation.UPDATE) {
                continue;
            }
            for (var kept : definition.changes()) {
                var before = change.before().get(kept.field());
                var after = change.after().get(kept.field());
                boolean isOther = kept.unless() != null && state.get(kept.unless()) != null;
                if (!Objects.equals(before, after) && !isOther) {
                    facts.add(new Fact(
                            kept.name(),
                            change.version(),
                            clamped(change.at()),
                            false,
                            Plan.NONE,
                            changeParts(kept.field(), before, after, links)));
                }
            }
        }
        return new Doc(
                facts,
                doc.targets(),
                doc.kind(),
                doc.department(),
                doc.channel(),
                doc.direction(),
                doc.owner(),
                doc.team(),
                doc.title());
    }

    private Map<String, @Nullable Object> changeParts(
            String name, @Nullable Object before, @Nullable Object after, Map<String, @Nullable Object> links) {
        var parts = new LinkedHashMap<>(links);
        var sides = new LinkedHashMap<String, @Nullable Object>();
        sides.put("before", before);
        sides.put("after", after);
        object.field(name).ifPresent(field -> parts.put(field.column(), sides));
        return parts;
    }

    // ---------------------------------------------------------------- when

    private boolean isIn(Moment moment, Map<String, @Nullable Object> values) {
        return moment.state() == null
                || moment.values().contains(Objects.requireNonNullElse(values.get(moment.state()), ""));
    }

    /// Something of a day stands at its beginning, but not before what was done on that day to begin with.
    private Fact fact(Moment moment, String at, Instant created, Map<String, @Nullable Object> parts) {
        boolean isDay = at.length() == "2026-11-22".length();
        var when = isDay ? LocalDate.parse(at).atStartOfDay(zone).toInstant() : Instant.parse(at);
        if (isDay && LocalDate.parse(at).equals(LocalDate.ofInstant(created, zone))) {
            when = created.plus(Duration.ofNanos(1_000));
        }
        return new Fact(moment.name(), 0, clamped(when), isDay, moment.plan(), parts);
    }

    private static Instant clamped(Instant at) {
        return at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
    }

    // ---------------------------------------------------------------- what

    private static @Nullable String word(Lane lane, Map<String, @Nullable Object> values) {
        return lane.field() == null ? lane.word() : values.get(lane.field()) instanceof String key ? key : null;
    }

    private @Nullable String title(Map<String, @Nullable Object> values) {
        var field = object.field(object.titleField()).orElse(null);
        var value = field == null ? null : values.get(field.name());
        return field == null || value == null ? null : cut(field.type().print(value, field, printing), LONGEST_TITLE);
    }

    /// Where the way of a record is told change by change, its beginning does not show where it has come to.
    private Map<String, @Nullable Object> parts(
            Moment moment, Map<String, @Nullable Object> values, Map<String, @Nullable Object> links) {
        boolean isBeginning =
                moment.at().equals("createdAt") && !definition.changes().isEmpty();
        var parts = new LinkedHashMap<>(links);
        for (var name : definition.summary()) {
            var shown = object.field(name)
                    .filter(field -> !isBeginning
                            || !field.type().isRelation() && !field.type().hasOptions());
            shown.ifPresent(field -> {
                var part = part(field, values.get(name));
                if (part != null) {
                    parts.put(field.column(), part);
                }
            });
        }
        return parts;
    }

    private @Nullable Object part(FieldDefinition field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (field.type().filterPart().comparison() == Comparison.BODY) {
            var text = cut(field.type().print(value, field, printing), LONGEST_EXCERPT);
            return text.isEmpty() ? null : text;
        }
        return Json.write(value).length() > LONGEST_PART ? null : value;
    }

    private static String cut(String text, int most) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    // ---------------------------------------------------------------- whom

    private Map<String, @Nullable Object> links(Map<String, @Nullable Object> values) {
        var links = new LinkedHashMap<String, @Nullable Object>();
        for (var link : definition.links()) {
            object.field(link.field()).ifPresent(field -> {
                if (values.get(link.field()) != null) {
                    links.put(field.column(), values.get(link.field()));
                }
            });
        }
        return links;
    }

    private List<Target> targets(UUID id, Map<String, @Nullable Object> values) {
        var targets = new ArrayList<Target>();
        if (definition.isOwn()) {
            targets.add(new Target("", object.table(), id, false));
        }
        for (var link : definition.links()) {
            var field = object.field(link.field()).orElse(null);
            var value = values.get(link.field());
            if (field == null || value == null) {
                continue;
            }
            boolean isHandedOn = link.unless() == null || values.get(link.unless()) == null;
            var composite = Json.asObject(value);
            var name = composite == null ? field.target() : composite.get("object");
            var target = Ids.parse(composite == null ? value : composite.get("id"));
            var table = model.object(String.valueOf(name))
                    .filter(one -> !TimelineDefinition.NOBODY.contains(one.name()))
                    .map(ObjectType::table);
            if (table.isPresent() && target.isPresent()) {
                targets.add(new Target(field.column(), table.get(), target.get(), isHandedOn));
            }
        }
        return targets;
    }
}
