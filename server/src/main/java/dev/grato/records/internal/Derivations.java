package dev.grato.records.internal;

import dev.grato.model.Computation;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.model.formula.Place;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.AccessPolicy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Brings computed fields that depend on other records up to date, as sets.
///
/// Values are written beside the record's own life: no version, no time of change, no line in the log. Rows are
/// computed from what stands in the database, so that doing it twice changes nothing.
@Component
final class Derivations {

    private static final int STEP = 500;

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final Clock clock;

    Derivations(Database database, Models models, AccessPolicy access, Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.clock = clock;
    }

    /// What happened to records, as far as it concerns computed fields.
    static final class Moves {

        private final Map<Place, Set<UUID>> changed = new HashMap<>();
        private final Map<String, Set<UUID>> born = new HashMap<>();
        private final Map<Place, Set<UUID>> targets = new HashMap<>();

        /// A field got another value in these records.
        void changed(Place place, Collection<UUID> records) {
            changed.computeIfAbsent(place, key -> new HashSet<>()).addAll(records);
        }

        /// The record came into being, into the trash or out of it.
        void born(String table, UUID record) {
            born.computeIfAbsent(table, key -> new HashSet<>()).add(record);
        }

        /// A relation pointed, or points, at this record.
        void target(Place relation, UUID record) {
            targets.computeIfAbsent(relation, key -> new HashSet<>()).add(record);
        }

        private Set<UUID> of(Place place) {
            var all = new HashSet<>(changed.getOrDefault(place, Set.of()));
            all.addAll(born.getOrDefault(place.table(), Set.of()));
            return all;
        }
    }

    /// Brings up to date what follows from the moves, each field after those it uses.
    ///
    /// @param wanted records to compute a field for besides
    void follow(Workspace workspace, Model model, Moves moves, Map<Place, ? extends Collection<UUID>> wanted) {
        var plan = new DerivedPlan(model);
        for (var node : plan.nodes()) {
            var place = new Place(node.object().table(), node.field().column());
            var affected = new HashSet<UUID>(Objects.requireNonNullElse(wanted.get(place), List.of()));
            affected.addAll(affected(workspace, plan, node, moves));
            var ids = List.copyOf(affected);
            for (int from = 0; from < ids.size(); from += STEP) {
                var step = ids.subList(from, Math.min(ids.size(), from + STEP));
                moves.changed(place, database.patientTransaction(tx -> compute(tx, workspace, model, node, step)));
            }
        }
    }

    private Set<UUID> affected(Workspace workspace, DerivedPlan plan, Model.Computed node, Moves moves) {
        var affected = new HashSet<UUID>();
        if (plan.isDerived(node)) {
            affected.addAll(moves.born.getOrDefault(node.object().table(), Set.of()));
        }
        if (node.computation() instanceof Computation.OfRollUp rollUp) {
            var children = new HashSet<UUID>();
            plan.sources(node).forEach(source -> children.addAll(moves.of(source.getLast())));
            affected.addAll(targets(workspace, rollUp.relation(), children));
            affected.addAll(moves.targets.getOrDefault(rollUp.relation(), Set.of()));
            return affected;
        }
        for (var source : plan.sources(node)) {
            for (int depth = 0; depth < source.size(); depth++) {
                Set<UUID> reached = depth == 0
                        ? moves.changed.getOrDefault(source.getFirst(), Set.of())
                        : moves.of(source.get(depth));
                for (int back = depth - 1; back >= 0 && !reached.isEmpty(); back--) {
                    reached = pointing(workspace, source.get(back), reached);
                }
                affected.addAll(reached);
            }
        }
        return affected;
    }

    /// Where the relation of these records leads.
    private Set<UUID> targets(Workspace workspace, Place relation, Set<UUID> records) {
        return ids(workspace, relation, relation.column(), SystemFields.ID, records);
    }

    /// The records whose relation leads to one of these.
    private Set<UUID> pointing(Workspace workspace, Place relation, Set<UUID> records) {
        return ids(workspace, relation, SystemFields.ID, relation.column(), records);
    }

    private Set<UUID> ids(Workspace workspace, Place relation, String wanted, String known, Set<UUID> records) {
        if (records.isEmpty()) {
            return Set.of();
        }
        var column = DSL.field(DSL.name(wanted), UUID.class);
        return new HashSet<>(database.patientTransaction(tx -> tx.selectDistinct(column)
                .from(Database.table(workspace, relation.table()))
                .where(DSL.field(DSL.name(known), UUID.class).eq(DSL.any(records.toArray(UUID[]::new))))
                .and(column.isNotNull())
                .fetch(column)));
    }

    /// Computes the field for these records.
    ///
    /// @return those whose value is another now
    private List<UUID> compute(
            DSLContext tx, Workspace workspace, Model model, Model.Computed node, List<UUID> records) {
        var object = node.object();
        var field = node.field();
        var ids = records.toArray(UUID[]::new);
        var columns = Columns.of(workspace, object, "r");
        // Locked first, in the order writers lock: what is read next is what they left.
        tx.select(columns.id())
                .from(columns.table())
                .where(columns.id().eq(DSL.any(ids)))
                .orderBy(columns.id())
                .forNoKeyUpdate()
                .fetch();
        var present = field.type().parts().stream()
                .<Field<?>>map(part -> columns.field(field, part))
                .toList();
        var selected = new ArrayList<Field<?>>(List.of(columns.id()));
        selected.addAll(present);
        selected.addAll(cells(workspace, model, object, columns, node.computation()));
        var rows = new BulkSql();
        int id = rows.column(SystemFields.ID, "uuid");
        var places = field.type().parts().stream()
                .map(part -> rows.column(field.column(part), part.sql().cast()))
                .toList();
        var moved = new ArrayList<UUID>();
        for (var row : tx.select(selected)
                .from(columns.table())
                .where(columns.id().eq(DSL.any(ids)))
                .fetch()) {
            int start = 1 + present.size();
            var before = DerivedSql.loaded(field, cells(row, 1, start));
            var after = DerivedSql.loaded(field, cells(row, start, selected.size()));
            if (!Objects.equals(before, after)) {
                moved.add(row.get(0, UUID.class));
                rows.add(id, row.get(0, UUID.class));
                var stored = after == null
                        ? new @Nullable Object[places.size()]
                        : field.type().store(after);
                for (int i = 0; i < places.size(); i++) {
                    rows.add(places.get(i), stored[i]);
                }
            }
        }
        if (!moved.isEmpty()) {
            rows.execute(
                    tx,
                    "update " + Database.quoted(workspace, object.table()) + " t set "
                            + rows.assignments(List.of(SystemFields.ID)) + " from " + rows.source()
                            + " where t.id = u.id::uuid");
        }
        return moved;
    }

    private List<Field<?>> cells(
            Workspace workspace, Model model, ObjectType object, Columns columns, Computation computation) {
        return switch (computation) {
            case Computation.OfFormula formula -> DerivedSql.formula(workspace, columns.alias(), formula);
            case Computation.OfRollUp rollUp ->
                DerivedSql.rollUp(
                        new DerivedSql.Surroundings(workspace, model, models.types(), access, clock),
                        object,
                        columns,
                        rollUp);
        };
    }

    private static List<@Nullable Object> cells(Record row, int from, int to) {
        var cells = new ArrayList<@Nullable Object>();
        for (int i = from; i < to; i++) {
            var cell = row.get(i);
            cells.add(cell instanceof OffsetDateTime moment ? moment.withOffsetSameInstant(ZoneOffset.UTC) : cell);
        }
        return cells;
    }
}
