package dev.grato.access.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Under which ids the audit log knows people, and what they are called.
@Component
public final class PersonRepository {

    private final Database database;

    public PersonRepository(Database database) {
        this.database = database;
    }

    /// The active administrators who can come in.
    public int administrators(Workspace workspace) {
        var statement = "select count(*) from " + Database.quoted(workspace, "app_user") + " u join "
                + Database.quoted(workspace, "user_role")
                + " r on r.id = u.role_id and r.deleted_at is null and r.is_administrator"
                + " join control.membership m on m.workspace_id = ? and m.user_id = u.id"
                + " join control.identity i on i.id = m.identity_id and i.disabled_at is null"
                + " where u.deleted_at is null and u.is_active is not false";
        return database.read(sql -> sql.fetchSingle(statement, workspace.id()).get(0, Integer.class));
    }

    /// Whether there is or was a user with this id.
    public boolean isUser(Workspace workspace, UUID id) {
        return database.read(sql -> sql.fetchSingle(
                        "select exists (select 1 from " + Database.quoted(workspace, "app_user") + " where id = ?)", id)
                .get(0, Boolean.class));
    }

    /// The user, their identity and their tokens.
    public Set<UUID> idsOf(Workspace workspace, UUID user) {
        var ids = new HashSet<UUID>();
        ids.add(user);
        database.read(sql -> sql.resultQuery(
                                "select identity_id from control.membership where workspace_id = ? and user_id = ?"
                                        + " union select id from control.api_token where workspace_id = ? and user_id = ?",
                                workspace.id(),
                                user,
                                workspace.id(),
                                user)
                        .fetch(0, UUID.class))
                .forEach(ids::add);
        return ids;
    }

    /// The names of users, teams and roles of this workspace, of identities and of tokens, deleted ones included.
    public Map<UUID, String> names(Workspace workspace, Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            var wanted = ids.toArray(UUID[]::new);
            database.read(sql -> {
                add(
                        names,
                        sql,
                        "select i.id, i.name from control.identity i join control.membership m on m.identity_id = i.id"
                                + " where m.workspace_id = ? and i.id = any(?)",
                        workspace.id(),
                        wanted);
                add(
                        names,
                        sql,
                        "select id, name from control.api_token where workspace_id = ? and id = any(?)",
                        workspace.id(),
                        wanted);
                for (var table : List.of("user_role", "team", "app_user")) {
                    add(
                            names,
                            sql,
                            "select id, name from " + Database.quoted(workspace, table) + " where id = any(?)",
                            (Object) wanted);
                }
                return 0;
            });
        }
        return names;
    }

    private static void add(Map<UUID, String> names, DSLContext sql, String question, Object... bindings) {
        sql.resultQuery(question, bindings)
                .forEach(row -> names.put(row.get(0, UUID.class), String.valueOf(row.get(1, String.class))));
    }
}
