package dev.grato.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.RestoredLog;
import dev.grato.records.WriteOptions;
import dev.grato.sync.internal.SyncService;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SyncReadTest {

    private static World world;
    private static Staff staff;
    private static UUID sees;
    private static UUID seesTeam;
    private UUID north;
    private UUID south;
    private Member olga;
    private Member piet;

    @BeforeAll
    static void open() {
        world = TestServer.running().world();
        staff = new Staff(world);
        sees = role("all", Map.of());
        seesTeam = role("team", Map.of());
    }

    @AfterAll
    static void close() {
        world.drop();
    }

    @BeforeEach
    void hire() {
        north = staff.team("North", null);
        south = staff.team("South", null);
        olga = staff.hire("Olga", sees, north);
        piet = staff.hire("Piet", seesTeam, south);
    }

    private static UUID role(String scope, Map<String, ?> rights) {
        var fields = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> fields.put(action + "Scope", scope));
        fields.put("rights", rights);
        return staff.role("Role " + scope + " " + Ids.next(), fields);
    }

    private static UUID make(String object, UUID owner, UUID team, Object... more) {
        var values = new HashMap<String, Object>();
        put(values, "owner", owner);
        put(values, "team", team);
        for (int i = 0; i < more.length; i += 2) {
            put(values, (String) more[i], more[i + 1]);
        }
        return staff.create(object, values);
    }

    private static void put(Map<String, Object> values, String field, Object value) {
        if (value != null) {
            values.put(field, value instanceof UUID id ? id.toString() : value);
        }
    }

    private static void age(String table, UUID record) {
        sql("update {schema}." + table + " set updated_at = now() - interval '400 days' where id = '" + record + "'");
    }

    private static void sql(String statement) {
        world.server()
                .bean(Database.class)
                .transaction(tx -> tx.execute(
                        statement.replace("{schema}", world.workspace().schema())));
    }

    @Nested
    class Bootstrap {

        @Test
        void givesWhatIsOnesOwnOrTheTeamsAndWasChangedLately() {
            var own = make("company", olga.user(), null, "name", "Own");
            var team = make("company", piet.user(), north, "name", "Team's");
            var foreign = make("company", piet.user(), south, "name", "Foreign");
            var old = make("company", olga.user(), north, "name", "Old");
            age("company", old);

            var device = TestDevice.of(olga);

            assertThat(device.has(own)).isTrue();
            assertThat(device.has(team)).isTrue();
            assertThat(device.has(foreign))
                    .as("visible, but nobody's she works with")
                    .isFalse();
            assertThat(device.has(old)).isFalse();
        }

        @Test
        void givesWhatOnesRecordsPointAt() {
            var company = make("company", piet.user(), south, "name", "Theirs");
            var hidden = make("company", piet.user(), south, "name", "Farther");
            var deal = make("deal", olga.user(), north, "name", "Deal", "company", company);
            var foreign = make("deal", piet.user(), south, "name", "Foreign", "company", hidden);
            var task = make(
                    "task",
                    olga.user(),
                    north,
                    "subject",
                    "Call",
                    "about",
                    Map.of("object", "deal", "id", foreign.toString()));

            var device = TestDevice.of(olga);

            assertThat(device.has(deal)).isTrue();
            assertThat(device.has(task)).isTrue();
            assertThat(device.has(company)).isTrue();
            assertThat(device.has(foreign)).isTrue();
            assertThat(device.has(hidden)).as("no second step").isFalse();
            assertThat(device.values(deal)).containsEntry("company", company.toString());
        }

        @Test
        void givesOpenTasksAndEventsAroundNowHoweverOldTheyAre() {
            var open = make("task", olga.user(), null, "subject", "Open", "status", "open");
            var done = make("task", olga.user(), null, "subject", "Done", "status", "done");
            var soon = make("event", olga.user(), null, "subject", "Soon", "startsAt", at(5));
            var late = make("event", olga.user(), null, "subject", "Late", "startsAt", at(40));
            List.of(open, done).forEach(id -> age("task", id));
            List.of(soon, late).forEach(id -> age("calendar_event", id));

            var device = TestDevice.of(olga);

            assertThat(device.has(open)).isTrue();
            assertThat(device.has(done)).isFalse();
            assertThat(device.has(soon)).isTrue();
            assertThat(device.has(late)).isFalse();
        }

        private static String at(int days) {
            return Instant.now()
                    .plus(days, ChronoUnit.DAYS)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        }

        @Test
        void givesListsWholeAndWhatBelongsToOnesPeople() {
            var person = make("person", olga.user(), north, "name", Map.of("family", "Rossi"));
            var company = make("company", piet.user(), south, "name", "Theirs");
            var affiliation =
                    staff.create("affiliation", Map.of("person", person.toString(), "company", company.toString()));

            var device = TestDevice.of(olga);

            assertThat(device.has(piet.user())).isTrue();
            assertThat(device.has(south)).isTrue();
            assertThat(device.has(affiliation)).isTrue();
            assertThat(device.has(company)).as("the affiliation points at it").isTrue();
        }

        @Test
        void goesOnPageByPage() {
            var edits = new ArrayList<Mutation>();
            for (int i = 0; i < 2_200; i++) {
                edits.add(Mutation.create(
                        "note",
                        Ids.next(),
                        Map.of("subject", "Note " + i, "owner", olga.user().toString())));
            }
            staff.write(edits.toArray(Mutation[]::new));

            var device = TestDevice.of(olga);

            assertThat(edits)
                    .allSatisfy(edit -> assertThat(device.has(edit.id())).isTrue());
            var rows = new HashMap<>(device.rows);
            int answers = device.bootstrapAtOnce();
            assertThat(device.rows)
                    .as("the same when all pages are asked at once")
                    .isEqualTo(rows);
            assertThat(answers).isEqualTo(rows.size() / SyncService.PAGES + 1);
        }

        @Test
        void beginsNothingWithAnOldSchemaAndNotWithoutADevice() {
            var device = TestDevice.of(olga);

            assertThat(device.call("/bootstrap", Map.of("schema", "0000"))).containsEntry("reconcile", "schema");
            assertThat(olga.get("/sync/schema").status()).isEqualTo(400);
            assertThat(olga.send("POST", "/sync/page", Map.of("page", "x"), "Grato-Device", Ids.next() + "")
                            .status())
                    .isIn(400, 403);
            assertThat(device.send("POST", "/page", Map.of("page", "bm8=")).status())
                    .isEqualTo(400);
        }

        @Test
        void isLimitedForEachDeviceAndEachUser() {
            var schema = Map.of("schema", schemaOf(new TestDevice(olga)));
            int begun = 0;
            for (int i = 0; i < 3; i++) {
                begun += untilRefused(new TestDevice(olga), schema);
                assertThat(begun).isBetween(30 * (i + 1), 30 * (i + 1) + 3);
            }

            begun += untilRefused(new TestDevice(olga), schema);

            assertThat(begun).as("of all devices").isBetween(100, 110);
            assertThat(new TestDevice(piet).send("POST", "/bootstrap", schema).status())
                    .isEqualTo(200);
        }

        private static Object schemaOf(TestDevice device) {
            device.fetchSchema();
            return device.schema.get("schema");
        }

        private static int untilRefused(TestDevice device, Map<String, Object> schema) {
            for (int begun = 0; begun <= 110; begun++) {
                var answer = device.send("POST", "/bootstrap", schema);
                if (answer.status() != 200) {
                    assertThat(answer.status()).isEqualTo(429);
                    assertThat(answer.header("Retry-After")).isNotEmpty();
                    return begun;
                }
            }
            throw new AssertionError("never refused");
        }
    }

    @Nested
    class Pull {

        @Test
        void bringsWhatWasWrittenAndTakesWhatLeft() {
            var company = make("company", olga.user(), north, "name", "First");
            var device = TestDevice.of(olga);

            staff.change("company", company, Map.of("name", "Second"));
            device.pullUntil(() -> device.values(company).get("name").equals("Second"));
            staff.write(Mutation.delete("company", company));
            device.pullUntil(() -> !device.has(company));

            assertThat(device.isSame()).isTrue();
        }

        @Test
        void tellsApartWhatIsGoneAndWhatIsMerelyOutside() {
            var outside = make("company", olga.user(), north, "name", "Outside");
            var gone = make("company", piet.user(), south, "name", "Gone");
            var olgas = TestDevice.of(olga);
            var piets = TestDevice.of(piet);

            staff.change("company", outside, Map.of("owner", piet.user().toString(), "team", south.toString()));
            staff.change("company", gone, Map.of("owner", olga.user().toString(), "team", north.toString()));

            assertThat(removals(olgas, outside))
                    .contains(Map.of("object", "company", "id", outside.toString(), "isGone", false));
            assertThat(removals(piets, gone))
                    .contains(Map.of("object", "company", "id", gone.toString(), "isGone", true));
        }

        private static List<Map<String, Object>> removals(TestDevice device, UUID awaited) {
            return Patience.until(
                    () -> TestDevice.list(device.call("/pull", Map.of("cursor", device.cursor))
                            .get("removals")),
                    found ->
                            found.stream().anyMatch(removal -> removal.get("id").equals(awaited.toString())));
        }

        @Test
        void saysNothingAboutRecordsOneNeverSaw() {
            var own = make("company", piet.user(), south, "name", "Own");
            var hidden = make("company", olga.user(), north, "name", "Hidden");
            var device = TestDevice.of(piet);
            staff.change("company", hidden, Map.of("name", "Still hidden"));
            staff.change("company", own, Map.of("name", "Last"));

            var delta = Patience.until(
                    () -> device.call("/pull", Map.of("cursor", device.cursor)),
                    found -> found.toString().contains("Last"));

            assertThat(delta.toString()).doesNotContain(hidden.toString());
        }

        @Test
        void waitsForTransactionsThatCommitLate() throws Exception {
            var early = make("company", olga.user(), north, "name", "Early");
            var device = TestDevice.of(olga);
            var database = world.server().bean(Database.class);
            try (var held = database.dataSource().getConnection()) {
                held.setAutoCommit(false);
                try (var statement = held.createStatement()) {
                    // takes its number now and writes last, as a slow writer does
                    statement.execute("select pg_current_xact_id()");
                    staff.change("company", early, Map.of("name", "Written after"));
                    device.pull();
                    assertThat(device.values(early))
                            .as("not told before what may still come")
                            .containsEntry("name", "Early");
                    statement.execute("insert into " + world.workspace().schema() + ".change_log (seq, at, actor_kind,"
                            + " source, object, record_id, version, tag, operation) values (nextval('"
                            + world.workspace().schema() + ".change_log_seq'), now(), 'system', 'test', 'company', '"
                            + early + "', 3, 7, 'update')");
                }
                held.commit();
            }
            var delta = Patience.until(
                    () -> device.call("/pull", Map.of("cursor", device.cursor)),
                    found -> found.toString().contains("Written after"));

            assertThat(delta).containsEntry("more", false);
        }

        @Test
        void followsWhatRecordsPointAt() {
            var one = make("company", piet.user(), south, "name", "One");
            var two = make("company", piet.user(), south, "name", "Two");
            var deal = make("deal", olga.user(), north, "name", "Deal", "company", one);
            var device = TestDevice.of(olga);

            staff.change("deal", deal, Map.of("company", two.toString()));
            device.pullUntil(() -> device.has(two));

            assertThat(device.has(one)).isFalse();
            staff.change("deal", deal, Map.of("owner", piet.user().toString(), "team", south.toString()));
            device.pullUntil(() -> !device.has(deal));
            assertThat(device.has(two)).isFalse();
            assertThat(device.isSame()).isTrue();
        }

        @Test
        void followsWhatInheritsVisibility() {
            var person = make("person", olga.user(), north, "name", Map.of("family", "Rossi"));
            var company = make("company", olga.user(), north, "name", "Firm");
            var affiliation =
                    staff.create("affiliation", Map.of("person", person.toString(), "company", company.toString()));
            var piets = TestDevice.of(piet);
            var olgas = TestDevice.of(olga);
            assertThat(piets.has(affiliation)).isFalse();

            staff.change("person", person, Map.of("owner", piet.user().toString(), "team", south.toString()));
            piets.pullUntil(() -> piets.has(person));
            olgas.pullUntil(() -> !olgas.has(person));

            assertThat(piets.has(affiliation)).isTrue();
            assertThat(olgas.has(affiliation)).isFalse();
            assertThat(List.of(piets.isSame(), olgas.isSame())).containsOnly(true);
            staff.write(Mutation.delete("person", person));
            piets.pullUntil(() -> !piets.has(person));
            assertThat(piets.has(affiliation))
                    .as("gone with what it belongs to")
                    .isFalse();
        }

        @Test
        void comesInSlices() {
            var edits = new ArrayList<Mutation>();
            var device = TestDevice.of(olga);
            for (int i = 0; i < 25; i++) {
                edits.add(Mutation.create(
                        "note",
                        Ids.next(),
                        Map.of("subject", "Note " + i, "owner", olga.user().toString())));
            }
            staff.write(edits.toArray(Mutation[]::new));
            Patience.until(() -> {
                device.take(device.call("/pull", Map.of("cursor", device.cursor, "limit", 10)));
                return device.has(edits.getLast().id());
            });

            assertThat(edits)
                    .allSatisfy(edit -> assertThat(device.has(edit.id())).isTrue());
            assertThat(device.isSame()).isTrue();
        }
    }

    @Nested
    class Reconcile {

        @Test
        void isAskedForWhenRightsChange() {
            var device = TestDevice.of(olga);
            var company = make("company", piet.user(), south, "name", "Theirs");

            staff.change("user", olga.user(), Map.of("team", south.toString()));
            assertThat(device.pull()).isEqualTo("scope");
            assertThat(device.reconcile()).contains("company");
            assertThat(device.has(company)).isTrue();
            assertThat(device.pull()).isEmpty();

            staff.change("role", sees, Map.of("abilities", List.of("export")));
            assertThat(device.pull()).isEqualTo("scope");
            staff.change("role", sees, Map.of("abilities", List.of()));
        }

        @Test
        void comparesSeveralObjectsByOneQuestion() {
            var company = make("company", olga.user(), north, "name", "Known");
            var device = TestDevice.of(olga);
            var objects = List.of("company", "task", "note");
            var same = device.call("/digest", Map.of("objects", device.sums(objects, 4)));
            device.rows.remove(company.toString());

            var differing = device.call("/digest", Map.of("objects", device.sums(objects, 4)));

            assertThat((List<?>) same.get("objects")).isEmpty();
            assertThat(differing.get("objects").toString())
                    .contains("company", company.toString())
                    .doesNotContain("task", "note");
            assertThat((String) differing.get("cursor")).isNotEmpty();
            assertThat(device.call("/digest", Map.of("objects", device.sums(List.of("company", "unheardOf"), 4))))
                    .containsEntry("reconcile", "schema")
                    .doesNotContainKey("cursor");
            var broken = new ArrayList<>(device.sums(objects, 4));
            broken.set(1, Map.of("object", "task", "bits", 5));
            assertThat(device.send("POST", "/digest", Map.of("objects", broken))
                            .response()
                            .body())
                    .contains("objects[1].bits");
        }

        @Test
        void isAskedForWhenSomethingIsSharedAndWhenThatEnds() {
            var company = make("company", olga.user(), north, "name", "Shared");
            var deal = make("deal", piet.user(), south, "name", "Deal", "company", company);
            var device = TestDevice.of(piet);
            assertThat(device.has(company)).isFalse();

            var share = world.post(
                    "/companies/" + company + "/shares",
                    Map.of("user", piet.user().toString(), "level", "read"));
            assertThat(share.status()).isEqualTo(201);
            assertThat(device.pull()).isEqualTo("scope");
            device.reconcile();
            assertThat(device.has(deal)).isTrue();
            assertThat(device.has(company)).as("her deal points at it").isTrue();

            world.send(
                    "DELETE",
                    "/companies/" + company + "/shares/" + share.json().get("id"),
                    null);
            assertThat(device.pull()).isEqualTo("scope");
            device.reconcile();
            assertThat(device.has(company)).isFalse();
        }

        @Test
        void isAskedForWhenAnAccountTeamChanges() {
            var company = make("company", olga.user(), north, "name", "Account");
            var device = TestDevice.of(piet);

            staff.create(
                    "accountMember",
                    Map.of("company", company.toString(), "user", piet.user().toString()));

            assertThat(device.pull()).isEqualTo("scope");
        }

        @Test
        void isAskedForWhenAFieldIsHiddenButNotWhenOneIsNew() {
            var role = role("all", Map.of());
            var nora = staff.hire("Nora", role, north);
            var company = make("company", nora.user(), north, "name", "Firm");
            var device = TestDevice.of(nora);
            var before = device.schema;

            var field = Map.of("name", "hobby", "type", "text", "label", Map.of("en", "Hobby"));
            assertThat(world.post("/model/objects/companies/fields", field).status())
                    .isEqualTo(201);
            device.fetchSchema();
            assertThat(device.schema).containsEntry("schema", before.get("schema"));
            assertThat(device.pull()).isEmpty();

            var hidden = Map.of("company", Map.of("fields", Map.of("website", "hidden")));
            staff.change("role", role, Map.of("rights", hidden));
            assertThat(device.pull()).isEqualTo("scope");
            device.fetchSchema();
            assertThat(device.schema.get("schema")).isNotEqualTo(before.get("schema"));
            assertThat(device.has(company)).isTrue();
        }

        @Test
        void isNotAskedForByALabelWhichTheMarkTells() {
            var device = TestDevice.of(olga);
            var before = device.schema;
            assertThat(device.call("/pull", Map.of("cursor", device.cursor)))
                    .containsEntry("model", before.get("model"));

            var label = Map.of("label", Map.of("en", "Firm", "es", "Firma", "it", "Ditta"));
            assertThat(world.send("PATCH", "/model/objects/companies", label).status())
                    .isEqualTo(200);

            var delta = device.call("/pull", Map.of("cursor", device.cursor));
            assertThat(delta).doesNotContainKey("reconcile");
            assertThat(delta.get("model")).isNotEqualTo(before.get("model"));
            device.fetchSchema();
            assertThat(device.schema).containsEntry("schema", before.get("schema"));
            assertThat(device.schema).containsEntry("model", delta.get("model"));
            assertThat(device.object("company").get("label")).isEqualTo(label.get("label"));
        }

        @Test
        void isAskedForAfterARestore() {
            var device = TestDevice.of(olga);
            world.server().bean(Database.class).outsideTransaction(connection -> {
                connection.setAutoCommit(false);
                new RestoredLog().rebase(connection, world.workspace().schema());
                connection.commit();
                connection.setAutoCommit(true);
            });

            assertThat(device.pull()).isEqualTo("epoch");
            device.reconcile();
            assertThat(device.pull()).isEmpty();
        }

        @Test
        void isAskedForWhenTheLogIsNoLongerHot() {
            var device = TestDevice.of(olga);
            sql("update {schema}.feed_state set hot_from = now()");

            assertThat(device.pull()).isEqualTo("log");
            sql("update {schema}.feed_state set hot_from = null");
        }

        @Test
        void isAskedForByCursorsThatAreNotOnes() {
            var device = TestDevice.of(olga);
            var good = device.cursor;
            var bent = (good.startsWith("A") ? "B" : "A") + good.substring(1);

            for (var cursor :
                    List.of("", "x", "%%%", bent, good + "AA", "A".repeat(5_000), TestDevice.of(piet).cursor)) {
                assertThat(device.call("/pull", Map.of("cursor", cursor))).containsEntry("reconcile", "cursor");
            }
        }

        @Test
        void isAskedForWhenTooMuchHasChanged() {
            var device = TestDevice.of(olga);
            var edits = new ArrayList<Mutation>();
            for (int i = 0; i < 5_001; i++) {
                edits.add(Mutation.create("note", Ids.next(), Map.of("subject", "Note " + i)));
            }
            var records = world.server().bean(Records.class);
            records.write(Actor.system(world.workspace()), edits, WriteOptions.single("test"));

            Patience.until(
                    () -> device.call("/pull", Map.of("cursor", device.cursor)).get("reconcile"),
                    reason -> "flood".equals(reason));
        }

        @Test
        void healsWhateverADeviceHas() {
            var company = make("company", olga.user(), north, "name", "Firm");
            var gone = make("company", olga.user(), north, "name", "Gone");
            var device = TestDevice.of(olga);
            device.rows.remove(company.toString());
            sql("update {schema}.company set deleted_at = now() where id = '" + gone + "'");

            assertThat(device.reconcile()).isEqualTo(Set.of("company"));
            assertThat(device.has(company)).isTrue();
            assertThat(device.has(gone)).isFalse();
            assertThat(device.isSame()).isTrue();
        }

        @Test
        void healsTheDriftOfTheWindow() {
            var company = make("company", olga.user(), north, "name", "Firm");
            var device = TestDevice.of(olga);
            age("company", company);

            assertThat(device.pull()).isEmpty();
            assertThat(device.has(company)).isTrue();
            device.reconcile();
            assertThat(device.has(company)).isFalse();
        }
    }

    @Nested
    class Rows {

        @Test
        void comeForWhatIsOpenedAndOnlyAsFarAsOneSees() {
            var outside = make("company", piet.user(), south, "name", "Outside");
            var hidden = make("company", olga.user(), north, "name", "Hidden");
            var unknown = Ids.next();

            var olgas = new TestDevice(olga)
                    .call("/rows", Map.of("object", "company", "ids", List.of(outside + "", unknown + "")));
            var piets = new TestDevice(piet).call("/rows", Map.of("object", "company", "ids", List.of(hidden + "")));

            assertThat(TestDevice.list(olgas.get("rows"))).hasSize(1);
            assertThat(olgas.get("missing")).isEqualTo(List.of(unknown.toString()));
            assertThat(piets.get("missing")).isEqualTo(List.of(hidden.toString()));
        }

        @Test
        void haveNoHiddenAndNoSensitiveFields() throws SQLException {
            var secret = Map.of("name", "illness", "type", "text", "label", Map.of("en", "Illness"), "sensitive", true);
            assertThat(world.post("/model/objects/people/fields", secret).status())
                    .isEqualTo(201);
            var role = role("all", Map.of("person", Map.of("fields", Map.of("job_title", "hidden"))));
            var nora = staff.hire("Nora", role, north);
            var person = make(
                    "person",
                    nora.user(),
                    north,
                    "name",
                    Map.of("family", "Rossi"),
                    "jobTitle",
                    "Chief",
                    "illness",
                    "Flu");

            var device = TestDevice.of(nora);

            assertThat(device.values(person)).containsKeys("name", "owner", "createdAt", "updatedAt");
            assertThat(device.values(person)).doesNotContainKeys("illness", "jobTitle", "createdBy", "updatedBy");
            assertThat(device.rows.get(person.toString()).get("etag").toString())
                    .contains(device.rows.get(person.toString()).get("tag").toString());
            assertThat(device.schema.toString()).doesNotContain("jobTitle");
            assertThat(device.field("person", "illness")).containsEntry("isSensitive", true);
        }
    }

    @Nested
    class Schema {

        @Test
        void hasTheWordsOfScreensAndTheFirstColumns() {
            var device = TestDevice.of(olga);

            var company = device.object("company");
            assertThat(TestDevice.map(company.get("pluralLabel")))
                    .containsEntry("en", "Companies")
                    .containsEntry("it", "Aziende");
            assertThat(company)
                    .containsEntry("isCustom", false)
                    .containsEntry("hasTimeline", true)
                    .containsEntry("timeline", null);
            assertThat(list(company.get("listFields")))
                    .startsWith("name", "lifecycleStage")
                    .endsWith("owner");
            assertThat(TestDevice.map(device.field("company", "legalName").get("help")))
                    .containsKeys("en", "es", "it");
            assertThat(device.object("user")).containsEntry("hasTimeline", false);
            assertThat(TestDevice.map(device.object("task").get("timeline"))).containsEntry("kind", "task");
        }

        @Test
        void proposesColumnsForCustomObjectsToo() {
            var lease = Map.of(
                    "name",
                    "lease",
                    "plural",
                    "leases",
                    "label",
                    Map.of("en", "Lease"),
                    "pluralLabel",
                    Map.of("en", "Leases"));
            assertThat(world.post("/model/objects", lease).status()).isEqualTo(201);
            for (var field : List.of(List.of("story", "longText"), List.of("rent", "money"))) {
                var definition =
                        Map.of("name", field.get(0), "type", field.get(1), "label", Map.of("en", field.get(0)));
                assertThat(world.post("/model/objects/leases/fields", definition)
                                .status())
                        .isEqualTo(201);
            }

            var device = new TestDevice(staff.hire("Ada", "administrator"));
            device.fetchSchema();

            assertThat(device.object("lease")).containsEntry("isCustom", true);
            assertThat(list(device.object("lease").get("listFields")))
                    .contains("rent")
                    .doesNotContain("story");
        }

        @Test
        void listsNoFieldsThatAreHidden() {
            var role = role("all", Map.of("company", Map.of("fields", Map.of("industry", "hidden"))));

            var device = TestDevice.of(staff.hire("Nora", role, north));

            assertThat(list(device.object("company").get("listFields"))).doesNotContain("industry");
        }

        @Test
        void hasTheViewsOneCanUse() {
            var device = TestDevice.of(olga);
            var mark = device.schema.get("model");
            var own = Ids.next();
            var view = Map.of("id", own.toString(), "object", "companies", "name", "Mine", "columns", List.of("name"));
            assertThat(olga.post("/views", view).status()).isEqualTo(201);
            assertThat(piet.post("/views", Map.of("object", "companies", "name", "His"))
                            .status())
                    .isEqualTo(201);

            device.fetchSchema();

            assertThat(device.schema.get("model")).isNotEqualTo(mark);
            assertThat(TestDevice.list(device.schema.get("views")))
                    .extracting(one -> one.get("name"))
                    .containsExactly("Mine");
            assertThat(TestDevice.list(device.schema.get("views")).getFirst())
                    .containsEntry("id", own.toString())
                    .containsEntry("object", "company");
        }

        @SuppressWarnings("unchecked")
        private static List<String> list(Object json) {
            return (List<String>) json;
        }
    }
}
