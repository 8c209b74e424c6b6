package dev.grato.platform;

import dev.grato.platform.internal.Migrations;
import dev.grato.platform.internal.SchemaCopy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workspaces of this installation: find, create, copy and drop them.
///
/// A workspace is brought up to date (migrations, model) when it is first used by this version, once, on
/// one node.
public final class Workspaces {

    private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);
    /// How long what is known of a workspace is gone by; another node may have changed its settings.
    private static final long TRUSTED = Duration.ofSeconds(2).toNanos();

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");

    private final Database database;
    private final Migrations migrations;
    private final List<WorkspacePreparation> preparations;
    private final String version;
    private final Map<UUID, Workspace> ready = new ConcurrentHashMap<>();
    private final Map<UUID, Long> lookedAt = new ConcurrentHashMap<>();

    public Workspaces(Database database, List<WorkspacePreparation> preparations) {
        this.database = database;
        this.migrations = new Migrations(database.dataSource());
        this.preparations = preparations.stream()
                .sorted(Comparator.comparingInt(WorkspacePreparation::order))
                .toList();
        this.version = Migrations.workspaceVersion()
                + this.preparations.stream()
                        .map(step -> "/" + step.fingerprint())
                        .collect(Collectors.joining());
    }

    /// Brings the control schema up to date; called once at start.
    public void migrateControl() {
        migrations.control();
    }

    /// What a new workspace is to be.
    public record NewWorkspace(
            String slug, String name, ZoneId zone, Locale locale, String currency, String region, boolean isPractice) {

        public static NewWorkspace of(String slug, String name) {
            return new NewWorkspace(slug, name, ZoneId.of("UTC"), Locale.ENGLISH, "EUR", "IT", false);
        }
    }

    /// Creates an empty workspace, ready for use.
    ///
    /// @throws GratoException with [PlatformError#WORKSPACE_SLUG_INVALID] or
    ///     [PlatformError#WORKSPACE_EXISTS]
    public Workspace create(NewWorkspace wanted) {
        return prepared(register(wanted));
    }

    /// Creates a workspace with the model and data of another one, as they stand at this moment, for practice or
    /// for a
    /// test. History comes along; files are shared, not copied. What the source asks of those who sign in
    /// holds for the copy too, since the data are the same.
    public Workspace copy(Workspace source, NewWorkspace wanted) {
        prepared(source);
        var copy = register(wanted);
        new SchemaCopy(database).copy(source, copy);
        database.transaction(tx -> tx.update(Database.control("workspace"))
                .set(
                        DSL.field(DSL.name("prepared_as"), String.class),
                        DSL.select(DSL.field(DSL.name("prepared_as"), String.class))
                                .from(Database.control("workspace"))
                                .where(DSL.field(DSL.name("id")).eq(source.id()))
                                .asField())
                .set(
                        DSL.field(DSL.name("second_factor"), String.class),
                        DSL.select(DSL.field(DSL.name("second_factor"), String.class))
                                .from(Database.control("workspace"))
                                .where(DSL.field(DSL.name("id")).eq(source.id()))
                                .asField())
                .where(DSL.field(DSL.name("id")).eq(copy.id()))
                .execute());
        return prepared(copy);
    }

    /// Keeps another name, time zone, language, currency and country of a workspace; the rest of it never changes.
    /// This node goes by them at once, others within two seconds.
    ///
    /// @return the workspace as it is now
    public Workspace change(Workspace wanted) {
        database.transaction(tx -> tx.update(Database.control("workspace"))
                .set(DSL.field(DSL.name("name"), String.class), wanted.name())
                .set(
                        DSL.field(DSL.name("time_zone"), String.class),
                        wanted.zone().getId())
                .set(
                        DSL.field(DSL.name("language"), String.class),
                        wanted.locale().toLanguageTag())
                .set(DSL.field(DSL.name("currency"), String.class), wanted.currency())
                .set(DSL.field(DSL.name("region"), String.class), wanted.region())
                .where(DSL.field(DSL.name("id")).eq(wanted.id()))
                .execute());
        lookedAt.remove(wanted.id());
        return require(wanted.id());
    }

    /// Drops the workspace and all its data, for good.
    public void drop(Workspace workspace) {
        ready.remove(workspace.id());
        database.patientTransaction(tx -> {
            tx.deleteFrom(Database.control("workspace"))
                    .where(DSL.field(DSL.name("id")).eq(workspace.id()))
                    .execute();
            return tx.execute("drop schema if exists " + Database.quote(workspace.schema()) + " cascade");
        });
    }

    public List<Workspace> all() {
        return database.read(sql -> sql.select(DSL.asterisk())
                .from(Database.control("workspace"))
                .orderBy(DSL.field(DSL.name("slug")))
                .fetch(Workspaces::workspace));
    }

    public Optional<Workspace> find(String slug) {
        return database.read(sql -> sql.select(DSL.asterisk())
                .from(Database.control("workspace"))
                .where(DSL.field(DSL.name("slug")).eq(slug))
                .fetchOptional(Workspaces::workspace));
    }

    /// The workspace with this id, up to date and ready for use.
    ///
    /// @throws GratoException with [PlatformError#WORKSPACE_NOT_FOUND]
    public Workspace require(UUID id) {
        var known = ready.get(id);
        var looked = lookedAt.get(id);
        long now = System.nanoTime();
        if (known != null && looked != null && now - looked < TRUSTED) {
            return known;
        }
        var found = database.read(sql -> sql.select(DSL.asterisk())
                .from(Database.control("workspace"))
                .where(DSL.field(DSL.name("id")).eq(id))
                .fetchOptional(Workspaces::workspace));
        var present = found.orElseThrow(() -> new GratoException(PlatformError.WORKSPACE_NOT_FOUND));
        prepared(present);
        ready.replace(id, present);
        lookedAt.put(id, now);
        return present;
    }

    /// Whether it has not been dropped, by this node or another; one that was is forgotten here.
    public boolean isThere(Workspace workspace) {
        boolean isThere = database.read(sql -> sql.fetchExists(DSL.selectOne()
                .from(Database.control("workspace"))
                .where(DSL.field(DSL.name("id")).eq(workspace.id()))));
        if (!isThere) {
            ready.remove(workspace.id());
        }
        return isThere;
    }

    /// Those that are in use in this process, up to date.
    public List<Workspace> inUse() {
        return List.copyOf(ready.values());
    }

    private Workspace register(NewWorkspace wanted) {
        if (!SLUG.matcher(wanted.slug()).matches()) {
            throw new GratoException(PlatformError.WORKSPACE_SLUG_INVALID, Map.of("slug", wanted.slug()));
        }
        var id = Ids.next();
        var schema = "ws_" + wanted.slug().replace('-', '_') + "_"
                + Long.toHexString(id.getLeastSignificantBits()).substring(8);
        var workspace = new Workspace(
                id,
                wanted.slug(),
                schema,
                wanted.name(),
                wanted.isPractice(),
                wanted.zone(),
                wanted.locale(),
                wanted.currency(),
                wanted.region());
        int inserted = database.transaction(tx -> tx.insertInto(Database.control("workspace"))
                .columns(
                        DSL.field(DSL.name("id")),
                        DSL.field(DSL.name("slug")),
                        DSL.field(DSL.name("schema_name")),
                        DSL.field(DSL.name("name")),
                        DSL.field(DSL.name("is_practice")),
                        DSL.field(DSL.name("time_zone")),
                        DSL.field(DSL.name("language")),
                        DSL.field(DSL.name("currency")),
                        DSL.field(DSL.name("region")))
                .values(
                        id,
                        workspace.slug(),
                        schema,
                        workspace.name(),
                        workspace.isPractice(),
                        workspace.zone().getId(),
                        workspace.locale().toLanguageTag(),
                        workspace.currency(),
                        workspace.region())
                .onConflictDoNothing()
                .execute());
        if (inserted == 0) {
            throw new GratoException(PlatformError.WORKSPACE_EXISTS, Map.of("slug", wanted.slug()));
        }
        return workspace;
    }

    private Workspace prepared(Workspace workspace) {
        return ready.computeIfAbsent(workspace.id(), id -> {
            if (!version.equals(preparedAs(workspace))) {
                migrations.underLock(workspace, () -> {
                    if (!version.equals(preparedAs(workspace))) {
                        bringUpToDate(workspace);
                    }
                });
            }
            return workspace;
        });
    }

    private void bringUpToDate(Workspace workspace) {
        migrations.workspace(workspace);
        preparations.forEach(step -> step.prepare(workspace));
        database.transaction(tx -> tx.update(Database.control("workspace"))
                .set(DSL.field(DSL.name("prepared_as"), String.class), version)
                .where(DSL.field(DSL.name("id")).eq(workspace.id()))
                .execute());
        LOG.info("workspace {} is up to date", workspace.id());
    }

    private String preparedAs(Workspace workspace) {
        var stored = database.read(sql -> sql.select(DSL.field(DSL.name("prepared_as"), String.class))
                .from(Database.control("workspace"))
                .where(DSL.field(DSL.name("id")).eq(workspace.id()))
                .fetchOne(0, String.class));
        return stored == null ? "" : stored;
    }

    private static Workspace workspace(Record row) {
        return new Workspace(
                row.get("id", UUID.class),
                row.get("slug", String.class),
                row.get("schema_name", String.class),
                row.get("name", String.class),
                row.get("is_practice", Boolean.class),
                ZoneId.of(row.get("time_zone", String.class)),
                Locale.forLanguageTag(row.get("language", String.class)),
                row.get("currency", String.class),
                row.get("region", String.class));
    }
}
