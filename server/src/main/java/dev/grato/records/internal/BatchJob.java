package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import java.util.Map;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// A batch that is a job, as it stands in the database.
///
/// @param root the batch this one and all undos of it go back to; its own id for others
/// @param workspace the workspace it was begun in; another one in a copy
/// @param written how many records were changed so far
/// @param lapDone how many items were settled in this lap: those put off come again only after a lap that did something
record BatchJob(
        UUID id,
        String kind,
        String state,
        String source,
        Actor.Kind actorKind,
        @Nullable UUID user,
        @Nullable UUID credential,
        @Nullable UUID onBehalfOf,
        @Nullable String ability,
        Map<String, @Nullable Object> plan,
        UUID root,
        UUID workspace,
        boolean isCollected,
        long written,
        int lap,
        long lapDone,
        boolean isLastLap,
        int failures,
        @Nullable UUID undoes) {

    static final String COLUMNS = """
            b.id, b.state, b.source, b.actor_kind, b.actor_id, b.written, b.undoes, j.kind, j.credential_id,
            j.on_behalf_of, j.ability, j.plan, j.root_id, j.workspace_id, j.collected, j.lap, j.lap_done,
            j.is_last_lap, j.failures""";

    static BatchJob of(Record row) {
        return new BatchJob(
                row.get("id", UUID.class),
                row.get("kind", String.class),
                row.get("state", String.class),
                row.get("source", String.class),
                Actor.Kind.of(row.get("actor_kind", String.class)),
                row.get("actor_id", UUID.class),
                row.get("credential_id", UUID.class),
                row.get("on_behalf_of", UUID.class),
                row.get("ability", String.class),
                Json.readObject(row.get("plan", JSONB.class).data()),
                row.get("root_id", UUID.class),
                row.get("workspace_id", UUID.class),
                row.get("collected", Boolean.class),
                row.get("written", Long.class),
                row.get("lap", Integer.class),
                row.get("lap_done", Long.class),
                row.get("is_last_lap", Boolean.class),
                row.get("failures", Integer.class),
                row.get("undoes", UUID.class));
    }

    boolean isRunning() {
        return state.equals("running");
    }
}
