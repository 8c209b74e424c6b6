package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.spi.FilterCheck;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.spi.AccessPolicy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Tells the model whether the conditions of rules and the filters of views can be asked.
@Component
final class StoredFilterCheck implements FilterCheck {

    private final ObjectProvider<Models> models;
    private final ObjectProvider<AccessPolicy> access;
    private final Clock clock;

    StoredFilterCheck(ObjectProvider<Models> models, ObjectProvider<AccessPolicy> access, Clock clock) {
        this.models = models;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public List<Fault> check(Actor actor, Model model, ObjectType object, Map<String, @Nullable Object> filter) {
        try {
            var parsed = FilterParser.forRules(model, models.getObject().types(), actor, clock)
                    .parse(object, filter);
            return isOwn(parsed) ? List.of() : List.of(new Fault("", "ruleAsksOthers"));
        } catch (GratoException refusal) {
            return inside(refusal);
        }
    }

    @Override
    public List<Fault> checkList(Actor actor, Model model, ObjectType object, Map<String, @Nullable Object> filter) {
        try {
            new FilterParser(model, models.getObject().types(), access.getObject(), actor, clock).parse(object, filter);
            return List.of();
        } catch (GratoException refusal) {
            return inside(refusal);
        }
    }

    private static List<Fault> inside(GratoException refusal) {
        return refusal.faults().stream()
                .map(fault -> new Fault(fault.path().replaceFirst("^filter\\.?", ""), fault.code(), fault.args()))
                .toList();
    }

    private static boolean isOwn(Filter filter) {
        return switch (filter) {
            case Filter.And and -> and.parts().stream().allMatch(StoredFilterCheck::isOwn);
            case Filter.Or or -> or.parts().stream().allMatch(StoredFilterCheck::isOwn);
            case Filter.Not not -> isOwn(not.negated());
            case Filter.Compare compare ->
                compare.path().steps().isEmpty() && compare.path().field().isStored();
            case Filter.Many many -> false;
        };
    }
}
