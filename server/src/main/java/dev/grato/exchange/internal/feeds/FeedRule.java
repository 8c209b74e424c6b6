package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.imports.ImportRecipe;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.Mutation;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// One master a field: on records a feed has brought, the fields it masters are written by it alone. Its other
/// fields it
/// fills, and what somebody has changed there since stays.
///
/// Undo, merging and separating are not edits of a value, and go through.
@Component
class FeedRule implements RecordRule {

    private static final Set<String> NOT_EDITS = Set.of(WriteOptions.UNDO, WriteOptions.MERGE, WriteOptions.UNMERGE);

    private final Mastery mastery;
    private final ObjectProvider<Models> models;

    FeedRule(Mastery mastery, ObjectProvider<Models> models) {
        this.mastery = mastery;
        this.models = models;
    }

    @Override
    public Set<String> objects() {
        return Set.of();
    }

    @Override
    public boolean isAbout(Workspace workspace, String object) {
        var known = mastery.of(workspace);
        return !known.isEmpty()
                && models.getObject()
                        .current(workspace)
                        .object(object)
                        .filter(type -> known.containsKey(type.table()))
                        .isPresent();
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        if (context.actor().isSystem() || NOT_EDITS.contains(context.source())) {
            return;
        }
        var workspace = context.actor().workspace();
        var object = models.getObject()
                .current(workspace)
                .object(changes.getFirst().object())
                .orElseThrow();
        var feeds = mastery.of(workspace).getOrDefault(object.table(), List.of());
        var updates = changes.stream()
                .filter(change -> change.kind() == Mutation.Kind.UPDATE)
                .toList();
        for (var feed : feeds) {
            if (feed.source().equals(context.source())) {
                updates.forEach(change -> leave(object, change, feed));
            } else {
                var touching = updates.stream()
                        .filter(change -> !touched(object, change, feed).isEmpty())
                        .toList();
                var known = known(context, touching, feed);
                touching.stream()
                        .filter(change -> known.contains(change.id()))
                        .forEach(change -> touched(object, change, feed)
                                .forEach(name -> change.refuse(name, "masteredByFeed", Map.of("feed", feed.name()))));
            }
        }
    }

    private static List<String> touched(ObjectType object, PendingChange change, Mastery.Master feed) {
        return object.liveFields().values().stream()
                .filter(field -> feed.columns().contains(field.column()) && change.isChanged(field.name()))
                .map(FieldDefinition::name)
                .toList();
    }

    /// The records the feed has brought or found, or of which a value is from it.
    private static Set<UUID> known(RuleContext context, List<PendingChange> changes, Mastery.Master feed) {
        var known = new HashSet<UUID>();
        var others = new ArrayList<UUID>();
        for (var change : changes) {
            if (isFrom(change, feed.source())) {
                known.add(change.id());
            } else {
                others.add(change.id());
            }
        }
        if (!others.isEmpty()) {
            known.addAll(context.listed(FeedRecords.TABLE, feed.id(), others));
        }
        return known;
    }

    private static void leave(ObjectType object, PendingChange change, Mastery.Master feed) {
        object.liveFields().values().stream()
                .filter(field -> !feed.columns().contains(field.column()) && change.isChanged(field.name()))
                .filter(field -> change.before(field.name()) != null)
                .filter(field -> !feed.source().equals(sourceOf(change, field.name())))
                .forEach(field -> change.set(field.name(), change.before(field.name())));
    }

    private static @Nullable Object sourceOf(PendingChange change, String field) {
        var entries = Json.asObject(change.before("provenance"));
        var entry = entries == null ? null : Json.asObject(entries.get(field));
        return entry == null ? change.before("origin") : entry.get("source");
    }

    private static boolean isFrom(PendingChange change, String source) {
        var entries = Json.asObject(change.before("provenance"));
        return source.equals(change.before("origin"))
                || entries != null
                        && entries.values().stream()
                                .map(Json::asObject)
                                .filter(Objects::nonNull)
                                .anyMatch(entry -> source.equals(entry.get("source")));
    }

    static String source(Feed feed) {
        return ImportRecipe.source(feed.id());
    }
}
