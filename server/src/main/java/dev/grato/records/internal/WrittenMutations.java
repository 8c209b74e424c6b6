package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.SentEdit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/// Remembers what became of edits from elsewhere, in the transaction that wrote them: either both are there or
/// neither is.
final class WrittenMutations {

    private static final UUID NOBODY = new UUID(0, 0);

    private final DSLContext tx;
    private final Actor actor;
    private final String table;

    WrittenMutations(DSLContext tx, Actor actor) {
        this.tx = tx;
        this.actor = actor;
        this.table = Database.quoted(actor.workspace(), "written_mutation");
    }

    /// Takes the ids for this transaction; waits where another one is writing under one of them.
    ///
    /// @return the ids that were free
    Set<UUID> claim(List<Mutation> mutations) {
        var rows = new BulkSql();
        int id = rows.column("id", "uuid");
        int digest = rows.column("digest", "text");
        mutations.stream().map(WrittenMutations::remote).forEach(remote -> {
            rows.add(id, remote.id());
            rows.add(digest, remote.digest());
        });
        var claimed = new HashSet<UUID>();
        // in the order of the ids, so that two calls with the same edits never wait for each other
        rows.fetchTexts(
                        tx,
                        "insert into " + table + " (user_id, id, digest) select '" + user() + "'::uuid, " + rows.casts()
                                + " from " + rows.source() + " order by 2 on conflict do nothing returning id")
                .forEach(text -> claimed.add(UUID.fromString(text)));
        return claimed;
    }

    Map<UUID, SentEdit> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, SentEdit>();
        if (ids.isEmpty()) {
            return found;
        }
        tx.resultQuery(
                        "select id, digest, outcome from " + table + " where user_id = {0} and id = any({1})",
                        DSL.val(user()),
                        DSL.val(ids.toArray(UUID[]::new)))
                .forEach(row -> {
                    var outcome = Objects.requireNonNull(row.get("outcome", JSONB.class));
                    found.put(
                            row.get("id", UUID.class),
                            new SentEdit(
                                    row.get("digest", String.class),
                                    OutcomeJson.read(Json.readObject(outcome.data()))));
                });
        return found;
    }

    void keep(List<Mutation> mutations, List<Outcome> outcomes) {
        var rows = new BulkSql();
        int id = rows.column("id", "uuid");
        int outcome = rows.column("outcome", "jsonb");
        for (int i = 0; i < mutations.size(); i++) {
            rows.add(id, remote(mutations.get(i)).id());
            rows.add(outcome, Json.write(OutcomeJson.write(outcomes.get(i))));
        }
        rows.execute(
                tx,
                "update " + table + " t set outcome = u.outcome::jsonb from " + rows.source() + " where t.user_id = '"
                        + user() + "'::uuid and t.id = u.id::uuid");
    }

    private UUID user() {
        return Objects.requireNonNullElse(actor.userId(), NOBODY);
    }

    static Mutation.Remote remote(Mutation mutation) {
        return Objects.requireNonNull(mutation.remote());
    }
}
