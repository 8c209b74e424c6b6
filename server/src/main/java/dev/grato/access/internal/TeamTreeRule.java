package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// No team is above itself, not even by several edits of one batch.
@Component
public final class TeamTreeRule implements RecordRule {

    private static final String PARENT = "parent";

    @Override
    public Set<String> objects() {
        return Set.of(AccessModel.TEAM);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var moved = changes.stream().filter(change -> change.isChanged(PARENT)).toList();
        if (moved.isEmpty()) {
            return;
        }
        context.lock("team tree");
        var parents = new HashMap<UUID, @Nullable UUID>();
        changes.forEach(change -> parents.put(change.id(), change.relationAfter(PARENT)));
        climb(context, parents);
        for (var change : moved) {
            if (isBelowItself(change.id(), parents)) {
                change.refuse(PARENT, "cycle", Map.of());
            }
        }
    }

    /// Looks up the teams above, one level a turn, until all are known.
    private static void climb(RuleContext context, Map<UUID, @Nullable UUID> parents) {
        var wanted = unknown(parents);
        while (!wanted.isEmpty()) {
            var found = context.load(AccessModel.TEAM, wanted);
            for (var id : wanted) {
                var values = found.get(id);
                var parent = values == null ? null : values.get(PARENT);
                parents.put(id, parent instanceof String text ? UUID.fromString(text) : null);
            }
            wanted = unknown(parents);
        }
    }

    private static Set<UUID> unknown(Map<UUID, @Nullable UUID> parents) {
        var unknown = new HashSet<UUID>();
        for (var parent : parents.values()) {
            if (parent != null && !parents.containsKey(parent)) {
                unknown.add(parent);
            }
        }
        return unknown;
    }

    private static boolean isBelowItself(UUID team, Map<UUID, @Nullable UUID> parents) {
        var seen = new HashSet<UUID>();
        var above = parents.get(team);
        while (above != null && seen.add(above)) {
            if (above.equals(team)) {
                return true;
            }
            above = parents.get(above);
        }
        return false;
    }
}
