package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.records.Outcome;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes out of the faults of a write what its caller may not see: the refusal stands, what it was about is
/// not said.
final class FaultMask {

    private final ObjectType object;
    private final Actor actor;
    private final AccessPolicy access;

    FaultMask(ObjectType object, Actor actor, AccessPolicy access) {
        this.object = object;
        this.actor = actor;
        this.access = access;
    }

    void apply(Outcome[] outcomes, int from, int to) {
        for (int i = from; i < to; i++) {
            var outcome = outcomes[i];
            if (outcome != null && !outcome.faults().isEmpty()) {
                outcomes[i] = new Outcome(
                        outcome.id(),
                        outcome.status(),
                        outcome.version(),
                        masked(outcome.faults()),
                        outcome.conflicts());
            }
        }
    }

    private List<Fault> masked(List<Fault> faults) {
        var masked = new LinkedHashSet<Fault>();
        faults.forEach(fault -> masked.add(masked(fault)));
        return List.copyOf(masked);
    }

    private Fault masked(Fault fault) {
        if (fault.code().equals("unknownField")) {
            return fault; // what was sent under the name of a hidden field is refused in the words of an unknown one
        }
        boolean isRequired = fault.code().equals("required");
        if (isHidden(fault.path()) || isHidden(fault.args().get("field")) || isHiddenRule(fault)) {
            return new Fault("", isRequired ? "requiredHidden" : "hiddenReason");
        }
        return isRequired && right(fault.path()) == FieldRight.READ
                ? new Fault(fault.path(), "requiredReadOnly", fault.args())
                : fault;
    }

    private boolean isHiddenRule(Fault fault) {
        return fault.code().equals("rule")
                && object.rules().stream()
                        .filter(rule -> rule.name().equals(fault.args().get("rule")))
                        .anyMatch(rule -> rule.fields().stream().anyMatch(this::isHidden));
    }

    private boolean isHidden(@Nullable Object path) {
        return path instanceof String text && right(text) == FieldRight.HIDDEN;
    }

    /// The right to the field a path begins with; to write where it begins with none.
    private FieldRight right(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return object.field(path.substring(0, end))
                .map((FieldDefinition field) -> access.field(actor, object, field))
                .orElse(FieldRight.WRITE);
    }
}
