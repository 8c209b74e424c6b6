package dev.grato.model.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.grato.model.Indexes;
import dev.grato.model.ModelChanges;
import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import dev.grato.model.Views;
import dev.grato.model.spi.FilterCheck;
import dev.grato.model.spi.ModelWatcher;
import dev.grato.model.spi.Sight;
import dev.grato.model.types.StandardFieldTypes;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Jobs;
import dev.grato.platform.Secrets;
import dev.grato.platform.Texts;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.platform.postgres.EmbeddedPostgres;
import dev.grato.platform.postgres.EmbeddedPostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.util.FileSystemUtils;

/// A small installation: users, teams, companies, and a workspace of its own.
final class ModelWorld {

    private static Database database;

    final Workspaces workspaces;
    final Workspace workspace;
    final Actor actor;
    final Node one;
    final Node two;
    final Reconciliation reconciliation;

    /// What one process keeps in memory.
    static final class Node {
        final WorkspaceModels models;
        final ModelChanges changes;
        final Views views;
        final Indexes indexes;
        final IndexJob job;
        final ChangeWriter writer;

        Node(DeclaredObjects declared, ObjectProvider<Workspaces> workspaces) {
            var clock = Clock.systemUTC();
            var types = StandardFieldTypes.all();
            var jobs = new Jobs(database, Clock.systemUTC());
            var queue = new IndexQueue(jobs);
            ObjectProvider<FilterCheck> checks = new StaticListableBeanFactory().getBeanProvider(FilterCheck.class);
            var recalculations = new StoredRecalculations(database, jobs, clock);
            models = new WorkspaceModels(
                    database,
                    declared,
                    types,
                    recalculations,
                    clock,
                    new StaticListableBeanFactory().getBeanProvider(ModelWatcher.class));
            var audit = Audit.of(database, clock, new Secrets(Secrets.random(32)));
            writer = new ChangeWriter(database, declared, types, models, queue, recalculations, audit, clock);
            ObjectProvider<Sight> sights = new StaticListableBeanFactory().getBeanProvider(Sight.class);
            changes = new StoredModelChanges(database, writer, declared, types, checks, sights, clock);
            views = new StoredViews(database, models, writer, checks, sights);
            indexes = new BackgroundIndexes(database, models, queue);
            job = new IndexJob(database, jobs, workspaces, writer, models);
        }
    }

    ModelWorld() {
        var types = StandardFieldTypes.all();
        var declared = new DeclaredObjects(List.of(contribution()), types);
        reconciliation = new Reconciliation(
                database(),
                declared,
                types,
                new IndexQueue(new Jobs(database(), Clock.systemUTC())),
                Clock.systemUTC());
        workspaces = new Workspaces(database(), List.of(reconciliation));
        workspaces.migrateControl();
        workspace = workspaces.create(Workspaces.NewWorkspace.of("w" + Long.toHexString(Ids.tag()), "Test"));
        var system = Actor.system(workspace);
        actor = new Actor(
                workspace,
                Actor.Kind.USER,
                Ids.next(),
                Ids.next(),
                null,
                system.rights(),
                workspace.locale(),
                workspace.zone());
        var beans = new StaticListableBeanFactory(Map.of("workspaces", workspaces));
        one = new Node(declared, beans.getBeanProvider(Workspaces.class));
        two = new Node(declared, beans.getBeanProvider(Workspaces.class));
    }

    private static ModelContribution contribution() {
        return () -> List.of(
                ObjectDeclaration.of("user", "users", text("User"), text("Users"))
                        .table("app_user")
                        .field(
                                "name",
                                "text",
                                text("Name"),
                                field -> field.required().indexed()),
                ObjectDeclaration.of("team", "teams", text("Team"), text("Teams"))
                        .field("name", "text", text("Name"))
                        .field(
                                "parent",
                                "relation",
                                text("Parent"),
                                field -> field.to("team").inverse("children")),
                ObjectDeclaration.of("company", "companies", text("Company"), text("Companies"))
                        .owned()
                        .field(
                                "name",
                                "text",
                                text("Name"),
                                field -> field.required().indexed())
                        .field("number", "autoNumber", text("Number"), field -> field.unique())
                        .field(
                                "tags",
                                "multiSelect",
                                text("Tags"),
                                field -> field.option("a", text("A")).indexed())
                        .field(
                                "size",
                                "select",
                                text("Size"),
                                field -> field.option("small", text("Small")).option("large", text("Large")))
                        .field(
                                "partOf",
                                "relation",
                                text("Part of"),
                                field -> field.to("company").inverse("parts"))
                        .field("revenue", "money", text("Revenue")));
    }

    private static Texts text(String english) {
        return Texts.of(english, english, english);
    }

    static synchronized Database database() {
        if (database == null) {
            try {
                var folder = Files.createTempDirectory("grato-model");
                var server = EmbeddedPostgres.start(
                        EmbeddedPostgresSettings.forTests(folder).withBinariesFolder(Path.of("target", "postgres")));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    FileSystemUtils.deleteRecursively(folder.toFile());
                }));
                var config = new HikariConfig();
                config.setJdbcUrl(server.jdbcUrl());
                config.setUsername(server.user());
                config.setPassword(server.password());
                config.setMaximumPoolSize(20);
                database = new Database(new HikariDataSource(config));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }
        return database;
    }

    /// Inserts a bare record and returns its id; `values` are SQL expressions by column.
    UUID insert(String table, Map<String, String> values) {
        var id = Ids.next();
        var columns =
                new StringBuilder("id, version, sync_tag, created_at, updated_at, created_by, updated_by, origin");
        var expressions = new StringBuilder("'" + id + "', 1, 1, now(), now(), 'system', 'system', 'user'");
        values.forEach((column, value) -> {
            columns.append(", ").append(column);
            expressions.append(", ").append(value);
        });
        database()
                .transaction(tx -> tx.execute("insert into " + Database.quoted(workspace, table) + " (" + columns
                        + ") values (" + expressions + ")"));
        return id;
    }

    Object value(String question) {
        return database().read(sql -> sql.fetchValue(question));
    }

    String table(String object) {
        return one.models.refreshed(workspace).require(object).table();
    }

    String column(String object, String field) {
        return one.models
                .refreshed(workspace)
                .require(object)
                .field(field)
                .orElseThrow()
                .column();
    }
}
