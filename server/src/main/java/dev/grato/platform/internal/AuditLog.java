package dev.grato.platform.internal;

import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.SecurityEvent;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Writes security events into the control schema.
public final class AuditLog implements Audit {

    private final Database database;
    private final Clock clock;

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void record(SecurityEvent event) {
        var workspace = event.workspace();
        database.transaction(tx -> tx.execute(
                "insert into control.security_event (id, at, workspace_id, kind, actor_kind, actor_id, concerned_id,"
                        + " address, details) values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}::jsonb)",
                DSL.val(Ids.next()),
                DSL.val(clock.instant().atOffset(ZoneOffset.UTC)),
                DSL.val(workspace == null ? null : workspace.id(), SQLDataType.UUID),
                DSL.val(event.kind()),
                DSL.val(event.actorKind().key()),
                DSL.val(event.actor(), SQLDataType.UUID),
                DSL.val(event.concerned(), SQLDataType.UUID),
                DSL.val(event.address(), SQLDataType.VARCHAR),
                DSL.val(Json.write(event.details()))));
    }
}
