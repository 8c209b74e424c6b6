package dev.grato.records.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.Timeline;
import dev.grato.records.Timeline.Entry;
import dev.grato.records.Timeline.Wish;
import dev.grato.records.WriteOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whatever is written, moved, re-dated, taken back, refused or related later: timelines are what the records
/// say, and everybody sees of them exactly what they may see of the sources.
class TimelinePropertyTest {

    private static final List<String> SOURCES =
            List.of("interaction", "interaction", "note", "task", "event", "deal", "case", "visit");
    private static final List<String> ALL = List.of(
            "person", "company", "affiliation", "interaction", "note", "task", "event", "deal", "case", "visit");

    private final TestServer server = TestServer.running();
    private World world;
    private Records records;
    private Database database;
    private TimelineBackfill backfill;
    private Random random;
    private RandomEdits edits;
    private List<String> stages;

    @BeforeEach
    void open() {
        world = server.world();
        records = server.bean(Records.class);
        database = server.bean(Database.class);
        backfill = server.bean(TimelineBackfill.class);
        var made = world.post(
                "/model/objects",
                Map.of(
                        "name",
                        "visit",
                        "plural",
                        "visits",
                        "fields",
                        List.of(
                                Map.of("name", "visitedOn", "type", "date"),
                                Map.of("name", "guest", "type", "relation", "target", "person"),
                                Map.of("name", "host", "type", "relation", "target", "company")),
                        "timeline",
                        Map.of("at", "visitedOn", "about", List.of("guest", "host"))));
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        stages = dev.grato.platform.Json.asList(world.get("/stages").json().get("items")).stream()
                .map(item -> dev.grato.platform.Json.asObject(item))
                .filter(stage -> !"lost".equals(stage.get("kind")))
                .map(stage -> String.valueOf(stage.get("id")))
                .toList();
        edits = new RandomEdits(world);
    }

    @AfterEach
    void close() {
        server.bean(TimelineService.class).inWindowsOf(2_000);
        world.drop();
    }

    @Test
    void keepsWhatTheRecordsSay() {
        long seed = Seeds.seed();
        int rounds = Boolean.getBoolean("grato.test.all") ? 40 : 4;
        random = edits.begin(seed);
        try {
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < 40; i++) {
                    step();
                    if (random.nextInt(15) == 0) {
                        backfill.bringUp(world.workspace());
                    }
                }
                backfill.bringUp(world.workspace());
                var kept = kept();
                assertSame(kept, new TimelineOracle(world).told(), "after round " + round);
                database.transaction(tx -> tx.execute("update "
                        + Database.quoted(world.workspace(), "projection_state")
                        + " set shape = '' where name = 'timeline'"));
                server.bean(ProjectionRebuild.class).forget(world.workspace());
                server.bean(ProjectionRebuild.class).bringUp(world.workspace());
                assertSame(kept(), kept, "gone over again");
                pageAsEverybody();
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
                .as("kept, but not said by the records, " + when + "; missing: " + missing)
                .isEmpty();
        assertThat(missing).as("said by the records, but not kept, " + when).isEmpty();
    }

    // ---------------------------------------------------------------- what is done

    private void step() {
        switch (random.nextInt(11)) {
            case 0, 1, 2, 3 -> edits.write(mutations(true));
            case 4, 5, 6 -> edits.write(mutations(false));
            case 7 -> edits.moveToTrashOrBack(ALL);
            case 8 -> edits.undo();
            case 10 -> edits.merge();
            default -> writeInVain();
        }
    }

