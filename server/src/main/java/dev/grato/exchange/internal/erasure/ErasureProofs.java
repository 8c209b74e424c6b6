package dev.grato.exchange.internal.erasure;

import dev.grato.exchange.Erasures;
import dev.grato.exchange.Erasures.Place;
import dev.grato.exchange.Erasures.Preview;
import dev.grato.exchange.Erasures.Proof;
import dev.grato.exchange.ExportError;
import dev.grato.model.Models;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.records.Erasure;
import dev.grato.records.Erasure.Reach;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.Search;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Asks twice, has the engine erase, and keeps the proof.
@Service
final class ErasureProofs implements Erasures {

    private static final int PLACES = 100;
    private static final int LISTED = 500;

    private final Erasure erasure;
    private final Records records;
    private final Search search;
    private final Models models;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    ErasureProofs(
            Erasure erasure,
            Records records,
            Search search,
            Models models,
            Database database,
            Audit audit,
            Clock clock) {
        this.erasure = erasure;
        this.records = records;
        this.search = search;
        this.models = models;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Preview preview(Actor actor, String object, UUID id) {
        var reach = erasure.preview(actor, object, id);
        var title = title(actor, object, id);
        return new Preview(title, reach, title.equals(id.toString()) ? List.of() : places(actor, title, reach));
    }

    private List<Place> places(Actor actor, String title, Reach reach) {
        return search.find(actor, new Search.Wish(title, List.of(), PLACES, false)).items().stream()
                .filter(hit -> !reach.records().contains(hit.id()) && hit.fit() != Search.Fit.TYPO)
                .map(hit -> new Place(hit.object(), hit.id(), hit.title()))
                .toList();
    }

    private String title(Actor actor, String object, UUID id) {
        var record = records.find(actor, object, id).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        var type = models.current(actor.workspace()).object(object).orElseThrow();
        var field = type.field(type.titleField()).orElse(null);
        var value = field == null ? null : record.value(field.name());
        return field == null || value == null
                ? id.toString()
                : field.type().print(value, field, ValueContext.of(actor.workspace(), clock));
    }

    @Override
    public Proof erase(Actor actor, String object, UUID id, String confirm, String reason) {
        if (!title(actor, object, id).strip().equals(confirm.strip())) {
            throw new GratoException(ExportError.ERASURE_NOT_CONFIRMED);
        }
        var reach = erasure.erase(actor, object, id);
        var proof = new Proof(
                Ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                object,
                hash(actor.workspace(), id),
                reason,
                json(reach));
        insert(actor, proof);
        audit.record(SecurityEvent.by(actor, "person.erased")
                .with("object", object)
                .with("proof", proof.id().toString()));
        return proof;
    }

    private static Map<String, @Nullable Object> json(Reach reach) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("erased", reach.erased());
        json.put("emptied", reach.emptied());
        json.put("changes", reach.changes());
        json.put("files", reach.files());
        return json;
    }

    private static String hash(Workspace workspace, UUID id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest((workspace.id() + " " + id).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void insert(Actor actor, Proof proof) {
        database.transaction(tx -> tx.execute(
                "insert into " + Database.quoted(actor.workspace(), "erasure")
                        + " (id, at, object, record_hash, reason, user_id, reach)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, {6}::jsonb)",
                DSL.val(proof.id()),
                DSL.val(OffsetDateTime.ofInstant(proof.at(), ZoneOffset.UTC)),
                DSL.val(proof.object()),
                DSL.val(proof.recordHash()),
                DSL.val(proof.reason()),
                DSL.val(actor.userId(), UUID.class),
                DSL.val(Json.write(proof.reach()))));
    }

    @Override
    public List<Proof> list(Actor actor) {
        return database.read(sql -> sql.resultQuery(
                        "select id, at, object, record_hash, reason, reach::text as reach from "
                                + Database.quoted(actor.workspace(), "erasure") + " order by id desc limit {0}",
                        DSL.val(LISTED))
                .fetch(ErasureProofs::proof));
    }

    private static Proof proof(Record row) {
        return new Proof(
                row.get("id", UUID.class),
                row.get("at", OffsetDateTime.class).toInstant(),
                row.get("object", String.class),
                row.get("record_hash", String.class),
                row.get("reason", String.class),
                Json.readObject(row.get("reach", String.class)));
    }
}
