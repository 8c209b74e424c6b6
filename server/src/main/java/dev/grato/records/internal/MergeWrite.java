package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Outcome.Status;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.MergeFollower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The moment in which records become one, or several again: their values, the trash, who went into whom. One
/// transaction, in which nobody else merges or separates; what points at the records follows in chunks.
@Component
final class MergeWrite {

    private final RecordWriter writer;
    private final AccessPolicy access;
    private final MergeTermsOfAll terms;
    private final ObjectProvider<MergeFollower> followers;

    MergeWrite(
            RecordWriter writer, AccessPolicy access, MergeTermsOfAll terms, ObjectProvider<MergeFollower> followers) {
        this.writer = writer;
        this.access = access;
        this.terms = terms;
        this.followers = followers;
    }

    /// What a moment is about.
    record Moment(DSLContext tx, Actor actor, Model model, ObjectType object, UUID batch) {

        Workspace workspace() {
            return actor.workspace();
        }
    }

    // ---------------------------------------------------------------- who may

    /// Locks records so that nothing begins to point at them, and checks that the actor may change the survivor and
    /// delete the others.
    ///
    /// @param areGone whether the others have to be in the trash, or live
    void claim(Moment moment, UUID survivor, Collection<UUID> others, MergeForest forest, boolean areGone) {
        var columns = Columns.of(moment.workspace(), moment.object(), "r");
        var ids = new ArrayList<>(others);
        ids.add(survivor);
        var isLive = DSL.field(columns.deletedAt().isNull());
        var found = new HashMap<UUID, org.jooq.Record>();
        moment.tx()
                .select(
                        columns.id(),
                        isLive,
                        may(moment, Action.READ, columns),
                        may(moment, Action.UPDATE, columns),
                        may(moment, Action.DELETE, columns))
                .from(columns.table())
                .where(columns.id().eq(DSL.any(ids.toArray(UUID[]::new))))
                .orderBy(columns.id())
                .forUpdate()
                .of(columns.table())
                .fetch()
                .forEach(row -> found.put(row.value1(), row));
        for (var id : ids) {
            var row = found.get(id);
            boolean isSurvivor = id.equals(survivor);
            if (row == null || !isTrue(row, 2)) {
                throw new GratoException(RecordsError.NOT_FOUND);
            }
            if (forest.isMerged(id) && !(areGone && !isSurvivor)) {
                throw new GratoException(RecordsError.ALREADY_MERGED);
            }
            boolean isThere = isSurvivor || !areGone ? isTrue(row, 1) : !isTrue(row, 1);
            if (!isThere) {
                throw new GratoException(
                        areGone && isSurvivor ? RecordsError.SURVIVOR_IN_TRASH : RecordsError.NOT_FOUND);
            }
            if (!isTrue(row, isSurvivor ? 3 : 4)) {
                throw new GratoException(
                        RecordsError.FORBIDDEN,
                        Map.of(
                                "object", moment.object().name(),
                                "record", id.toString(),
                                "action", isSurvivor ? "update" : "delete"));
            }
        }
    }

    private org.jooq.Field<Boolean> may(Moment moment, Action action, Columns columns) {
        return DSL.field(DSL.trueCondition().and(access.allowed(moment.actor(), moment.object(), action, columns)));
    }

    private static boolean isTrue(org.jooq.Record row, int index) {
        return Boolean.TRUE.equals(row.get(index));
    }

    // ---------------------------------------------------------------- merging

