package dev.grato.programme.internal;

import dev.grato.programme.DecisionRights;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A party has one right on a topic, and one party at most decides alone.
@Component
final class RightRule implements RecordRule {

    @Override
    public Set<String> objects() {
        return Set.of(ProgrammeModel.RIGHT);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        context.lock("decision-rights");
        var topics = new HashSet<UUID>();
        for (var change : changes) {
            if (change.after("topic") instanceof String topic) {
                topics.add(UUID.fromString(topic));
            }
        }
        var all = new LinkedHashMap<UUID, Map<String, @Nullable Object>>(
                context.loadChildren(ProgrammeModel.RIGHT, "topic", topics));
        for (var change : changes) {
            if (change.kind() == Mutation.Kind.DELETE) {
                all.remove(change.id());
            } else {
                all.put(change.id(), change.after());
            }
        }
        var names = context.load(ProgrammeModel.TOPIC, topics);
        for (var change : changes) {
            if (change.kind() != Mutation.Kind.DELETE) {
                check(change, all, names);
            }
        }
    }

    private static void check(
            PendingChange change,
            Map<UUID, Map<String, @Nullable Object>> all,
            Map<UUID, ? extends Map<String, @Nullable Object>> names) {
        if (isThereAlready(change, all, "party", change.after("party"))) {
            change.refuse("party", "rightTwice", Map.of());
        }
        if (DecisionRights.DECIDES.equals(change.after("right"))
                && isThereAlready(change, all, "right", DecisionRights.DECIDES)) {
            change.refuse("right", "oneDecides", Map.of());
        }
        if (change.after("name") == null && change.after("topic") instanceof String topic) {
            var named = names.get(UUID.fromString(topic));
            if (named != null && named.get("name") instanceof String name) {
                change.set("name", name);
            }
        }
    }

    private static boolean isThereAlready(
            PendingChange change, Map<UUID, Map<String, @Nullable Object>> all, String field, @Nullable Object value) {
        return all.entrySet().stream()
                .filter(each -> !each.getKey().equals(change.id()))
                .filter(each -> Objects.equals(each.getValue().get("topic"), change.after("topic")))
                .anyMatch(each -> Objects.equals(each.getValue().get(field), value));
    }
}
