package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.records.Change;
import dev.grato.records.ChangePage;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a caller may read of the change log: a record's own history with its authors, and the feed without them.
@Component
final class ChangePages {

    private final Database database;
    private final Models models;
    private final AccessPolicy access;
    private final ChangeLog log;
    private final ChangeFeed feed;
    private final RecordQueries queries;

    ChangePages(
            Database database,
            Models models,
            AccessPolicy access,
            ChangeLog log,
            ChangeFeed feed,
            RecordQueries queries) {
        this.database = database;
        this.models = models;
        this.access = access;
        this.log = log;
        this.feed = feed;
        this.queries = queries;
    }

    List<Change> history(Actor actor, String objectName, UUID id, @Nullable Long belowVersion, int limit) {
        var model = models.current(actor.workspace());
        var object = queries.object(model, actor, objectName);
        return database.read(sql -> {
            if (!visible(sql, actor, object, Set.of(id)).contains(id)) {
                throw new GratoException(RecordsError.NOT_FOUND);
            }
            long below = belowVersion == null ? Long.MAX_VALUE : belowVersion;
            return log.of(sql, actor.workspace(), id, below, limit).stream()
                    .map(change -> masked(actor, object, LogNames.named(object, change)))
                    .toList();
        });
    }

    ChangePage changes(Actor actor, @Nullable String after, int limit) {
        var workspace = actor.workspace();
        if (after == null) {
            return new ChangePage(List.of(), feed.head(workspace).cursor(), false);
        }
        var position = FeedPosition.of(after);
        var model = models.current(workspace);
        return database.read(sql -> {
            if (!feed.epoch(sql, workspace).equals(position.epoch())) {
                throw new GratoException(RecordsError.INVALID_CURSOR);
            }
            var slice = feed.after(sql, workspace, position, Set.of(), limit);
            return new ChangePage(
                    seen(sql, actor, model, named(model, slice.changes())),
                    slice.position().cursor(),
                    slice.hasMore());
        });
    }

    List<Change> byOthers(Actor actor, Map<String, Set<UUID>> records, Instant since, int limit) {
        var model = models.current(actor.workspace());
        var ids = new HashSet<UUID>();
        records.values().forEach(ids::addAll);
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.read(sql -> {
            var lines = log.byOthers(sql, actor, ids, since, limit);
            return seen(sql, actor, model, named(model, lines)).stream()
                    .filter(change ->
                            records.getOrDefault(change.object(), Set.of()).contains(change.record()))
                    .toList();
        });
    }

    List<Change> own(Actor actor, int limit) {
        if (actor.userId() == null) {
            return List.of();
        }
        var model = models.current(actor.workspace());
        return database.read(sql -> seen(sql, actor, model, named(model, log.own(sql, actor, limit))));
    }

    private static List<Change> named(Model model, List<Change> changes) {
        return changes.stream().map(change -> LogNames.named(model, change)).toList();
    }

    private List<Change> seen(DSLContext sql, Actor actor, Model model, List<Change> changes) {
        var ids = new HashMap<String, Set<UUID>>();
        changes.forEach(change ->
                ids.computeIfAbsent(change.object(), key -> new HashSet<>()).add(change.record()));
        var visible = new HashMap<String, Set<UUID>>();
        ids.forEach((name, wanted) -> model.object(name)
                .filter(object -> access.knows(actor, object))
                .ifPresent(object -> visible.put(name, visible(sql, actor, object, wanted))));
        var seen = new ArrayList<Change>();
        for (var change : changes) {
            if (visible.getOrDefault(change.object(), Set.of()).contains(change.record())) {
                seen.add(withoutAuthor(masked(actor, model.require(change.object()), change)));
            }
        }
        return seen;
    }

    /// Live or in the trash, as far as the caller may read them.
    Set<UUID> visible(DSLContext sql, Actor actor, ObjectType object, Set<UUID> ids) {
        var columns = Columns.of(actor.workspace(), object, "r");
        return new HashSet<>(sql.select(columns.id())
                .from(columns.table())
                .where(
                        columns.id().eq(DSL.any(ids.toArray(UUID[]::new))),
                        access.allowed(actor, object, Action.READ, columns))
                .fetch(0, UUID.class));
    }

    private Change masked(Actor actor, ObjectType object, Change change) {
        var readable = new HashSet<String>();
        object.liveFields().forEach((name, field) -> {
            if (access.field(actor, object, field) != FieldRight.HIDDEN) {
                readable.add(name);
            }
        });
        return copy(change, kept(change.before(), readable), kept(change.after(), readable), true);
    }

    private static Map<String, @Nullable Object> kept(Map<String, @Nullable Object> values, Set<String> readable) {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(readable);
        return kept;
    }

    private static Change withoutAuthor(Change change) {
        return copy(change, change.before(), change.after(), false);
    }

    private static Change copy(
            Change change,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after,
            boolean hasAuthor) {
        return new Change(
                change.xid(),
                change.seq(),
                change.at(),
                hasAuthor ? change.actorKind() : "",
                hasAuthor ? change.actor() : null,
                hasAuthor ? change.onBehalfOf() : null,
                change.source(),
                hasAuthor ? change.batch() : null,
                change.object(),
                change.record(),
                change.version(),
                change.tag(),
                change.operation(),
                before,
                after);
    }
}