    private List<Mutation> mutations(boolean isNew) {
        var mutations = new ArrayList<Mutation>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            var object = random.nextInt(3) > 0
                    ? edits.pick(SOURCES)
                    : edits.pick(List.of("person", "company", "affiliation"));
            if (isNew) {
                var id = Ids.next();
                mutations.add(Mutation.create(object, id, values(object, true)));
                edits.ids.computeIfAbsent(object, key -> new ArrayList<>()).add(id);
            } else if (!edits.ids.getOrDefault(object, List.of()).isEmpty()) {
                mutations.add(Mutation.update(object, edits.pick(edits.ids.get(object)), values(object, false)));
            }
        }
        return mutations;
    }

    private Map<String, Object> values(String object, boolean isNew) {
        var values = new HashMap<String, Object>();
        switch (object) {
            case "person" -> {
                values.put("name", "Person " + random.nextInt(100));
                values.put("company", edits.pickId("company"));
            }
            case "company" -> values.put("name", "Company " + random.nextInt(100));
            case "affiliation" -> {
                values.put("person", edits.pickId("person"));
                values.put("company", edits.pickId("company"));
                int start = random.nextInt(8);
                values.put("startsOn", random.nextBoolean() ? day(start) : null);
                values.put("endsOn", random.nextBoolean() ? day(start + random.nextInt(4)) : null);
            }
            case "interaction" -> {
                values.put("subject", random.nextBoolean() ? "Talk " + random.nextInt(100) : null);
                values.put("kind", edits.pick(List.of("email", "call", "chat")));
                values.put("occurredAt", moment());
                values.put("department", edits.pick(List.of("sales", "service")));
                values.put("direction", edits.pick(List.of("inbound", "outbound")));
                links(values);
            }
            case "note" -> {
                values.put("subject", "Note " + random.nextInt(100));
                values.put("body", "<p>What they said</p>");
                links(values);
            }
            case "task" -> {
                values.put("subject", "Task " + random.nextInt(100));
                values.put("status", edits.pick(List.of("open", "done", "cancelled")));
                values.put("dueAt", random.nextBoolean() ? moment() : null);
                links(values);
            }
            case "event" -> {
                values.put("subject", "Event " + random.nextInt(100));
                values.put("status", edits.pick(List.of("planned", "held", "cancelled")));
                values.put("startsAt", moment());
                links(values);
            }
            case "deal" -> {
                values.put("name", "Deal " + random.nextInt(100));
                values.put("company", edits.pickId("company"));
                values.put("person", edits.pickId("person"));
                values.put("stage", edits.pick(stages));
            }
            case "case" -> {
                values.put("subject", "Case " + random.nextInt(100));
                values.put("company", edits.pickId("company"));
                values.put("person", edits.pickId("person"));
                values.put("status", edits.pick(List.of("new", "open", "resolved", "closed")));
                values.put("about", about(List.of("deal", "interaction")));
            }
            default -> {
                values.put("name", "Visit " + random.nextInt(100));
                values.put("visitedOn", random.nextInt(4) > 0 ? day(random.nextInt(10)) : null);
                values.put("guest", edits.pickId("person"));
                values.put("host", edits.pickId("company"));
            }
        }
        boolean isOwned = !object.equals("affiliation");
        if (isOwned && random.nextInt(4) > 0) {
            values.put("owner", edits.pick(edits.users).userId().toString());
        }
        if (!isNew) {
            values.keySet().removeIf(name -> random.nextBoolean());
        }
        return values;
    }

    private void links(Map<String, Object> values) {
        values.put("person", random.nextInt(4) > 0 ? edits.pickId("person") : null);
        values.put("company", random.nextInt(4) == 0 ? edits.pickId("company") : null);
        values.put("about", random.nextInt(3) == 0 ? about(List.of("deal", "case", "task", "event")) : null);
    }

    private Map<String, Object> about(List<String> objects) {
        var object = edits.pick(objects);
        var id = edits.pickId(object);
        return id == null ? null : Map.of("object", object, "id", id);
    }

    private static String day(int day) {
        return LocalDate.parse("2025-01-01").plusDays(day).toString();
    }

    /// Also some just before and after midnight.
    private String moment() {
        if (random.nextInt(10) == 0) {
            return Instant.now()
                    .plus(1 + random.nextInt(9), ChronoUnit.DAYS)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        }
        return Instant.parse("2025-01-01T00:00:00Z")
                .plus(random.nextInt(10), ChronoUnit.DAYS)
                .plus(random.nextInt(24), ChronoUnit.HOURS)
                .toString();
    }

    /// All of it is rolled back by the last edit.
    private void writeInVain() {
        var before = new HashMap<String, List<UUID>>();
        edits.ids.forEach((object, known) -> before.put(object, new ArrayList<>(known)));
        var mutations = new ArrayList<>(mutations(true));
        mutations.addAll(mutations(false));
        mutations.add(Mutation.create("company", Ids.next(), Map.of("nonsense", 1)));
        records.write(world.system(), mutations, new WriteOptions("test", true, null, null));
        edits.ids.clear();
        edits.ids.putAll(before);
    }

    // ---------------------------------------------------------------- what is kept

    private Set<String> kept() {
        var kept = new TreeSet<String>();
        database.read(sql -> sql.fetch(
                        "select subject_table, subject_id, occurred_at, source_table, source_id, moment, kind, department,"
                                + " channel, direction, owner_id, team_id, title, plan, is_day from "
                                + Database.quoted(world.workspace(), TimelineRows.TABLE)))
                .forEach(row -> kept.add(String.join(
                        "|",
                        row.get(0) + "/" + row.get(1),
                        String.valueOf(
                                row.get(2, OffsetDateTime.class).toInstant().toEpochMilli()),
                        row.get(3) + "/" + row.get(4),
                        text(row.get(5)),
                        text(row.get(6)),
                        text(row.get(7)),
                        text(row.get(8)),
                        text(row.get(9)),
                        text(row.get(10)),
                        text(row.get(11)),
                        text(row.get(12)),
                        text(row.get(13)),
                        text(row.get(14)))));
        return kept.stream()
                .map(line -> line.replaceAll("c_visit_\\w+", "visit"))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    // ---------------------------------------------------------------- who sees what

    private void pageAsEverybody() {
        var service = server.bean(TimelineService.class);
        var subjects = new ArrayList<Map.Entry<String, UUID>>();
        for (var object : List.of("company", "person", "deal")) {
            edits.ids.getOrDefault(object, List.of()).forEach(id -> subjects.add(Map.entry(object, id)));
        }
        for (var user : edits.users) {
            Collections.shuffle(subjects, random);
            int paged = 0;
            for (var subject : subjects) {
                var object = subject.getKey();
                var id = subject.getValue();
                if (paged == 6 || records.find(user, object, id).isEmpty()) {
                    continue;
                }
                paged++;
                boolean isUpcoming = random.nextInt(4) == 0;
                service.inWindowsOf(1 + random.nextInt(8));
                assertThat(paged(user, object, id, isUpcoming))
                        .as(user.userId() + " at " + object + " " + id + ", upcoming " + isUpcoming)
                        .isEqualTo(expected(user, object, id, isUpcoming));
            }
        }
    }

    private List<UUID> paged(Actor user, String object, UUID id, boolean isUpcoming) {
        var timeline = server.bean(Timeline.class);
        var found = new ArrayList<UUID>();
        var seen = new HashSet<UUID>();
        int limit = 1 + random.nextInt(9);
        int pages = 0;
        String cursor = null;
        do {
            var page = timeline.page(user, new Wish(object, id, Map.of(), null, null, null, isUpcoming, limit, cursor));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            for (Entry entry : page.items()) {
                assertThat(seen.add(entry.id())).isTrue();
                if (!entry.moment().equals("edited")) {
                    found.add(entry.id());
                }
            }
            cursor = page.next();
            assertThat(++pages).as("pages").isLessThan(2_000);
        } while (cursor != null);
        return found;
    }

    private List<UUID> expected(Actor user, String object, UUID id, boolean isUpcoming) {
        var now = OffsetDateTime.now();
        return database
                .read(sql -> sql.fetch(
                        "select id, source_table, source_id, occurred_at, plan from "
                                + Database.quoted(world.workspace(), TimelineRows.TABLE)
                                + " where subject_id = {0} order by occurred_at, id",
                        DSL.val(id)))
                .stream()
                .filter(row -> {
                    boolean isDue = "due".equals(row.get(4));
                    boolean isFuture = row.get(3, OffsetDateTime.class).isAfter(now);
                    return isUpcoming ? isDue || isFuture : !isDue && !isFuture;
                })
                .filter(row -> records.find(user, name(row.get(1, String.class)), row.get(2, UUID.class))
                        .isPresent())
                .map(row -> row.get(0, UUID.class))
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(), list -> isUpcoming ? list : list.reversed()));
    }

    private String name(String table) {
        var model = server.bean(Models.class).current(world.workspace());
        return model.objectOf(table).orElseThrow().name();
    }
}
