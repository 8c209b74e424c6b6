package dev.grato.sync.internal;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import dev.grato.records.RecordVersion;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The one row of settings of a workspace.
@Component
public final class SettingsRepository {

    private static final RecordVersion NONE = new RecordVersion(0, 0);

    private final Database database;

    public SettingsRepository(Database database) {
        this.database = database;
    }

    public record Row(Map<String, @Nullable Object> settings, RecordVersion version) {}

    public Optional<Row> find(Workspace workspace) {
        return database.read(sql -> find(sql, workspace, ""));
    }

    private static Optional<Row> find(DSLContext sql, Workspace workspace, String lock) {
        return sql.resultQuery("select version, tag, settings from " + table(workspace) + lock)
                .fetchOptional(row -> new Row(
                        Json.readObject(row.get("settings", JSONB.class).data()),
                        new RecordVersion(row.get("version", Long.class), row.get("tag", Long.class))));
    }

    /// The new version; empty where the settings are not those that were seen.
    public Optional<RecordVersion> write(
            Workspace workspace, Map<String, @Nullable Object> settings, @Nullable RecordVersion seen, long tag) {
        return database.transaction(tx -> {
            tx.fetch(
                    "select pg_advisory_xact_lock(hashtextextended({0}, 19))",
                    DSL.val(workspace.schema() + "/sync-settings"));
            var present = find(tx, workspace, " for update").map(Row::version).orElse(NONE);
            if (seen != null && !seen.equals(present)) {
                return Optional.empty();
            }
            tx.execute(
                    "insert into " + table(workspace) + " (version, tag, settings) values ({0}, {1}, {2}::jsonb)"
                            + " on conflict (is_only) do update set version = excluded.version, tag = excluded.tag,"
                            + " settings = excluded.settings",
                    DSL.val(present.version() + 1),
                    DSL.val(tag),
                    DSL.val(Json.write(settings)));
            return Optional.of(new RecordVersion(present.version() + 1, tag));
        });
    }

    private static String table(Workspace workspace) {
        return Database.quoted(workspace, "sync_settings");
    }
}
