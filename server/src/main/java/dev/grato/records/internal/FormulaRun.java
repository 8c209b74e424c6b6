package dev.grato.records.internal;

import dev.grato.model.Computation;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.model.formula.Evaluator;
import dev.grato.model.formula.Input;
import dev.grato.model.formula.Kind;
import dev.grato.model.formula.Term;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Computes the formulas over a record's own fields on its way into the database, each after those it uses.
///
/// What is over other records comes later, from [Derivations].
final class FormulaRun {

    private final Workspace workspace;
    private final Instant now;
    private final List<Model.Computed> formulas;
    private final Map<String, FieldDefinition> byColumn = new HashMap<>();

    FormulaRun(Model model, ObjectType object, Workspace workspace, Instant now) {
        this.workspace = workspace;
        this.now = now;
        this.formulas = model.computed().stream()
                .filter(computed -> computed.object().table().equals(object.table()))
                .filter(computed -> isImmediate(computed.field()))
                .toList();
        object.liveFields().values().forEach(field -> byColumn.put(field.column(), field));
    }

    /// Whether the field is computed in the statement that writes the record.
    static boolean isImmediate(FieldDefinition field) {
        return field.computation() instanceof Computation.OfFormula formula
                && !formula.isVolatile()
                && !formula.isAcross();
    }

    /// Whether some of the edits give the field another value.
    static boolean isMoved(FieldDefinition field, List<PreparedEdit> edits) {
        return isImmediate(field)
                && edits.stream()
                        .anyMatch(edit -> !Objects.equals(
                                edit.before().get(field.name()), edit.after().get(field.name())));
    }

    /// Fills in the computed values of the states to be.
    void compute(List<PreparedEdit> edits) {
        for (var computed : formulas) {
            if (computed.computation() instanceof Computation.OfFormula formula) {
                edits.forEach(edit -> compute(edit, computed.field(), formula.term()));
            }
        }
    }

    private void compute(PreparedEdit edit, FieldDefinition field, Term term) {
        var evaluator = new Evaluator(input -> input(edit, input), workspace.zone(), now);
        var value = Evaluator.canonical(term.kind(), evaluator.value(term));
        if (value == null) {
            edit.after().remove(field.name());
        } else {
            edit.after().put(field.name(), value);
        }
    }

    private @Nullable Object input(PreparedEdit edit, Input input) {
        if (input.last().column().equals(SystemFields.CREATED_AT)) {
            return edit.before().get("createdAt") instanceof String text ? Instant.parse(text) : now;
        }
        var field = byColumn.get(input.last().column());
        var kind = field == null ? null : Kind.ofType(input.valueKey());
        return field == null || kind == null
                ? null
                : Term.plain(kind, edit.after().get(field.name()));
    }
}
