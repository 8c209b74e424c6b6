package dev.grato.records.internal;

import dev.grato.model.FieldTypes;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Holds edits against the rules administrators have set for an object.
final class ValidationRules {

    private final Model model;
    private final FieldTypes types;
    private final Clock clock;

    ValidationRules(Model model, FieldTypes types, Clock clock) {
        this.model = model;
        this.types = types;
        this.clock = clock;
    }

    void check(Actor actor, ObjectType object, List<PreparedEdit> edits) {
        for (var rule : object.rules()) {
            if (!rule.isActive()) {
                continue;
            }
            var filter = FilterParser.forRules(model, types, actor, clock).parse(object, rule.refuses());
            for (var edit : edits) {
                if (FilterMatch.matches(filter, edit.after(), edit.id())) {
                    var path = rule.field() == null ? "" : rule.field();
                    var text = rule.message().in(actor.locale());
                    edit.faults().add(new Fault(path, "rule", Map.of("rule", rule.name(), "message", text)));
                }
            }
        }
    }
}
