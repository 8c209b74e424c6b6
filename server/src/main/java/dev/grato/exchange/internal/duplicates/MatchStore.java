package dev.grato.exchange.internal.duplicates;

import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tables of matching: entries, pairs, models.
@Component
final class MatchStore {

    /// Of records with the same key, so many are compared.
    private static final int MOST_WITH_KEY = 50;
    /// So many records are written at once: far less than a fifth of a second.
    private static final int CHUNK = 50;

    private static final UUID START = new UUID(0, 0);

    private final Database database;

    MatchStore(Database database) {
        this.database = database;
    }

    record Entry(UUID record, Set<Long> keys, List<@Nullable String> texts) {}

    record Pair(
            UUID one,
            UUID other,
            double bits,
            int band,
            @Nullable String verdict) {

        static Pair of(UUID one, UUID other, double bits, int band) {
            boolean isOrdered = one.toString().compareTo(other.toString()) < 0;
            return new Pair(isOrdered ? one : other, isOrdered ? other : one, bits, band, null);
        }
    }

    record Model(String shape, String passes, byte[] model, long records, Instant learnedAt) {}

    Optional<Model> model(Workspace workspace, String table) {
        return database.read(sql -> sql.resultQuery(
                        "select shape, passes, model, records, learned_at from "
                                + Database.quoted(workspace, "match_model") + " where table_name = {0}",
                        DSL.val(table))
                .fetchOptional(row -> new Model(
                        row.get("shape", String.class),
                        row.get("passes", String.class),
                        row.get("model", byte[].class),
                        row.get("records", Long.class),
                        row.get("learned_at", OffsetDateTime.class).toInstant())));
    }

    /// When the model was learned, to see cheaply whether there is another one.
    Optional<Instant> learnedAt(Workspace workspace, String table) {
        return database.read(sql -> sql.resultQuery(
                        "select learned_at from " + Database.quoted(workspace, "match_model")
                                + " where table_name = {0}",
                        DSL.val(table))
                .fetchOptional(
                        row -> row.get("learned_at", OffsetDateTime.class).toInstant()));
    }

    /// @param isAnew whether all records have to be gone over
    void keep(Workspace workspace, String table, Model model, boolean isAnew) {
        database.transaction(tx -> tx.execute(
                "insert into " + Database.quoted(workspace, "match_model")
                        + " (table_name, shape, passes, model, records, learned_at, gone_to)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, {6}) on conflict (table_name) do update set"
                        + " shape = excluded.shape, passes = excluded.passes, model = excluded.model,"
                        + " records = excluded.records, learned_at = excluded.learned_at, gone_to = excluded.gone_to",
                DSL.val(table),
                DSL.val(model.shape()),
                DSL.val(model.passes()),
                DSL.val(model.model()),
                DSL.val(model.records()),
                DSL.val(model.learnedAt().atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE),
                DSL.val(isAnew ? START : null, SQLDataType.UUID)));
    }

    /// The last record that was gone over, where that is under way.
    Optional<UUID> goneTo(Workspace workspace, String table) {
        return database.read(sql -> sql.resultQuery(
                        "select gone_to from " + Database.quoted(workspace, "match_model")
                                + " where table_name = {0} and gone_to is not null",
                        DSL.val(table))
                .fetchOptional("gone_to", UUID.class));
    }

    /// @param to null when all were gone over
    void keepGoneTo(Workspace workspace, String table, @Nullable UUID to) {
        database.transaction(tx -> tx.execute(
                "update " + Database.quoted(workspace, "match_model") + " set gone_to = {1} where table_name = {0}",
                DSL.val(table),
                DSL.val(to, SQLDataType.UUID)));
    }

    /// The next records by their ids, without those in the trash.
    List<UUID> after(Workspace workspace, String table, UUID last, int most) {
        return database.read(sql -> sql.resultQuery(
                        "select id from " + Database.quoted(workspace, table)
                                + " where id > {0} and deleted_at is null order by id limit {1}",
                        DSL.val(last),
                        DSL.val(most))
                .fetch("id", UUID.class));
    }

    long count(Workspace workspace, String table) {
        return database.read(sql -> Objects.requireNonNull(sql.resultQuery(
                        "select count(*) as n from " + Database.quoted(workspace, "match_entry")
                                + " where table_name = {0}",
                        DSL.val(table))
                .fetchOne("n", Long.class)));
    }

    /// Writes entries, takes away those of records that are gone, with their pairs. In short transactions, since
    /// one that writes holds back the change feed of the whole cluster.
    void write(Workspace workspace, String table, List<Entry> entries, Collection<UUID> gone) {
        forget(workspace, gone);
        for (var some : chunks(entries)) {
            database.transaction(tx -> tx.execute(
                    "insert into " + Database.quoted(workspace, "match_entry")
                            + " (record_id, table_name, keys, texts) select e.id, {0}, e.keys::bigint[], e.texts::jsonb"
                            + " from unnest({1}, {2}, {3}) as e (id, keys, texts) order by e.id"
                            + " on conflict (record_id) do update set keys = excluded.keys, texts = excluded.texts",
                    DSL.val(table),
                    DSL.val(some.stream().map(Entry::record).toArray(UUID[]::new)),
                    DSL.val(some.stream().map(entry -> braced(entry.keys())).toArray(String[]::new)),
                    DSL.val(some.stream()
                            .map(entry -> Json.write(entry.texts()))
                            .toArray(String[]::new))));
        }
    }

