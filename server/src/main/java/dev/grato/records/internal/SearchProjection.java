package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Database;
import dev.grato.records.CrmRecord;
import dev.grato.records.spi.SearchExclusion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Keeps what is searched: one entry for each live record with its names, handles and numbers, one body for each
/// of its texts, both with owner and team, so that a search finds only what its caller may see.
@Component
final class SearchProjection implements Projection {

    static final String NAME = "search";
    static final String ENTRIES = "search_entry";
    static final String BODIES = "search_body";
    private static final String VERSION = "1";

    private final Map<String, SearchExclusion> exclusions = new LinkedHashMap<>();
    private final PerModel<SearchFields> fields = new PerModel<>((model, object) -> fieldsOf(object));

    private final PerModel<String> shapes = new PerModel<>(this::shapeOf);

    SearchProjection(ObjectProvider<SearchExclusion> exclusions) {
        exclusions.forEach(exclusion -> this.exclusions.put(exclusion.object(), exclusion));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String shape(Model model, ObjectType object) {
        return shapes.of(model, object);
    }

    private String shapeOf(Model model, ObjectType object) {
        var searched = fields(model, object);
        var exclusion = exclusions.get(object.name());
        return searched.isEmpty()
                ? ""
                : VERSION + (exclusion == null ? "" : " " + exclusion.version()) + " " + searched.shape();
    }

    private SearchFields fieldsOf(ObjectType object) {
        var exclusion = exclusions.get(object.name());
        return exclusion != null && exclusion.leavesOutAll() ? SearchFields.NONE : SearchFields.of(object);
    }

    SearchFields fields(Model model, ObjectType object) {
        return fields.of(model, object);
    }

    @Override
    public void follow(Context context, ObjectType object, List<RowChange> changes) {
        var gone = new ArrayList<UUID>();
        var entries = new ArrayList<Entry>();
        var bodies = new ArrayList<Body>();
        var emptied = new ArrayList<UUID>();
        for (var change : changes) {
            var before = doc(context, object, change.wasLive(), change.before());
            var after = doc(context, object, change.isLive(), change.after());
            if (after == null) {
                if (before != null) {
                    gone.add(change.id());
                }
                continue;
            }
            var day = day(change.wasLive() ? context.at() : since(change.after(), context.at()));
            entries.add(new Entry(change.id(), after, day));
            boolean isSameBodies = before != null && before.hasSameBodies(after);
            if (!isSameBodies) {
                if (before != null && !before.bodies().isEmpty()) {
                    emptied.add(change.id());
                }
                after.bodies().forEach((column, text) -> bodies.add(new Body(change.id(), column, text, after)));
            }
        }
        delete(context, object, ENTRIES, gone);
        gone.addAll(emptied);
        delete(context, object, BODIES, gone);
        write(context, object, entries);
        writeBodies(context, object, bodies);
    }

    @Override
    public void rebuild(Context context, ObjectType object, List<CrmRecord> records) {
        var all = records.stream().map(CrmRecord::id).toList();
        var entries = new ArrayList<Entry>();
        var bodies = new ArrayList<Body>();
        for (var record : records) {
            var doc = doc(context, object, record.value("deletedAt") == null, record.values());
            if (doc != null) {
                var day = day(moment(record.values(), "updatedAt"));
                entries.add(new Entry(record.id(), doc, day));
                doc.bodies().forEach((column, text) -> bodies.add(new Body(record.id(), column, text, doc)));
            }
        }
        delete(context, object, ENTRIES, all);
        delete(context, object, BODIES, all);
        write(context, object, entries);
        writeBodies(context, object, bodies);
    }

    // ---------------------------------------------------------------- what is kept of a record

    /// @param bodies texts of many lines, by column
    private record Doc(
            @Nullable UUID owner, @Nullable UUID team, String title, String words, Map<String, BodyText> bodies) {

        boolean hasSameBodies(Doc other) {
            return Objects.equals(owner, other.owner)
                    && Objects.equals(team, other.team)
                    && bodies.equals(other.bodies);
        }
    }

    private record Entry(UUID id, Doc doc, LocalDate day) {}

    private record Body(UUID id, String column, BodyText text, Doc doc) {}

    /// Null where nothing can be found.
    private @Nullable Doc doc(
            Context context, ObjectType object, boolean isLive, Map<String, @Nullable Object> values) {
        var exclusion = exclusions.get(object.name());
        var searched = fields(context.model(), object);
        if (!isLive || searched.isEmpty() || exclusion != null && exclusion.isLeftOut(values)) {
            return null;
        }
        var workspace = context.workspace();
        var printing =
                new ValueContext(workspace.currency(), workspace.region(), workspace.locale(), day(context.at()));
        var bodies = new LinkedHashMap<String, BodyText>();
        for (var field : searched.bodies()) {
            var value = values.get(field.name());
            if (value != null) {
                bodies.put(
                        field.column(),
                        BodyText.of(
                                field.type().print(value, field, printing),
                                values.get("language"),
                                workspace.locale().getLanguage()));
            }
        }
        return new Doc(
                object.isOwned() ? Rows.id(values.get("owner")) : null,
                object.isOwned() ? Rows.id(values.get("team")) : null,
                searched.title(values),
                searched.words(values),
                bodies);
    }

    private static Instant moment(Map<String, @Nullable Object> values, String name) {
        return Instant.parse((String) Objects.requireNonNull(values.get(name)));
    }

    /// When a record was last touched that comes back from the trash; for a new one, now.
    private static Instant since(Map<String, @Nullable Object> values, Instant now) {
        return values.get("updatedAt") instanceof String text ? Instant.parse(text) : now;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    // ---------------------------------------------------------------- how it is kept

    private static void delete(Context context, ObjectType object, String table, List<UUID> ids) {
        if (!ids.isEmpty()) {
            context.tx()
                    .deleteFrom(Database.table(context.workspace(), table))
                    .where(Database.column("record_id", UUID.class).eq(DSL.any(ids.toArray(UUID[]::new))))
                    .and(Database.column("table_name", String.class).eq(object.table()))
                    .execute();
        }
    }

    /// Rows that are there already as they ought to be are not written again: an entry costs as many index
    /// entries as it has trigrams.
    private static void write(Context context, ObjectType object, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var rows = new BulkSql();
        int id = rows.column("record_id", "uuid");
        int table = rows.column("table_name", "text");
        int owner = rows.column("owner_id", "uuid");
        int team = rows.column("team_id", "uuid");
        int title = rows.column("title", "text");
        int words = rows.column("words", "text");
        int day = rows.column("touched_on", "date");
        for (var entry : entries) {
            rows.add(id, entry.id());
            rows.add(table, object.table());
            rows.add(owner, entry.doc().owner());
            rows.add(team, entry.doc().team());
            rows.add(title, entry.doc().title());
            rows.add(words, entry.doc().words());
            rows.add(day, entry.day());
        }
        var to = Database.quoted(context.workspace(), ENTRIES);
        rows.execute(
                context.tx(),
                "insert into " + to + " as e (" + rows.names() + ") select " + rows.casts() + " from " + rows.source()
                        + " on conflict (record_id, table_name) do update set owner_id = excluded.owner_id,"
                        + " team_id = excluded.team_id, title = excluded.title, words = excluded.words,"
                        + " touched_on = excluded.touched_on"
                        + " where (e.owner_id, e.team_id, e.title, e.words, e.touched_on) is distinct from"
                        + " (excluded.owner_id, excluded.team_id, excluded.title, excluded.words,"
                        + " excluded.touched_on)");
    }

    private static void writeBodies(Context context, ObjectType object, List<Body> bodies) {
        if (bodies.isEmpty()) {
            return;
        }
        var rows = new BulkSql();
        int id = rows.column("record_id", "uuid");
        int table = rows.column("table_name", "text");
        int column = rows.column("column_name", "text");
        int owner = rows.column("owner_id", "uuid");
        int team = rows.column("team_id", "uuid");
        for (var body : bodies) {
            rows.add(id, body.id());
            rows.add(table, object.table());
            rows.add(column, body.column());
            rows.add(owner, body.doc().owner());
            rows.add(team, body.doc().team());
        }
        int configuration = rows.column("configuration", "text");
        int text = rows.column("body", "text");
        for (var body : bodies) {
            rows.add(configuration, body.text().configuration());
            rows.add(text, body.text().text());
        }
        rows.execute(
                context.tx(),
                "insert into " + Database.quoted(context.workspace(), BODIES)
                        + " (record_id, table_name, column_name, owner_id, team_id, words)"
                        + " select u.record_id::uuid, u.table_name, u.column_name, u.owner_id::uuid, u.team_id::uuid,"
                        + " pg_catalog.to_tsvector(u.configuration::pg_catalog.regconfig, u.body)"
                        + " || pg_catalog.to_tsvector('pg_catalog.simple', u.body) from " + rows.source()
                        + " on conflict (record_id, table_name, column_name) do update"
                        + " set owner_id = excluded.owner_id, team_id = excluded.team_id, words = excluded.words");
    }
}
