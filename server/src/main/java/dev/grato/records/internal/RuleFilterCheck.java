package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.spi.FilterCheck;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Tells the model whether the condition of a validation rule is a filter that can be asked of one record alone.
@Component
final class RuleFilterCheck implements FilterCheck {

    private final ObjectProvider<Models> models;
    private final Clock clock;

    RuleFilterCheck(ObjectProvider<Models> models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    @Override
    public List<Fault> check(Actor actor, Model model, ObjectType object, Map<String, @Nullable Object> filter) {
        try {
            var parsed = FilterParser.forRules(model, models.getObject().types(), actor, clock)
                    .parse(object, filter);
            return isOwn(parsed) ? List.of() : List.of(new Fault("", "ruleAsksOthers"));
        } catch (GratoException refusal) {
            return refusal.faults().stream()
                    .map(fault -> new Fault(fault.path().replaceFirst("^filter\\.?", ""), fault.code(), fault.args()))
                    .toList();
        }
    }

    private static boolean isOwn(Filter filter) {
        return switch (filter) {
            case Filter.And and -> and.parts().stream().allMatch(RuleFilterCheck::isOwn);
            case Filter.Or or -> or.parts().stream().allMatch(RuleFilterCheck::isOwn);
            case Filter.Not not -> isOwn(not.negated());
            case Filter.Compare compare ->
                compare.path().steps().isEmpty() && compare.path().field().isStored();
            case Filter.Many many -> false;
        };
    }
}
