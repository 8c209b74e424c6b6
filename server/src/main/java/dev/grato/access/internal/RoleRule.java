package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.model.Models;
import dev.grato.platform.Json;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The rights by object and field of a role speak of objects, fields and scopes that are there.
@Component
public final class RoleRule implements RecordRule {

    private final ObjectProvider<Models> models;

    public RoleRule(ObjectProvider<Models> models) {
        this.models = models;
    }

    @Override
    public Set<String> objects() {
        return Set.of(AccessModel.ROLE);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        for (var change : changes) {
            if (change.isChanged(AccessModel.RIGHTS)) {
                check(context, change);
            }
        }
    }

    private void check(RuleContext context, PendingChange change) {
        var model = models.getObject().current(context.actor().workspace());
        var known = Json.asObject(change.before(AccessModel.RIGHTS));
        var check = RightsCheck.byTables(model);
        var stored = check.read(change.after(AccessModel.RIGHTS), AccessModel.RIGHTS, known == null ? Map.of() : known);
        check.faults().forEach(fault -> change.refuse(fault.path(), fault.code(), fault.args()));
        change.set(AccessModel.RIGHTS, stored.isEmpty() ? null : stored);
    }
}
