package dev.grato.records.internal;

import dev.grato.model.Computation;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldPathNames;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.Recalculations;
import dev.grato.model.formula.Formula;
import dev.grato.model.formula.FormulaException;
import dev.grato.model.formula.FormulaSql;
import dev.grato.model.formula.Input;
import dev.grato.model.formula.Place;
import dev.grato.model.formula.Term;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.Workspace;
import dev.grato.records.Formulas;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks expressions for one caller: what is hidden from them is unknown here too.
@Service
final class FormulaService implements Formulas {

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final RecordQueries queries;
    private final Recalculations recalculations;
    private final Clock clock;

    FormulaService(
            Database database,
            Models models,
            AccessPolicy access,
            RecordQueries queries,
            Recalculations recalculations,
            Clock clock) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.queries = queries;
        this.recalculations = recalculations;
        this.clock = clock;
    }

    @Override
    public Checked check(
            Actor actor, String objectName, String expression, @Nullable UUID sample, @Nullable Integer cursor) {
        var model = models.current(actor.workspace());
        var object = queries.object(model, actor, objectName);
        var names = FieldPathNames.named(
                model.objects(),
                object,
                (owner, field) -> access.knows(actor, owner) && access.field(actor, owner, field) != FieldRight.HIDDEN);
        var suggestions = suggestions(names, expression, cursor, actor.locale());
        try {
            var formula = Formula.typed(expression, actor.locale());
            var term = formula.term(names);
            var flat = term.replacing(input -> inlined(model, input));
            var value = sample == null ? null : value(actor, model, object, flat, sample);
            return new Checked(
                    term.kind().typeKey(),
                    formula.shown(Locale.ENGLISH, names::names),
                    formula.shown(actor.locale(), names::names),
                    formula.paths().stream().map(path -> String.join(".", path)).toList(),
                    !flat.isVolatile(),
                    flat.inputs().stream().anyMatch(input -> !input.isOwn()),
                    List.of(),
                    flat.json(input -> name(model, input)),
                    value != null,
                    value == null ? null : value.value(),
                    suggestions);
        } catch (FormulaException wrong) {
            var fault =
                    new Fault("expression", wrong.fault().code(), wrong.fault().argsWithPlace());
            return new Checked(
                    null, null, null, List.of(), false, false, List.of(fault), List.of(), false, null, suggestions);
        }
    }

    private static String name(Model model, Input input) {
        var root = model.objectOf(input.places().getFirst().table()).orElseThrow();
        var columns = input.places().stream().map(Place::column).toList();
        return String.join(".", FieldPathNames.stored(model.objects(), root).names(columns));
    }

    private static @Nullable Term inlined(Model model, Input input) {
        return model.computedAt(input.last())
                .filter(computed -> input.isOwn() && !computed.field().isStored())
                .map(computed ->
                        computed.computation() instanceof Computation.OfFormula formula ? formula.flat() : null)
                .orElse(null);
    }

    private static List<String> suggestions(
            FieldPathNames names, String expression, @Nullable Integer cursor, Locale locale) {
        if (cursor == null || cursor < 0) {
            return List.of();
        }
        var begun = Formula.begun(expression, cursor);
        if (begun == null) {
            return List.of();
        }
        int dot = begun.lastIndexOf('.');
        var relations = dot < 0
                ? List.<String>of()
                : Arrays.asList(begun.substring(0, dot).split("\\."));
        return Formula.suggestions(expression, cursor, locale, names.candidates(relations));
    }

    private record Value(@Nullable Object value) {}

    /// The value for the record, over relations as far as the caller may see them; null when they may not see it.
    private @Nullable Value value(Actor actor, Model model, ObjectType object, Term term, UUID sample) {
        var joins = Joins.root(object, actor, access);
        var sql = new FormulaSql(
                input -> input(model, joins, input),
                actor.workspace().zone(),
                DSL.val(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)));
        var selected = new ArrayList<Field<?>>(sql.cells(term));
        var type = models.types().require(term.kind().typeKey());
        return database.read(tx -> joins.applyTo(
                        tx.select(selected).from(joins.root().table()))
                .where(joins.root().id().eq(sample), joins.visible(joins.root()))
                .fetchOptional(row -> {
                    var cells = new @Nullable Object[type.parts().size()];
                    for (int i = 0; i < selected.size(); i++) {
                        var cell = row.get(i);
                        cells[i] = cell instanceof OffsetDateTime moment
                                ? moment.withOffsetSameInstant(ZoneOffset.UTC)
                                : cell;
                    }
                    return new Value(cells[0] == null ? null : type.load(cells));
                })
                .orElse(null));
    }

    private static Field<?> input(Model model, Joins joins, Input input) {
        var steps = new ArrayList<Filter.Step>();
        for (int i = 0; i < input.places().size() - 1; i++) {
            var place = input.places().get(i);
            var from = model.objectOf(place.table()).orElseThrow();
            var to = model.objectOf(input.places().get(i + 1).table()).orElseThrow();
            steps.add(new Filter.Step(from, field(from, place), to));
        }
        var last = new Input(List.of(input.last()), input.valueKey());
        var columns = joins.follow(steps);
        return DerivedSql.input(columns.workspace(), columns.alias(), last);
    }

    private static FieldDefinition field(ObjectType object, Place place) {
        return object.fields().stream()
                .filter(field -> field.column().equals(place.column()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public State state(Workspace workspace) {
        var model = models.current(workspace);
        var progress = new ArrayList<Progress>();
        for (var each : recalculations.list(workspace)) {
            model.computedAt(new Place(each.table(), each.column()))
                    .ifPresent(computed -> progress.add(new Progress(
                            computed.object().name(),
                            computed.field().name(),
                            each.state(),
                            each.done(),
                            each.total(),
                            each.askedAt())));
        }
        return new State(new DerivedPlan(model).hasDerived() ? behind(workspace) : 0, progress);
    }

    private long behind(Workspace workspace) {
        var oldest = database.read(sql -> sql.fetchOptional(
                        """
                        select l.at from {0} l
                        where (l.xid, l.seq) > (coalesce((select p.xid from {1} p where p.name = {2}), '0'::xid8),
                                                coalesce((select p.seq from {1} p where p.name = {2}), 0))
                        order by l.xid, l.seq limit 1""",
                        Database.table(workspace, "change_log"),
                        Database.table(workspace, "consumer_position"),
                        DSL.val(DerivedConsumer.NAME))
                .map(row -> Objects.requireNonNull(row.get(0, OffsetDateTime.class)))
                .orElse(null));
        return oldest == null
                ? 0
                : Math.max(
                        0, Duration.between(oldest.toInstant(), clock.instant()).toMillis());
    }
}
