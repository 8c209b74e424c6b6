package dev.grato.records.internal;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.Erasure;
import dev.grato.records.FileStore;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.ErasureFollower;
import dev.grato.records.spi.ErasureTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/// Erases in two steps: first as everybody deletes, so that devices, computed values and whoever listens hear of
/// it;
/// then the rows and all copies go.
@Service
final class ErasureService implements Erasure {

    private static final String SOURCE = "erasure";
    private static final int CHUNK = 1_000;

    private final Database database;
    private final Models models;
    private final Records records;
    private final FileStore store;
    private final ErasureJournal journal;
    private final Workspaces workspaces;
    private final List<ErasureTerms> terms;
    private final List<ErasureFollower> followers;

    @SuppressWarnings("TooManyParameters")
    ErasureService(
            Database database,
            Models models,
            Records records,
            FileStore store,
            ErasureJournal journal,
            Workspaces workspaces,
            List<ErasureTerms> terms,
            List<ErasureFollower> followers,
            Jobs jobs) {
        this.database = database;
        this.models = models;
        this.records = records;
        this.store = store;
        this.journal = journal;
        this.workspaces = workspaces;
        this.terms = List.copyOf(terms);
        this.followers = List.copyOf(followers);
        jobs.every("records.erasures", Duration.ofHours(1), this::replayAll);
    }

    @Override
    public Reach preview(Actor actor, String object, UUID id) {
        var gone = target(actor, object, id);
        return database.patientTransaction(tx -> {
            var model = models.current(actor.workspace());
            var links = new ErasureReach(tx, model, actor.workspace()).pointing(gone);
            return reach(new ErasurePurge(tx, model, actor.workspace(), gone), gone, links);
        });
    }

    @Override
    public Reach erase(Actor actor, String object, UUID id) {
        var workspace = actor.workspace();
        var reach = preview(actor, object, id);
        var gone = target(actor, object, id);
        var model = models.current(workspace);
        var links = database.patientTransaction(tx -> new ErasureReach(tx, model, workspace).pointing(gone));
        write(workspace, links.stream().map(ErasureService::emptied).toList());
        var deletions = new ArrayList<Mutation>();
        gone.forEach((type, ids) -> ids.forEach(each -> deletions.add(Mutation.delete(type.name(), each))));
        write(workspace, deletions);
        // first the list: what is in it and still there goes with the next replay
        var byTable = new LinkedHashMap<String, Set<UUID>>();
        gone.forEach((type, ids) -> byTable.put(type.table(), ids));
        journal.add(workspace, byTable);
        purge(workspace, gone);
        return reach;
    }

    private static Mutation emptied(ErasureReach.Link link) {
        var values = new LinkedHashMap<String, @org.jspecify.annotations.Nullable Object>();
        values.put(link.field().name(), null);
        return Mutation.update(link.object().name(), link.record(), values);
    }

    /// What a rule holds back goes all the same, with the rows.
    private void write(Workspace workspace, List<Mutation> edits) {
        for (int from = 0; from < edits.size(); from += CHUNK) {
            records.write(
                    Actor.system(workspace),
                    edits.subList(from, Math.min(edits.size(), from + CHUNK)),
                    new WriteOptions(SOURCE, false, null, null));
        }
    }

    private Map<ObjectType, Set<UUID>> target(Actor actor, String name, UUID id) {
        var workspace = actor.workspace();
        var model = models.current(workspace);
        if (records.find(actor, name, id).isEmpty()) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        var type = terms.stream()
                .filter(term -> term.object().equals(name))
                .findFirst()
                .orElseThrow(() -> new GratoException(RecordsError.NOT_ERASABLE, Map.of("object", name)));
        var permit = records.permits(actor, name, List.of(id)).get(id);
        if (permit == null || !permit.canDelete()) {
            throw new GratoException(RecordsError.FORBIDDEN);
        }
        var object = model.object(name).orElseThrow();
        return database.patientTransaction(tx -> {
            var gone = new ErasureReach(tx, model, workspace).gone(object, id, type.written());
            if (new ErasurePurge(tx, model, workspace, gone).isAwaited()) {
                throw new GratoException(RecordsError.BATCH_RUNNING);
            }
            return gone;
        });
    }

    private static Reach reach(ErasurePurge purge, Map<ObjectType, Set<UUID>> gone, List<ErasureReach.Link> links) {
        var erased = new LinkedHashMap<String, Long>();
        gone.forEach((object, ids) -> erased.put(object.name(), (long) ids.size()));
        var emptied = new LinkedHashMap<String, Set<UUID>>();
        links.forEach(link -> emptied.computeIfAbsent(link.object().name(), any -> new LinkedHashSet<>())
                .add(link.record()));
        var counts = new LinkedHashMap<String, Long>();
        emptied.forEach((object, ids) -> counts.put(object, (long) ids.size()));
        return new Reach(erased, counts, purge.changes(), purge.files().size(), purge.ids());
    }

    private void purge(Workspace workspace, Map<ObjectType, Set<UUID>> gone) {
        var model = models.current(workspace);
        var contents = database.patientTransaction(tx -> new ErasurePurge(tx, model, workspace, gone).run(followers));
        contents.stream().distinct().filter(this::isUnused).forEach(this::delete);
    }

    private boolean isUnused(String sha256) {
        return workspaces.all().stream().noneMatch(workspace -> isUsed(workspace, sha256));
    }

    private boolean isUsed(Workspace workspace, String sha256) {
        return followers.stream().anyMatch(follower -> follower.needs(workspace, sha256))
                || database.read(sql -> sql.fetchOptional(
                                "select 1 from " + Database.quoted(workspace, "file") + " where sha256 = {0} limit 1",
                                DSL.val(sha256))
                        .isPresent());
    }

    private void delete(String sha256) {
        try {
            store.delete(sha256);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void replayAll() {
        workspaces.all().forEach(workspace -> replay(workspaces.require(workspace.id())));
    }

    /// Erases again what a restore has brought back.
    void replay(Workspace workspace) {
        var listed = journal.read(workspace);
        var back = new LinkedHashMap<ObjectType, Set<UUID>>();
        for (var object : models.current(workspace).objects()) {
            var found = there(workspace, object, listed.getOrDefault(object.table(), Set.of()));
            if (!found.isEmpty()) {
                back.put(object, found);
            }
        }
        if (!back.isEmpty()) {
            purge(workspace, back);
        }
    }

    private Set<UUID> there(Workspace workspace, ObjectType object, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(database.read(sql -> sql.resultQuery(
                                "select id from " + Database.quoted(workspace, object.table()) + " where id = any({0})",
                                DSL.val(ids.toArray(UUID[]::new)))
                        .fetch(0, UUID.class)));
    }
}
