package dev.grato.access.internal;

import dev.grato.access.ObjectRights;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// The rights of roles as they are read once for each version of a role, not for each request.
@Component
public final class RoleCache {

    private static final int MOST = 2_000;

    /// The tag tells two lives of a workspace apart, as after a restore.
    private record Key(UUID workspace, UUID role, long version, long tag) {}

    private final Database database;
    private final Map<Key, ObjectRights> known = new ConcurrentHashMap<>();

    public RoleCache(Database database) {
        this.database = database;
    }

    ObjectRights rights(Workspace workspace, UUID role, long version, long tag) {
        var rights = known.get(new Key(workspace.id(), role, version, tag));
        return rights != null ? rights : read(workspace, role);
    }

    private ObjectRights read(Workspace workspace, UUID role) {
        var row = database.read(sql -> sql.fetchSingle(
                "select version, sync_tag, rights from " + Database.quoted(workspace, "user_role") + " where id = {0}",
                DSL.val(role)));
        var stored = row.get("rights", JSONB.class);
        var rights = stored == null ? ObjectRights.NONE : ObjectRights.of(Json.read(stored.data()));
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(
                new Key(workspace.id(), role, row.get("version", Long.class), row.get("sync_tag", Long.class)), rights);
        return rights;
    }
}
