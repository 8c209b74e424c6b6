package dev.grato.customers.internal;

import dev.grato.customers.CustomersModel;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A company is never, at any distance, its own parent.
@Component
class CompanyTreeRule implements RecordRule {

    private static final String PARENT = "parent";
    private static final int DEEPEST = 50;

    @Override
    public Set<String> objects() {
        return Set.of(CustomersModel.COMPANY);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var moved = changes.stream()
                .filter(change -> change.isChanged(PARENT) && change.relationAfter(PARENT) != null)
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        context.lock("company tree");
        var parents = parents(context, moved);
        for (var change : moved) {
            if (Objects.equals(change.relationAfter(PARENT), change.id())) {
                change.refuse(PARENT, "companyOwnParent", Map.of());
            } else if (isAbove(change, parents)) {
                change.refuse(PARENT, "companyCycle", Map.of());
            }
        }
    }

    /// The parent of every company above the moved ones, one level per look-up.
    private static Map<UUID, @Nullable UUID> parents(RuleContext context, List<PendingChange> moved) {
        var parents = new HashMap<UUID, @Nullable UUID>();
        moved.forEach(change -> parents.put(change.id(), change.relationAfter(PARENT)));
        for (int level = 0; level < DEEPEST; level++) {
            var unknown = new HashSet<UUID>();
            for (var parent : parents.values()) {
                if (parent != null && !parents.containsKey(parent)) {
                    unknown.add(parent);
                }
            }
            if (unknown.isEmpty()) {
                break;
            }
            var found = context.load(CustomersModel.COMPANY, unknown);
            for (var id : unknown) {
                var values = found.get(id);
                parents.put(id, values == null ? null : id(values.get(PARENT)));
            }
        }
        return parents;
    }

    private static boolean isAbove(PendingChange change, Map<UUID, @Nullable UUID> parents) {
        var seen = new HashSet<UUID>();
        var at = change.relationAfter(PARENT);
        while (at != null && seen.add(at)) {
            if (at.equals(change.id())) {
                return true;
            }
            at = parents.get(at);
        }
        return false;
    }

    private static @Nullable UUID id(@Nullable Object value) {
        return value instanceof String text ? UUID.fromString(text) : null;
    }
}
