package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/// What one actor may find, as conditions on the tables of the search.
///
/// Objects of which they see all are one condition. For the others each object's own predicate decides, and
/// beside it stands the union of all ways in which these predicates let anything be seen, which indexes can
/// answer together with the words; it lets through whatever the predicates do.
final class SearchScope {

    /// Of how many tables the index is asked where all is open; more are told apart by looking, since it
    /// searches once for each.
    private static final int FEW = 3;

    /// One object as the actor may find it.
    ///
    /// @param allowed null where they see all records
    /// @param hidden fields that are searched, but not for them
    private record Part(
            ObjectType object,
            SearchFields fields,
            @Nullable Condition allowed,
            List<FieldDefinition> hidden) {

        boolean isOpen() {
            return allowed == null && hidden.isEmpty();
        }

        boolean isTitleHidden() {
            return fields.title().isEmpty() || hidden.contains(fields.title().get());
        }
    }

    private final Model model;
    private final Actor actor;
    private final AccessPolicy access;
    private final SearchProjection projection;
    private final List<ObjectType> objects;

    SearchScope(Model model, Actor actor, AccessPolicy access, SearchProjection projection, List<ObjectType> objects) {
        this.model = model;
        this.actor = actor;
        this.access = access;
        this.projection = projection;
        this.objects = objects.stream()
                .filter(object -> !projection.fields(model, object).isEmpty())
                .toList();
    }

    /// The searched columns of a table of the search under its alias.
    record Searched(String alias) {

        Field<String> table() {
            return DSL.field(DSL.name(alias, "table_name"), String.class);
        }

        Field<UUID> record() {
            return DSL.field(DSL.name(alias, "record_id"), UUID.class);
        }

        Field<UUID> owner() {
            return DSL.field(DSL.name(alias, "owner_id"), UUID.class);
        }

        Field<UUID> team() {
            return DSL.field(DSL.name(alias, "team_id"), UUID.class);
        }

        Field<String> column() {
            return DSL.field(DSL.name(alias, "column_name"), String.class);
        }

        Field<String> title() {
            return DSL.field(DSL.name(alias, "title"), String.class);
        }

        Field<String> words() {
            return DSL.field(DSL.name(alias, "words"), String.class);
        }
    }

    private record EntryColumns(Searched searched, boolean isOwned) implements AccessPolicy.RecordColumns {

        @Override
        public Field<UUID> id() {
            return searched.record();
        }

        @Override
        public @Nullable Field<UUID> owner() {
            return isOwned ? searched.owner() : null;
        }

        @Override
        public @Nullable Field<UUID> team() {
            return isOwned ? searched.team() : null;
        }
    }

    // ---------------------------------------------------------------- entries

    /// Conditions that together let through what may be found by its words, each for a part of the statement of its
    /// own; none where nothing may be.
    ///
    /// @param matches what must hold for the words of an entry
    List<Condition> entries(Searched searched, Function<Field<String>, Condition> matches) {
        return matched(searched, matches, scoped(searched, keys(searched), null, unmasked(searched, matches)));
    }

    /// Like [#entries], where what the actor owns is a part of its own if it is owning that lets them see it: so
    /// it is found however much else fits, and the index is asked for it once.
    List<Condition> entriesOwnApart(Searched searched, Function<Field<String>, Condition> matches) {
        var me = actor.userId() == null ? null : searched.owner().eq(actor.userId());
        return matched(searched, matches, scoped(searched, keys(searched), me, unmasked(searched, matches)));
    }

    /// What the actor owns among the objects of which they see all; none where these have no owners.
    List<Condition> ownOfOpen(Searched searched, Function<Field<String>, Condition> matches) {
        var owned = keys(searched).stream()
                .filter(part -> part.isOpen() && part.object().isOwned())
                .toList();
        return matched(searched, matches, scoped(searched, owned, null, part -> DSL.noCondition())).stream()
                .map(condition -> condition.and(searched.owner().eq(actor.userId())))
                .toList();
    }

    private List<Part> keys(Searched searched) {
        return parts(searched, SearchFields::keys);
    }

    private static List<Condition> matched(
            Searched searched, Function<Field<String>, Condition> matches, List<Condition> scopes) {
        return scopes.stream()
                .map(scope -> matches.apply(searched.words()).and(scope))
                .toList();
    }

    private static Function<Part, Condition> unmasked(Searched searched, Function<Field<String>, Condition> matches) {
        return part -> part.hidden().isEmpty() ? DSL.noCondition() : matches.apply(masked(searched, part));
    }

    /// Like [#entries], for what is found by its title.
    List<Condition> titles(Searched searched) {
        var named = keys(searched).stream()
                .filter(part -> !part.isTitleHidden())
                .map(part -> new Part(part.object(), part.fields(), part.allowed(), List.of()))
                .toList();
        return scoped(searched, named, null, part -> DSL.noCondition());
    }

    /// The title as far as the actor may know it.
    Field<String> title(Searched searched) {
        var nameless = keys(searched).stream()
                .filter(Part::isTitleHidden)
                .map(part -> part.object().table())
                .toList();
        return nameless.isEmpty()
                ? searched.title()
                : DSL.when(searched.table().in(nameless), DSL.inline("")).otherwise(searched.title());
    }

