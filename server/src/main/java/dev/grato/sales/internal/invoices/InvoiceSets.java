package dev.grato.sales.internal.invoices;

import dev.grato.exchange.ElectronicInvoices.Kept;
import dev.grato.exchange.NeededUploads;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps uploads of invoices; each is its owner's alone.
@Component
final class InvoiceSets implements NeededUploads {

    private static final String COLUMNS = "id, created_at, name, files, own_number, summary, run_id, undo_id";

    private final Database database;
    private final Clock clock;

    InvoiceSets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param own the number of the company whose invoices these are; null where nobody can be it
    record InvoiceSet(
            UUID id,
            Instant createdAt,
            String name,
            List<Kept> files,
            @Nullable String own,
            Map<String, @Nullable Object> summary,
            @Nullable UUID run,
            @Nullable UUID undo) {}

    void insert(Actor actor, InvoiceSet set) {
        database.transaction(tx -> tx.execute(
                "insert into " + table(actor.workspace())
                        + " (id, created_at, owner_id, name, files, own_number, summary)"
                        + " values ({0}, {1}, {2}, {3}, {4}::jsonb, {5}, {6}::jsonb)",
                DSL.val(set.id()),
                DSL.val(at(set.createdAt())),
                DSL.val(owner(actor), SQLDataType.UUID),
                DSL.val(set.name()),
                DSL.val(Json.write(json(set.files()))),
                DSL.val(set.own(), SQLDataType.CLOB),
                DSL.val(Json.write(set.summary()))));
    }

    void change(Actor actor, UUID id, @Nullable String own, Map<String, @Nullable Object> summary) {
        database.transaction(tx -> tx.execute(
                "update " + table(actor.workspace())
                        + " set own_number = {1}, summary = {2}::jsonb where id = {0} and run_id is null",
                DSL.val(id),
                DSL.val(own, SQLDataType.CLOB),
                DSL.val(Json.write(summary))));
    }

    /// @return whether neither it nor another one of the workspace was running or had run
    boolean run(Actor actor, UUID id, UUID batch) {
        return database.transaction(tx -> {
            tx.fetch(
                    "select pg_advisory_xact_lock(hashtextextended({0}, 43))",
                    DSL.val(actor.workspace().schema()));
            return tx.execute(
                            "update " + table(actor.workspace())
                                    + " set run_id = {1} where id = {0} and run_id is null and not exists (select 1 from "
                                    + table(actor.workspace()) + " where run_id is not null and ended_at is null)",
                            DSL.val(id),
                            DSL.val(batch))
                    == 1;
        });
    }

    /// Runs that have not ended as far as anybody knows, with their batches.
    Map<UUID, UUID> running(Workspace workspace) {
        return database.read(sql -> sql.resultQuery(
                        "select id, run_id from " + table(workspace) + " where run_id is not null and ended_at is null")
                .fetchMap(row -> row.get("id", UUID.class), row -> row.get("run_id", UUID.class)));
    }

    void ended(Workspace workspace, UUID id) {
        database.transaction(tx -> tx.execute(
                "update " + table(workspace) + " set ended_at = {1} where id = {0} and ended_at is null",
                DSL.val(id),
                DSL.val(at(clock.instant()))));
    }

    void undo(Actor actor, UUID id, UUID batch) {
        database.transaction(tx -> tx.execute(
                "update " + table(actor.workspace()) + " set undo_id = {1} where id = {0}",
                DSL.val(id),
                DSL.val(batch)));
    }

    Optional<InvoiceSet> find(Actor actor, UUID id) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + table(actor.workspace())
                                + " where id = {0} and owner_id = {1}",
                        DSL.val(id),
                        DSL.val(owner(actor), SQLDataType.UUID))
                .fetchOptional(InvoiceSets::set));
    }

    /// Forgets drafts of before this moment; the files of later ones and of what runs are needed.
    @Override
    public Set<String> tidied(Workspace workspace, Instant before) {
        var moment = DSL.val(at(before));
        database.transaction(tx ->
                tx.execute("delete from " + table(workspace) + " where created_at < {0} and run_id is null", moment));
        return Set.copyOf(database.read(sql -> sql.resultQuery(
                        "select distinct f ->> 'sha256' from " + table(workspace)
                                + " s, jsonb_array_elements(s.files) f"
                                + " where s.created_at >= {0} or s.run_id is not null and s.ended_at is null",
                        moment)
                .fetch(0, String.class)));
    }

    /// Newest first.
    List<InvoiceSet> list(Actor actor, int limit) {
        return database.read(sql -> sql.resultQuery(
                        "select " + COLUMNS + " from " + table(actor.workspace())
                                + " where owner_id = {0} order by id desc limit {1}",
                        DSL.val(owner(actor), SQLDataType.UUID),
                        DSL.val(limit))
                .fetch(InvoiceSets::set));
    }

    /// Whose invoices came in last, whoever brought them.
    @Nullable
    String lastOwn(Workspace workspace) {
        return database.read(sql -> sql.resultQuery("select own_number from " + table(workspace)
                                + " where run_id is not null and own_number is not null order by id desc limit 1")
                        .fetchOptional(0, String.class))
                .orElse(null);
    }

    private static InvoiceSet set(Record row) {
        return new InvoiceSet(
                row.get("id", UUID.class),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("name", String.class),
                files(Json.read(row.get("files", JSONB.class).data())),
                row.get("own_number", String.class),
                Json.readObject(row.get("summary", JSONB.class).data()),
                row.get("run_id", UUID.class),
                row.get("undo_id", UUID.class));
    }

    static List<Map<String, Object>> json(List<Kept> files) {
        return files.stream()
                .map(file -> Map.<String, Object>of("name", file.name(), "size", file.size(), "sha256", file.sha256()))
                .toList();
    }

    static List<Kept> files(@Nullable Object json) {
        return Objects.requireNonNullElse(Json.asList(json), List.of()).stream()
                .map(each -> Objects.requireNonNullElse(Json.asObject(each), Map.<String, @Nullable Object>of()))
                .map(each -> new Kept(
                        String.valueOf(each.get("name")),
                        Objects.requireNonNull(Json.asNumber(each.get("size"))).longValue(),
                        String.valueOf(each.get("sha256"))))
                .toList();
    }

    private static OffsetDateTime at(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    private static UUID owner(Actor actor) {
        var user = actor.userId();
        return user == null ? new UUID(0, 0) : user;
    }

    private static String table(Workspace workspace) {
        return Database.quoted(workspace, "invoice_set");
    }
}
