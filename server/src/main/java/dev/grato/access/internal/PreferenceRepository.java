package dev.grato.access.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What users prefer, as JSON.
@Component
public final class PreferenceRepository {

    private static final String TABLE = "user_preference";

    private final Database database;

    public PreferenceRepository(Database database) {
        this.database = database;
    }

    public Map<String, @Nullable Object> find(Workspace workspace, UUID user) {
        return database.read(sql -> find(sql, workspace, user, ""));
    }

    private static Map<String, @Nullable Object> find(DSLContext sql, Workspace workspace, UUID user, String lock) {
        return sql.resultQuery(
                        "select definition::text as definition from " + Database.quoted(workspace, TABLE)
                                + " where user_id = {0}" + lock,
                        DSL.val(user))
                .fetchOptional("definition", String.class)
                .map(Json::readObject)
                .orElseGet(LinkedHashMap::new);
    }

    /// Puts what the change makes of the present ones in their place; two changes at once come one after the other.
    public void change(Workspace workspace, UUID user, UnaryOperator<Map<String, @Nullable Object>> change) {
        database.transaction(tx -> {
            var table = Database.quoted(workspace, TABLE);
            tx.execute(
                    "insert into " + table + " (user_id, definition) values ({0}, '{}') on conflict do nothing",
                    DSL.val(user));
            var next = change.apply(find(tx, workspace, user, " for update"));
            return tx.execute(
                    "update " + table + " set definition = {0}::jsonb where user_id = {1}",
                    DSL.val(Json.write(next)),
                    DSL.val(user));
        });
    }
}