    /// The words as far as the actor may know them.
    Field<String> words(Searched searched) {
        var words = searched.words();
        for (var part : keys(searched)) {
            if (!part.hidden().isEmpty()) {
                words = DSL.when(searched.table().eq(part.object().table()), masked(searched, part))
                        .otherwise(words);
            }
        }
        return words;
    }

    private static Field<String> masked(Searched searched, Part part) {
        return DSL.field(
                "pg_catalog.regexp_replace({0}, {1}, '', 'g')",
                String.class, searched.words(), DSL.inline(SearchText.pattern(part.hidden())));
    }

    // ---------------------------------------------------------------- bodies

    /// Like [#entries], for texts of many lines.
    List<Condition> bodies(Searched searched) {
        return scoped(
                searched,
                parts(searched, SearchFields::bodies),
                null,
                part -> part.hidden().isEmpty()
                        ? DSL.noCondition()
                        : searched.column()
                                .notIn(part.hidden().stream()
                                        .map(FieldDefinition::column)
                                        .toList()));
    }

    // ---------------------------------------------------------------- what both share

    private List<Part> parts(Searched searched, Function<SearchFields, List<FieldDefinition>> which) {
        var parts = new ArrayList<Part>();
        for (var object : objects) {
            var fields = projection.fields(model, object);
            var searchedFields = which.apply(fields);
            Predicate<FieldDefinition> isHidden = field -> access.field(actor, object, field) == FieldRight.HIDDEN;
            var hidden = searchedFields.stream().filter(isHidden).toList();
            var allowed = allowed(searched, object);
            if (hidden.size() < searchedFields.size() && !DSL.falseCondition().equals(allowed)) {
                parts.add(new Part(object, fields, allowed, hidden));
            }
        }
        return parts;
    }

    private @Nullable Condition allowed(Searched searched, ObjectType object) {
        if (object.isOwned()) {
            var allowed = access.allowed(actor, object, Action.READ, new EntryColumns(searched, true));
            return isTrue(allowed) ? null : allowed;
        }
        var columns = Columns.of(actor.workspace(), object, "searched_" + object.table());
        var allowed = access.allowed(actor, object, Action.READ, columns);
        if (isTrue(allowed) || DSL.falseCondition().equals(allowed)) {
            return isTrue(allowed) ? null : allowed;
        }
        return DSL.exists(
                DSL.selectOne().from(columns.table()).where(columns.id().eq(searched.record()), allowed));
    }

    private static boolean isTrue(Condition condition) {
        return DSL.trueCondition().equals(condition) || DSL.noCondition().equals(condition);
    }

    /// @param apart a way that becomes a part of its own, if it is one; null for none
    private static List<Condition> scoped(
            Searched searched, List<Part> parts, @Nullable Condition apart, Function<Part, Condition> unmasked) {
        var conditions = new ArrayList<Condition>();
        var open = parts.stream().filter(Part::isOpen).toList();
        var limited = parts.stream().filter(part -> !part.isOpen()).toList();
        if (!open.isEmpty()) {
            var tables = tables(searched, open);
            boolean isAlmostAll = limited.isEmpty() && open.size() > FEW;
            conditions.add(isAlmostAll ? DSL.condition("({0}) is true", tables) : tables);
        }
        if (!limited.isEmpty()) {
            var ways = new LinkedHashSet<Condition>();
            limited.forEach(part -> ways(searched, part, ways));
            var exact = DSL.condition("({0}) is true", exact(searched, limited, unmasked));
            if (apart != null && ways.remove(apart)) {
                conditions.add(apart.and(exact));
            }
            if (!ways.isEmpty()) {
                conditions.add(DSL.or(ways).and(exact));
            }
        }
        return conditions;
    }

    private static Condition tables(Searched searched, List<Part> parts) {
        return searched.table()
                .in(parts.stream()
                        .map(part -> DSL.inline(part.object().table()))
                        .toList());
    }

    /// What decides, objects with the same predicate together. It stands in the statement as a test of truth, in
    /// which the planner looks for no index: those are for the ways.
    private static Condition exact(Searched searched, List<Part> parts, Function<Part, Condition> unmasked) {
        var tables = new LinkedHashMap<Condition, List<Part>>();
        for (var part : parts) {
            var allowed = part.allowed() == null ? DSL.trueCondition() : part.allowed();
            var condition = part.hidden().isEmpty() ? allowed : allowed.and(unmasked.apply(part));
            tables.computeIfAbsent(condition, key -> new ArrayList<>()).add(part);
        }
        return DSL.or(tables.entrySet().stream()
                .map(entry -> tables(searched, entry.getValue()).and(entry.getKey()))
                .toList());
    }

    /// The parts of an owned object's predicate, of which one must hold; for others just the object.
    private static void ways(Searched searched, Part part, Set<Condition> ways) {
        if (part.allowed() == null || !part.object().isOwned()) {
            ways.add(searched.table().eq(DSL.inline(part.object().table())));
        } else {
            flatten(part.allowed(), ways);
        }
    }

    private static void flatten(Condition condition, Set<Condition> ways) {
        if (condition instanceof QOM.Or or) {
            flatten(or.$arg1(), ways);
            flatten(or.$arg2(), ways);
        } else {
            ways.add(condition);
        }
    }
}
