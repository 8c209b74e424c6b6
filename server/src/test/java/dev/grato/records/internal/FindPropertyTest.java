package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ModelChanges;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.Search.Fit;
import dev.grato.records.Search.Wish;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever is written, taken back, refused, or changed in the model: what is searched and who has which handle
/// is what the rows and their history say, and nobody finds what they may not see.
class FindPropertyTest {

    private static final List<String> OBJECTS = List.of("person", "company", "note", "deal", "affiliation", "vessel");

    private final TestServer server = TestServer.running();
    private World world;
    private Records records;
    private Database database;
    private Models models;
    private ProjectionRebuild rebuild;
    private Random random;
    private List<String> names;
    private RandomEdits edits;
    private final List<UUID> modelBatches = new ArrayList<>();

    @BeforeEach
    void open() {
        world = server.world();
        records = server.bean(Records.class);
        database = server.bean(Database.class);
        models = server.bean(Models.class);
        rebuild = server.bean(ProjectionRebuild.class);
        names = RealNames.all();
        world.post("/model/objects", Map.of("name", "vessel", "plural", "vessels"));
        edits = new RandomEdits(world);
    }

    @AfterEach
    void close() {
        world.drop();
    }

    private UUID create(String object, Map<String, Object> values) {
        var id = Ids.next();
        var outcome = records.write(
                world.system(), List.of(Mutation.create(object, id, values)), WriteOptions.single("test"));
        assertThat(outcome).allMatch(each -> each.status().isDone());
        return id;
    }