    /// What the survivor is to be, by field: what was chosen, and what the others have beyond it.
    ///
    /// @param choices `{from: id}` or `{value: …}` by column
    Map<String, @Nullable Object> values(
            Moment moment, CrmRecord survivor, List<CrmRecord> others, Map<String, @Nullable Object> choices) {
        var object = moment.object();
        var replay = new MergeReplay(
                MergeForest.around(moment.tx(), moment.workspace(), List.of()),
                new MergeHistory(),
                terms.staysTrue(object));
        var together = new HashSet<UUID>();
        together.add(survivor.id());
        var byColumn = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        others.forEach(other -> {
            together.add(other.id());
            byColumn.put(other.id(), byColumn(object, other));
        });
        var own = byColumn(object, survivor);
        var values = new LinkedHashMap<String, @Nullable Object>();
        object.liveFields().forEach((name, field) -> {
            var value = replay.merged(field, survivor.id(), own, byColumn, together::contains, choices);
            if (!Objects.equals(value, survivor.value(name))) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static Map<String, @Nullable Object> byColumn(ObjectType object, CrmRecord record) {
        var values = new HashMap<String, @Nullable Object>();
        object.liveFields().forEach((name, field) -> values.put(field.column(), record.value(name)));
        return values;
    }

    /// Puts the others into the trash, keeps where they went, and gives the survivor its values.
    void merge(
            Moment moment,
            CrmRecord survivor,
            List<CrmRecord> others,
            Map<String, @Nullable Object> choices,
            Map<String, @Nullable Object> values) {
        trash(moment, others.stream().map(CrmRecord::id).toList());
        int place = 0;
        var table = Database.quoted(moment.workspace(), MergeForest.TABLE);
        for (var other : others) {
            moment.tx()
                    .execute(
                            "insert into " + table + " (batch_id, place, table_name, record_id, record_version,"
                                    + " survivor_id, survivor_version, choices, seq, joined_seq) select {0}, {1}, {2},"
                                    + " {3}, {4}, {5}, {6}, {7}::jsonb, n, n from (select " + nextSeq(moment)
                                    + " as n) s",
                            DSL.val(moment.batch()),
                            DSL.val(place++),
                            DSL.val(moment.object().table()),
                            DSL.val(other.id()),
                            DSL.val(other.version().version()),
                            DSL.val(survivor.id()),
                            DSL.val(survivor.version().version()),
                            DSL.val(Json.write(choices)));
        }
        update(moment, WriteOptions.MERGE, survivor.id(), values);
        var ids = others.stream().map(CrmRecord::id).toList();
        follow(moment, survivor.id(), ids, moment.batch());
    }

    private void follow(Moment moment, UUID survivor, List<UUID> others, UUID merge) {
        followers.forEach(follower -> follower.merged(
                statements(moment), moment.workspace(), moment.object().table(), survivor, others, merge));
    }

    private static MergeFollower.Statements statements(Moment moment) {
        return (sql, values) ->
                moment.tx().execute(sql, Arrays.stream(values).map(DSL::val).toArray(QueryPart[]::new));
    }

    private static String nextSeq(Moment moment) {
        return "nextval('" + Database.quoted(moment.workspace(), "change_log_seq") + "')";
    }

    long drawSeq(Moment moment) {
        return moment.tx().fetchSingle("select " + nextSeq(moment)).get(0, Long.class);
    }

    private void trash(Moment moment, List<UUID> ids) {
        var edits = ids.stream()
                .map(id -> Mutation.delete(moment.object().name(), id))
                .toList();
        write(moment, WriteOptions.MERGE, edits);
    }

    private void update(Moment moment, String source, UUID id, Map<String, @Nullable Object> values) {
        if (!values.isEmpty()) {
            write(moment, source, List.of(Mutation.update(moment.object().name(), id, values)));
        }
    }

    private void write(Moment moment, String source, List<Mutation> edits) {
        if (edits.isEmpty()) {
            return;
        }
        var options = new WriteOptions(source, false, moment.batch(), null);
        var outcomes = writer.writeAsEngine(moment.tx(), moment.actor(), edits, options)
                .toArray(Outcome[]::new);
        new FaultMask(moment.object(), moment.actor(), access).apply(outcomes, 0, outcomes.length);
        for (var outcome : outcomes) {
            if (outcome.status() == Status.NOT_FOUND) {
                throw new GratoException(RecordsError.NOT_FOUND);
            }
            if (!outcome.status().isDone()) {
                throw new GratoException(RecordsError.INVALID_RECORD, outcome.faults());
            }
        }
    }

    // ---------------------------------------------------------------- again and apart

    /// Makes merges that were undone stand again.
    void again(Moment moment, List<MergeForest.Edge> edges, UUID survivor) {
        var ids = edges.stream().map(MergeForest.Edge::record).toList();
        var past = past(moment, ids);
        var forest = past.forest();
        trash(moment, ids);
        var merge = edges.getFirst().batch();
        moment.tx()
                .execute(
                        "update " + Database.quoted(moment.workspace(), MergeForest.TABLE)
                                + " set undone_by = null, joined_seq = {0}"
                                + " where batch_id = {1} and record_id = any({2})",
                        DSL.val(drawSeq(moment)),
                        DSL.val(merge),
                        DSL.val(ids.toArray(UUID[]::new)));
        shift(
                moment,
                WriteOptions.MERGE,
                survivor,
                standing(moment, survivor, forest, past.history()),
                standing(moment, survivor, forest.with(edges::contains, true), past.history()));
        follow(moment, edges.getFirst().survivor(), ids, merge);
        forest.above(edges.getFirst().survivor())
                .forEach(edge -> follow(moment, edge.survivor(), List.of(edge.record()), edge.batch()));
    }

    /// Separates records from what they went into: this gives back what it had from them, they come out of the
    /// trash.
    ///
    /// @param root what is left of the survivor
    void apart(Moment moment, List<MergeForest.Edge> edges, UUID root) {
        var ids = edges.stream().map(MergeForest.Edge::record).toList();
        var past = past(moment, ids);
        var forest = past.forest();
        var merge = edges.getFirst().batch();
        moment.tx()
                .execute(
                        "update " + Database.quoted(moment.workspace(), MergeForest.TABLE)
                                + " set undone_by = {0} where batch_id = {1} and record_id = any({2})",
                        DSL.val(moment.batch()),
                        DSL.val(merge),
                        DSL.val(ids.toArray(UUID[]::new)));
        var history = past.history();
        var edits = new ArrayList<Mutation>();
        edits.add(shifted(
                moment,
                root,
                standing(moment, root, forest, history),
                standing(moment, root, forest.with(edges::contains, false), history)));
        var revived = revived(moment);
        var records = new LinkedHashMap<UUID, Map<String, @Nullable Object>>();
        MergePointers.locked(moment.tx(), moment.workspace(), revived, ids)
                .forEach((id, record) -> records.put(id, record.values()));
        edits.addAll(new MergedRestore(moment.tx(), moment.workspace(), terms).edits(revived, records));
        // unique values are given back, also by those still in the trash, before their owners come; who points at
        // these does so afterwards
        write(moment, WriteOptions.UNMERGE, parts(revived, edits, false));
        write(
                moment,
                WriteOptions.UNMERGE,
                ids.stream()
                        .map(id -> Mutation.restore(moment.object().name(), id))
                        .toList());
        write(moment, WriteOptions.UNMERGE, parts(revived, edits, true));
        followers.forEach(follower -> follower.separated(statements(moment), moment.workspace(), ids, merge));
    }

    /// The merges around records, and around all that these ever pointed at, with what was written into them.
    record Past(MergeForest forest, MergeHistory history) {}

    static Past past(Moment moment, Collection<UUID> records) {
        var near = MergeForest.around(moment.tx(), moment.workspace(), records);
        var wanted = new HashSet<>(near.records());
        wanted.addAll(records);
        var history = MergeHistory.of(moment.tx(), moment.workspace(), wanted);
        var columns = revived(moment).liveFields().values().stream()
                .filter(MergeReplay::isPointer)
                .map(FieldDefinition::column)
                .toList();
        wanted.addAll(history.pointed(columns));
        return new Past(MergeForest.around(moment.tx(), moment.workspace(), wanted), history);
    }

    /// Only the relations of edits, or only what else there is.
    private static List<Mutation> parts(ObjectType object, List<Mutation> edits, boolean pointers) {
        var parts = new ArrayList<Mutation>();
        for (var edit : edits) {
            var values = new LinkedHashMap<>(edit.values());
            values.keySet()
                    .removeIf(name -> object.field(name)
                            .map(field -> MergeReplay.isPointer(field) != pointers)
                            .orElse(true));
            if (!values.isEmpty()) {
                parts.add(Mutation.update(edit.object(), edit.id(), values));
            }
        }
        return parts;
    }

    /// What a record has to hold, by field.
    Map<String, @Nullable Object> standing(Moment moment, UUID id, MergeForest forest, MergeHistory history) {
        return standing(moment, id, new MergeReplay(forest, history, terms.staysTrue(moment.object())));
    }

    private static Map<String, @Nullable Object> standing(Moment moment, UUID id, MergeReplay replay) {
        var object = revived(moment);
        var named = replay.named(object, id);
        var standing = new HashMap<String, @Nullable Object>();
        object.liveFields()
                .forEach((name, field) -> standing.put(name, replay.standing(field, id, named.get(field.column()))));
        return standing;
    }

    private static ObjectType revived(Moment moment) {
        return RevivedModel.of(moment.model()).objectOf(moment.object().table()).orElse(moment.object());
    }

    /// Brings a record from what it held to what it has to hold, where it still holds it.
    ///
    /// @param was what it should hold, by field
    void shift(
            Moment moment,
            String source,
            UUID id,
            Map<String, @Nullable Object> was,
            Map<String, @Nullable Object> will) {
        var edit = shifted(moment, id, was, will);
        write(moment, source, edit.values().isEmpty() ? List.of() : List.of(edit));
    }

    private static Mutation shifted(
            Moment moment, UUID id, Map<String, @Nullable Object> was, Map<String, @Nullable Object> will) {
        var object = revived(moment);
        var record = MergePointers.locked(moment.tx(), moment.workspace(), object, List.of(id))
                .get(id);
        if (record == null) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (FieldDefinition field : object.liveFields().values()) {
            var name = field.name();
            var now = record.value(name);
            boolean isMoved = !MergeValues.isComputed(field) && !Objects.equals(was.get(name), will.get(name));
            if (isMoved && MergeValues.isList(field)) {
                values.put(name, MergeValues.edited(field, now, was.get(name), will.get(name)));
            } else if (isMoved && Objects.equals(now, was.get(name))) {
                values.put(name, will.get(name));
            }
        }
        return Mutation.update(object.name(), id, values);
    }
}