    private static String braced(Set<Long> keys) {
        return keys.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> List<List<T>> chunks(Collection<T> all) {
        var list = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }

    /// Takes away what is kept of these records and their pairs, but for what people said of two.
    void forget(Workspace workspace, Collection<UUID> records) {
        for (var some : chunks(records)) {
            var ids = DSL.val(some.toArray(UUID[]::new));
            database.transaction(tx -> {
                tx.execute(
                        "delete from " + Database.quoted(workspace, "match_entry") + " where record_id = any({0})",
                        ids);
                return tx.execute(
                        "delete from " + Database.quoted(workspace, "match_pair")
                                + " where (one_id = any({0}) or other_id = any({0})) and verdict is null",
                        ids);
            });
        }
    }

    /// By record the others that share a key with it.
    Map<UUID, Set<UUID>> candidates(Workspace workspace, List<Entry> entries) {
        var records = new ArrayList<UUID>();
        var keys = new ArrayList<Long>();
        for (var entry : entries) {
            for (long key : entry.keys()) {
                records.add(entry.record());
                keys.add(key);
            }
        }
        var found = new HashMap<UUID, Set<UUID>>();
        if (keys.isEmpty()) {
            return found;
        }
        database.transaction(sql -> {
            // an index lookup for each key, whatever the statistics say about the frequent ones
            sql.execute("set local enable_seqscan = off");
            sql.resultQuery(
                            "select distinct k.record_id as one, c.record_id as other"
                                    + " from unnest({0}, {1}) as k (record_id, key) cross join lateral (select"
                                    + " e.record_id from " + Database.quoted(workspace, "match_entry")
                                    + " e where e.keys @> array[k.key] limit " + (MOST_WITH_KEY + 1)
                                    + ") c where c.record_id <> k.record_id",
                            DSL.val(records.toArray(UUID[]::new)),
                            DSL.val(keys.toArray(Long[]::new)))
                    .forEach(row -> found.computeIfAbsent(row.get("one", UUID.class), id -> new HashSet<>())
                            .add(row.get("other", UUID.class)));
            return null;
        });
        return found;
    }

    Map<UUID, List<@Nullable String>> texts(Workspace workspace, Collection<UUID> ids) {
        var texts = new HashMap<UUID, List<@Nullable String>>();
        database.read(sql -> {
            sql.resultQuery(
                            "select record_id, texts::text as texts from " + Database.quoted(workspace, "match_entry")
                                    + " where record_id = any({0})",
                            DSL.val(ids.toArray(UUID[]::new)))
                    .forEach(row -> texts.put(row.get("record_id", UUID.class), list(row.get("texts", String.class))));
            return null;
        });
        return texts;
    }

    private static List<@Nullable String> list(String json) {
        var texts = new ArrayList<@Nullable String>();
        for (var item : Objects.requireNonNull(Json.asList(Json.read(json)))) {
            texts.add(item == null ? null : item.toString());
        }
        return texts;
    }

    /// A part of all records, by chance.
    List<List<@Nullable String>> sample(Workspace workspace, String table, int most) {
        return database.read(sql -> sql.resultQuery(
                        "select texts::text as texts from " + Database.quoted(workspace, "match_entry")
                                + " where table_name = {0} order by hashint8(hashtextextended(record_id::text, 0))"
                                + " limit {1}",
                        DSL.val(table),
                        DSL.val(most))
                .fetch(row -> list(row.get("texts", String.class))));
    }

    /// Takes away what people said of these records.
    void forgetVerdicts(Workspace workspace, Collection<UUID> records) {
        database.transaction(tx -> tx.execute(
                "delete from " + Database.quoted(workspace, "match_pair")
                        + " where one_id = any({0}) or other_id = any({0})",
                DSL.val(records.toArray(UUID[]::new))));
    }

    /// The pairs of each of these records become these; what people said of them stays. In short transactions.
    void replacePairs(Workspace workspace, String table, Map<UUID, List<Pair>> pairs) {
        for (var some : chunks(pairs.keySet())) {
            var distinct = new TreeMap<String, Pair>();
            some.forEach(id -> pairs.getOrDefault(id, List.of())
                    .forEach(pair -> distinct.put(pair.one() + "_" + pair.other(), pair)));
            database.transaction(tx -> {
                tx.execute(
                        "delete from " + Database.quoted(workspace, "match_pair")
                                + " where verdict is null and later_until is null and (one_id = any({0}) or other_id ="
                                + " any({0}))",
                        DSL.val(some.toArray(UUID[]::new)));
                return tx.execute(
                        "insert into " + Database.quoted(workspace, "match_pair")
                                + " (one_id, other_id, table_name, bits, band) select p.one, p.other, {0}, p.bits, p.band"
                                + " from unnest({1}, {2}, {3}, {4}) as p (one, other, bits, band)"
                                + " on conflict (one_id, other_id) do update set bits = excluded.bits,"
                                + " band = excluded.band",
                        DSL.val(table),
                        DSL.val(distinct.values().stream().map(Pair::one).toArray(UUID[]::new)),
                        DSL.val(distinct.values().stream().map(Pair::other).toArray(UUID[]::new)),
                        DSL.val(distinct.values().stream()
                                .map(pair -> (float) pair.bits())
                                .toArray(Float[]::new)),
                        DSL.val(distinct.values().stream()
                                .map(pair -> (short) pair.band())
                                .toArray(Short[]::new)));
            });
        }
    }

    /// What people said, for learning.
    List<Pair> verdicts(Workspace workspace, String table, int most) {
        return database.read(sql -> sql.resultQuery(
                        "select one_id, other_id, bits, band, verdict from "
                                + Database.quoted(workspace, "match_pair")
                                + " where table_name = {0} and verdict is not null limit {1}",
                        DSL.val(table),
                        DSL.val(most))
                .fetch(MatchStore::pair));
    }

    private static Pair pair(org.jooq.Record row) {
        return new Pair(
                row.get("one_id", UUID.class),
                row.get("other_id", UUID.class),
                row.get("bits", Double.class),
                row.get("band", Integer.class),
                row.get("verdict", String.class));
    }

    /// The pairs of a worklist, the strongest first.
    ///
    /// @param visible what makes both records visible, of the aliases `a` and `b` of the object's table
    List<Pair> worklist(
            Workspace workspace,
            String table,
            Condition visible,
            @Nullable Integer band,
            @Nullable Pair after,
            Instant now,
            int limit) {
        var objects = Database.quoted(workspace, table);
        var more = after == null
                ? DSL.noCondition()
                : DSL.condition(
                        "(-p.bits, p.one_id, p.other_id) > ({0}, {1}, {2})",
                        DSL.val((float) -after.bits()), DSL.val(after.one()), DSL.val(after.other()));
        var inBand = band == null ? DSL.noCondition() : DSL.condition("p.band = {0}", DSL.val(band));
        return database.read(sql -> sql.resultQuery(
                        "select p.one_id, p.other_id, p.bits, p.band, p.verdict from "
                                + Database.quoted(workspace, "match_pair") + " p join " + objects
                                + " a on a.id = p.one_id and a.deleted_at is null join " + objects
                                + " b on b.id = p.other_id and b.deleted_at is null where p.table_name = {0}"
                                + " and p.verdict is null and (p.later_until is null or p.later_until < {1})"
                                + " and {2} and {3} and {4} order by p.bits desc, p.one_id, p.other_id limit {5}",
                        DSL.val(table),
                        DSL.val(now.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE),
                        visible,
                        inBand,
                        more,
                        DSL.val(limit))
                .fetch(MatchStore::pair));
    }

    Optional<Pair> pair(Workspace workspace, UUID one, UUID other, String table) {
        var ordered = Pair.of(one, other, 0, 0);
        return database.read(sql -> sql.resultQuery(
                        "select one_id, other_id, bits, band, verdict from "
                                + Database.quoted(workspace, "match_pair")
                                + " where one_id = {0} and other_id = {1} and table_name = {2}",
                        DSL.val(ordered.one()),
                        DSL.val(ordered.other()),
                        DSL.val(table))
                .fetchOptional(MatchStore::pair));
    }

    void say(Workspace workspace, Pair pair, @Nullable String verdict, @Nullable Instant laterUntil) {
        database.transaction(tx -> tx.execute(
                "update " + Database.quoted(workspace, "match_pair")
                        + " set verdict = {2}, later_until = {3} where one_id = {0} and other_id = {1}",
                DSL.val(pair.one()),
                DSL.val(pair.other()),
                DSL.val(verdict, SQLDataType.CLOB),
                DSL.val(
                        laterUntil == null ? null : laterUntil.atOffset(ZoneOffset.UTC),
                        SQLDataType.TIMESTAMPWITHTIMEZONE)));
    }

    /// Those of the ids whose records meet the condition, of the alias `a` of the object's table.
    Set<UUID> visible(Workspace workspace, String table, Condition visible, Collection<UUID> ids) {
        return database.read((DSLContext sql) -> Set.copyOf(sql.resultQuery(
                        "select a.id from " + Database.quoted(workspace, table)
                                + " a where a.id = any({0}) and a.deleted_at is null and {1}",
                        DSL.val(ids.toArray(UUID[]::new)),
                        visible)
                .fetch("id", UUID.class)));
    }
}