    @Test
    void keepsWhatRowsAndHistorySay() {
        long seed = Seeds.seed();
        int rounds = Boolean.getBoolean("grato.test.all") ? 40 : 3;
        random = edits.begin(seed);
        try {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < 30; i++) {
                    step();
                }
                rebuild.bringUp(world.workspace());
                var kept = kept();
                assertSame(kept, told(), "after round " + round);
                forget();
                rebuild.bringUp(world.workspace());
                assertSame(kept(), kept, "gone over again");
                findWhatTheySee();
            }
            assertThat(edits.merged()).isGreaterThan(2);
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed, failure);
        }
    }

    private static void assertSame(Set<String> kept, Set<String> told, String when) {
        var tooMany = new TreeSet<>(kept);
        tooMany.removeAll(told);
        var missing = new TreeSet<>(told);
        missing.removeAll(kept);
        assertThat(tooMany)
                .as("kept, but not said by the rows, " + when + "; missing: " + missing)
                .isEmpty();
        assertThat(missing).as("said by the rows, but not kept, " + when).isEmpty();
    }

    // ---------------------------------------------------------------- what is done

    private void step() {
        switch (random.nextInt(13)) {
            case 0, 1, 2, 3 -> edits.write(mutations(true));
            case 4, 5, 6 -> edits.write(mutations(false));
            case 7 -> edits.moveToTrashOrBack(OBJECTS);
            case 8 -> edits.undo();
            case 12 -> edits.merge();
            case 9 -> writeInVain();
            case 10 -> changeModel();
            default -> handOver();
        }
    }

    private List<Mutation> mutations(boolean isNew) {
        var mutations = new ArrayList<Mutation>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            var object = edits.pick(OBJECTS);
            if (isNew) {
                var id = Ids.next();
                edits.ids.computeIfAbsent(object, key -> new ArrayList<>()).add(id);
                mutations.add(Mutation.create(object, id, values(object)));
            } else if (!edits.ids.getOrDefault(object, List.of()).isEmpty()) {
                mutations.add(Mutation.update(object, edits.pick(edits.ids.get(object)), values(object)));
            }
        }
        return mutations;
    }

    private Map<String, Object> values(String object) {
        var values = new HashMap<String, Object>();
        var name = edits.pick(names);
        switch (object) {
            case "person" -> {
                values.put("name", name);
                values.put("emails", random.nextInt(3) == 0 ? null : List.of(email(), email() + "x"));
                values.put("phones", random.nextInt(3) == 0 ? null : "+3934712345" + (10 + random.nextInt(20)));
                values.put("jobTitle", random.nextBoolean() ? "Chef " + edits.pick(names) : null);
                values.put(
                        "description",
                        random.nextBoolean()
                                ? "Ci ha chiesto che gli facciamo uno sconto perché non è il primo ordine di "
                                        + edits.pick(names)
                                : null);
                values.put("taxId", "RSSMRA85T10A562S");
            }
            case "company" -> {
                values.put("name", name + " S.p.A.");
                values.put("emails", random.nextBoolean() ? "info@" + random.nextInt(9) + ".example" : null);
                values.put("externalId", random.nextBoolean() ? "ERP-" + random.nextInt(8) : null);
                values.put(
                        "website", random.nextBoolean() ? "https://www.site" + random.nextInt(9) + ".example" : null);
            }
            case "note" -> {
                values.put("subject", random.nextBoolean() ? "Meeting with " + name : null);
                values.put("body", "<p>They were <b>talking</b> about deliveries to " + name + "</p>");
            }
            case "deal" -> values.put("name", "Deal " + name);
            case "affiliation" -> {
                values.put("role", "Buyer " + name);
                values.put("person", edits.pickId("person"));
                values.put("company", edits.pickId("company"));
            }
            default -> values.put("name", "Vessel " + name);
        }
        var type = models.refreshed(world.workspace()).object(object).orElse(null);
        if (type != null) {
            type.liveFields().values().stream()
                    .filter(FieldDefinition::isCustom)
                    .forEach(field -> {
                        if (field.type().key().equals("text")
                                && random.nextBoolean()
                                && !field.name().equals("name")) {
                            values.put(field.name(), "Extra " + edits.pick(names));
                        }
                    });
        }
        if (type != null && type.isOwned() && random.nextBoolean()) {
            values.put("owner", edits.pick(edits.users).userId().toString());
        }
        return values;
    }

    private String email() {
        return "mail" + random.nextInt(12) + "@Müller.example";
    }

    /// All of it is rolled back by the last edit.
    private void writeInVain() {
        var mutations = new ArrayList<>(mutations(true));
        mutations.addAll(mutations(false));
        mutations.add(Mutation.create("company", Ids.next(), Map.of("nonsense", 1)));
        records.write(world.system(), mutations, new WriteOptions("test", true, null, null));
    }

    private void handOver() {
        var object = edits.pick(List.of("person", "company", "deal"));
        if (!edits.ids.getOrDefault(object, List.of()).isEmpty()) {
            edits.write(List.of(Mutation.update(
                    object,
                    edits.pick(edits.ids.get(object)),
                    Map.of("owner", edits.pick(edits.users).userId().toString()))));
        }
    }

    private void changeModel() {
        var changes = server.bean(ModelChanges.class);
        var name = "extra" + random.nextInt(4);
        try {
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    Map<String, Object> field = random.nextBoolean()
                            ? Map.of("name", name, "type", "text")
                            : Map.of("name", name, "type", "text", "settings", Map.of("handle", "device"));
                    modelBatches.add(changes.createField(
                                    world.admin(), edits.pick(List.of("people", "vessels")), new HashMap<>(field))
                            .batchId());
                }
                case 2 ->
                    modelBatches.add(changes.changeField(
                                    world.admin(),
                                    edits.pick(List.of("people", "vessels")),
                                    name,
                                    new HashMap<>(Map.of("retired", true)))
                            .batchId());
                default -> {
                    if (!modelBatches.isEmpty()) {
                        changes.undo(world.admin(), modelBatches.removeLast());
                    }
                }
            }
        } catch (dev.grato.platform.GratoException refused) {
            // no such field, or one that is there already
        }
    }

    // ---------------------------------------------------------------- what is kept, and what rows say

    private TreeSet<String> kept() {
        var lines = new TreeSet<String>();
        var schema = world.workspace();
        database.read(sql -> {
            fetch(
                    sql,
                    lines,
                    "entry",
                    "select table_name, record_id, owner_id, team_id, title, words, touched_on from "
                            + Database.quoted(schema, "search_entry"));
            fetch(
                    sql,
                    lines,
                    "body",
                    "select table_name, record_id, column_name, owner_id, team_id, words::text from "
                            + Database.quoted(schema, "search_body"));
            fetch(
                    sql,
                    lines,
                    "handle",
                    "select table_name, record_id, column_name, kind, scope, value, written,"
                            + " is_primary, is_shared, since, until from " + Database.quoted(schema, "handle"));
            return 0;
        });
        return lines;
    }

    private static void fetch(DSLContext sql, Set<String> lines, String kind, String statement) {
        sql.fetch(statement).forEach(row -> {
            var cells = new ArrayList<String>();
            for (int i = 0; i < row.size(); i++) {
                var cell = row.get(i);
                cells.add(String.valueOf(cell instanceof java.time.OffsetDateTime moment ? moment.toInstant() : cell));
            }
            lines.add(kind + " " + cells);
        });
    }

    private TreeSet<String> told() {
        var lines = new TreeSet<String>();
        var model = models.refreshed(world.workspace());
        for (var object : model.objects()) {
            var fields = SearchFields.of(object);
            for (var record : all(object, false)) {
                if (!object.name().equals("affiliation") && !fields.isEmpty()) {
                    searched(object, fields, record, lines);
                }
                handles(object, record, true, lines);
            }
            all(object, true).forEach(record -> handles(object, record, false, lines));
        }
        return lines;
    }

    private List<CrmRecord> all(ObjectType object, boolean inTrash) {
        var found = new ArrayList<CrmRecord>();
        String cursor = null;
        do {
            var page = records.query(
                    world.system(),
                    new Query(
                            object.name(),
                            null,
                            List.of("-createdAt"),
                            List.of(),
                            List.of(),
                            500,
                            cursor,
                            Query.Count.NONE,
                            inTrash));
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }

    private void searched(ObjectType object, SearchFields fields, CrmRecord record, Set<String> lines) {
        var owner = object.isOwned() ? record.value("owner") : null;
        var team = object.isOwned() ? record.value("team") : null;
        var day = String.valueOf(record.value("updatedAt")).substring(0, 10);
        lines.add("entry "
                + List.of(
                        object.table(),
                        record.id(),
                        String.valueOf(owner),
                        String.valueOf(team),
                        fields.title(record.values()),
                        fields.words(record.values()),
                        day));
        for (var field : fields.bodies()) {
            var value = record.value(field.name());
            if (value == null) {
                continue;
            }
            var plain = ((String) value).replaceAll("<[^>]*>", "");
            var language = plain.startsWith("They") ? "english" : "italian";
            var words = database.read(sql -> sql.fetchSingle(
                            "select (to_tsvector('" + language + "', {0}) || to_tsvector('simple', {0}))::text",
                            org.jooq.impl.DSL.val(dev.grato.platform.Folding.foldWhole(plain)))
                    .get(0, String.class));
            lines.add("body "
                    + List.of(
                            object.table(),
                            record.id(),
                            field.column(),
                            String.valueOf(owner),
                            String.valueOf(team),
                            words));
        }
    }

    /// By looking at each state the record was in, one after the other.
    private void handles(ObjectType object, CrmRecord record, boolean isLive, Set<String> lines) {
        var changes = database
                .read(sql ->
                        server.bean(ChangeLog.class).of(sql, world.workspace(), record.id(), Long.MAX_VALUE, 10_000))
                .stream()
                .map(change -> LogNames.named(object, change))
                .toList()
                .reversed();
        var state = new HashMap<String, Object>();
        var open = new TreeMap<String, Instant>();
        var last = new HashMap<String, HandleRow>();
        for (var change : changes) {
            change.before().keySet().forEach(state::remove);
            state.putAll(change.after());
            Map<HandleRow.Key, HandleRow> has =
                    change.operation() == Change.Operation.DELETE ? Map.of() : HandleRow.of(object, state);
            var present = new HashMap<String, HandleRow>();
            has.forEach((key, row) -> present.put(key.toString(), row));
            for (var key : new ArrayList<>(open.keySet())) {
                if (!present.containsKey(key)) {
                    var since = open.remove(key);
                    if (since.isBefore(change.at())) {
                        lines.add(line(object, record, last.get(key), since, change.at()));
                    }
                }
            }
            present.forEach((key, row) -> {
                open.putIfAbsent(key, change.at());
                last.put(key, row);
            });
        }
        assertThat(!open.isEmpty() && !isLive).isFalse();
        open.forEach((key, since) -> lines.add(line(object, record, last.get(key), since, null)));
    }

    private static String line(ObjectType object, CrmRecord record, HandleRow row, Instant since, Instant until) {
        var cells = new ArrayList<String>();
        for (var cell : new Object[] {
            object.table(),
            record.id(),
            row.key().column(),
            row.key().kind(),
            row.scope(),
            row.key().value(),
            row.written(),
            row.isPrimary(),
            row.isShared(),
            since,
            until
        }) {
            cells.add(String.valueOf(cell));
        }
        return "handle " + cells;
    }

    private void forget() {
        database.transaction(tx -> {
            tx.execute("update " + Database.quoted(world.workspace(), "projection_state") + " set is_ready = false");
            tx.execute("delete from " + Database.quoted(world.workspace(), "search_entry") + " where random() < 0.3");
            return tx.execute("delete from " + Database.quoted(world.workspace(), "handle") + " where random() < 0.3");
        });
        rebuild.forget(world.workspace());
    }

    // ---------------------------------------------------------------- what edits.users find

    private void findWhatTheySee() {
        var real = server.bean(AccessPolicy.class);
        var clock = server.bean(Clock.class);
        var projection = server.bean(SearchProjection.class);
        for (var user : edits.users) {
            for (var hidden : List.of(Set.<String>of(), Set.of("emails", "jobTitle"), Set.of("name", "description"))) {
                var policy = hiding(real, hidden);
                var queries = new RecordQueries(
                        database, models, policy, server.bean(LargeSorts.class), server.bean(Places.class), clock);
                var search = new SearchService(database, models, policy, projection, rebuild, queries, clock);
                for (var q : questions()) {
                    var found = new TreeSet<String>();
                    search.find(user, new Wish(q, List.of(), 100, false)).items().stream()
                            .filter(hit -> hit.fit() != Fit.TYPO && hit.fit() != Fit.TEXT)
                            .forEach(hit -> found.add(hit.object() + " " + hit.id()));
                    assertThat(found)
                            .as(user.userId() + " without " + hidden + " looking for " + q)
                            .isEqualTo(expected(queries, policy, user, q));
                    assertThat(search.find(user, new Wish(q, List.of(), 100, false))
                                    .items())
                            .allMatch(hit -> !hidden.contains("name")
                                    || !Set.of("person", "company", "deal", "vessel")
                                            .contains(hit.object())
                                    || hit.title() == null);
                }
            }
        }
    }

    private List<String> questions() {
        var questions = new ArrayList<>(List.of("mail3", "3471234", "erp-4", "chef", "extra", "rossi", "s.p.a."));
        for (int i = 0; i < 6; i++) {
            var words = edits.pick(names).split(" ", -1);
            var word = words[random.nextInt(words.length)];
            questions.add(word.length() > 4 && random.nextBoolean() ? word.substring(1, 4) : word);
        }
        return questions;
    }

    private Set<String> expected(RecordQueries queries, AccessPolicy policy, Actor user, String q) {
        var found = new TreeSet<String>();
        var model = models.current(world.workspace());
        for (var object : model.objects()) {
            if (!policy.knows(user, object) || object.name().equals("affiliation")) {
                continue;
            }
            var page = queries.page(
                    user,
                    new Query(
                            object.name(),
                            null,
                            List.of("-createdAt"),
                            List.of(),
                            List.of(),
                            500,
                            null,
                            Query.Count.NONE,
                            false));
            for (var record : page.items()) {
                if (fits(policy, user, object, record, q)) {
                    found.add(object.name() + " " + record.id());
                }
            }
        }
        return found;
    }

    /// The same words in the same spellings, looked for in each text of each field one may read.
    private static boolean fits(AccessPolicy policy, Actor user, ObjectType object, CrmRecord record, String q) {
        var texts = new HashSet<String>();
        for (var field : object.liveFields().values()) {
            var value = record.value(field.name());
            if (value != null
                    && !field.isSensitive()
                    && field.type().givesKeywords()
                    && policy.field(user, object, field) != FieldRight.HIDDEN) {
                texts.add(SearchText.segment(field, value).substring(2));
            }
        }
        var whole = String.join(" ", texts);
        var words = SearchWords.of(q, "IT");
        boolean isTitle = !words.whole().isEmpty()
                && policy.field(user, object, object.field(object.titleField()).orElseThrow()) != FieldRight.HIDDEN
                && SearchFields.of(object).title(record.values()).startsWith(words.whole());
        return isTitle
                || !words.words().isEmpty()
                        && words.words().stream()
                                .allMatch(word -> word.spellings().stream()
                                        .anyMatch(spelling -> SearchWords.isLongEnough(spelling)
                                                ? whole.contains(spelling)
                                                : (" " + whole).contains(" " + spelling)))
                || words.numbers().stream().anyMatch(whole::contains);
    }

    private static AccessPolicy hiding(AccessPolicy real, Set<String> hidden) {
        return (AccessPolicy) Proxy.newProxyInstance(
                AccessPolicy.class.getClassLoader(), new Class<?>[] {AccessPolicy.class}, (proxy, method, args) -> {
                    if (method.getName().equals("field") && hidden.contains(((FieldDefinition) args[2]).name())) {
                        return FieldRight.HIDDEN;
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException failure) {
                        throw Objects.requireNonNull(failure.getCause());
                    }
                });
    }
}
