package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.spi.Sight;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Tells the model what the policy lets somebody see of it.
@Component
final class PolicySight implements Sight {

    private final ObjectProvider<AccessPolicy> access;

    PolicySight(ObjectProvider<AccessPolicy> access) {
        this.access = access;
    }

    @Override
    public Model of(Actor actor, Model model) {
        var policy = access.getObject();
        return model.masked(
                object -> policy.knows(actor, object),
                (object, field) -> policy.field(actor, object, field) != FieldRight.HIDDEN);
    }
}
