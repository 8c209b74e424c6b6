package dev.grato.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.WebTools;
import dev.grato.model.Model;
import dev.grato.model.ModelJson;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.spi.Sight;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Made-up questions about made-up records are answered alike by the server and by a device that has all records
/// the person may see: the same records in the same order, or the same refusal of the same place.
class FilterAgreementTest {

    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-10-25T00:30:00.123456Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-11-01T05:30:00Z"),
            Instant.parse("2028-02-29T23:59:59.999999Z"));

    /// With days that begin twice, days that begin at one o'clock and clocks that move by half an hour.
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Rome"),
            ZoneId.of("UTC"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Asia/Beirut"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Pacific/Kiritimati"));

    /// A clock that stands where the test puts it.
    private static final class StandingClock extends Clock {
        private volatile Instant moment = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(moment, zone);
        }

        @Override
        public Instant instant() {
            return moment;
        }
    }

    /// Somebody who asks.
    private record Asker(Actor actor, UUID team) {
        Asker in(ZoneId zone) {
            var other = new Actor(
                    actor.workspace(),
                    actor.kind(),
                    actor.id(),
                    actor.userId(),
                    actor.onBehalfOf(),
                    actor.rights(),
                    actor.locale(),
                    zone);
            return new Asker(other, team);
        }
    }

    @Test
    void answersAsADeviceThatHasTheRecords() throws IOException, InterruptedException {
        WebTools.assumeInstalled();
        long seed = Seeds.seed();
        var world = TestServer.running().world();
        var clock = new StandingClock();
        var node = TestServer.node(clock);
        try {
            var staff = new Staff(world);
            var team = staff.team("Crew", null);
            var other = staff.team("Others", null);
            var everything = staff.role("Sees all", Map.of("readScope", "all"));
            var nora = staff.hire("Nora", everything, team);
            var little = staff.role("Sees little", Map.of("readScope", "team"));
            var tim = staff.hire("Tim", little, team);
            var users = List.of(Objects.requireNonNull(world.admin().userId()), nora.user(), tim.user());
            var made = new QueryWorld(world, new Random(seed), users, List.of(team, other));
            staff.change("role", little, Map.of("rights", hidden(world.workspace(), node)));
            var asking = List.of(
                    new Asker(world.admin(), null), new Asker(nora.actor(), team), new Asker(actor(node, tim), team));
            var wrong = new ArrayList<String>();
            int count = Boolean.getBoolean("grato.test.all") ? 8_000 : 1_100;
            for (var asker : asking) {
                wrong.addAll(new Run(node, clock, made, asker).differences(count));
            }
            assertThat(wrong).as("seed %d", seed).isEmpty();
        } finally {
            node.close();
            world.drop();
        }
    }

    private static Actor actor(TestServer node, Staff.Member member) {
        var session = member.cookie().substring(member.cookie().indexOf('=') + 1);
        return node.bean(dev.grato.access.Sessions.class)
                .find(session, null)
                .orElseThrow()
                .actor();
    }

    /// Rights that hide two fields of ships and the ship of a voyage's past.
    private static Map<String, Object> hidden(dev.grato.platform.Workspace workspace, TestServer node) {
        var model = node.bean(Models.class).refreshed(workspace);
        return Map.of(
                model.require("ship").table(),
                Map.of("fields", Map.of(column(model, "ship", "theNumber"), "hidden")),
                model.require("voyage").table(),
                Map.of("fields", Map.of(column(model, "voyage", "before"), "hidden")));
    }

    private static String column(Model model, String object, String field) {
        return model.require(object).field(field).orElseThrow().column();
    }

    /// One person's questions.
    private static final class Run {

        private final TestServer node;
        private final StandingClock clock;
        private final QueryWorld made;
        private final Asker asker;
        private final Records records;
        private final Model model;
        private final Model known;

        private Run(TestServer node, StandingClock clock, QueryWorld made, Asker asker) {
            this.node = node;
            this.clock = clock;
            this.made = made;
            this.asker = asker;
            this.records = node.bean(Records.class);
            this.model = node.bean(Models.class).refreshed(asker.actor().workspace());
            this.known = node.bean(Sight.class).of(asker.actor(), model);
        }

        private List<String> differences(int count) throws IOException, InterruptedException {
            var questions = new RandomQueries(model, made);
            var lines = new ArrayList<String>();
            var expected = new ArrayList<String>();
            lines.add(Json.write(Map.of("schema", schema(), "rows", rows())));
            for (int i = 0; i < count; i++) {
                var now = asker.in(made.pick(ZONES));
                var object = made.pick(QueryWorld.OBJECTS);
                var filter = Json.write(questions.filter(object));
                var sort = questions.sort(object);
                clock.moment = QueryWorld.isTimeBound(filter + sort)
                        ? Instant.now().truncatedTo(ChronoUnit.MICROS)
                        : made.pick(MOMENTS);
                lines.add(line(object, filter, sort, now));
                expected.add(answer(now.actor(), object, filter, sort));
            }
            var found = typeScript(lines);
            assertThat(found).hasSameSizeAs(expected);
            assertThat(expected.stream().filter(line -> line.startsWith("[") && line.length() > 2))
                    .as("questions with an answer")
                    .hasSizeGreaterThan(count / 3);
            var wrong = new ArrayList<String>();
            for (int i = 0; i < count && wrong.size() < 5; i++) {
                if (!expected.get(i).equals(found.get(i))) {
                    wrong.add(lines.get(i + 1) + "\n" + difference(lines.get(i + 1), expected.get(i), found.get(i)));
                }
            }
            return wrong;
        }

        /// What of two answers differs: the refusals, the records only one of both gives, or the first two places.
        private String difference(String question, String server, String device) {
            if (!server.startsWith("[") || !device.startsWith("[")) {
                return "server: " + start(server) + "\ndevice: " + start(device);
            }
            var ids = Objects.requireNonNull(Json.asList(Json.read(server)));
            var others = Objects.requireNonNull(Json.asList(Json.read(device)));
            var more = new ArrayList<>(ids);
            more.removeAll(others);
            var less = new ArrayList<>(others);
            less.removeAll(ids);
            if (more.isEmpty() && less.isEmpty()) {
                int place = 0;
                while (ids.get(place).equals(others.get(place))) {
                    place++;
                }
                more.add(ids.get(place));
                less.add(others.get(place));
            }
            return "server: " + shown(question, more) + "\ndevice: " + shown(question, less);
        }

        private static String start(String text) {
            return text.substring(0, Math.min(100, text.length()));
        }

        /// The first of these records with the values the question mentions.
        private String shown(String question, List<?> ids) {
            return ids.stream()
                    .limit(1)
                    .flatMap(id -> QueryWorld.OBJECTS.stream()
                            .flatMap(object ->
                                    records.find(made.world.system(), object, UUID.fromString((String) id)).stream()))
                    .map(record -> {
                        var values = new LinkedHashMap<>(record.values());
                        values.keySet().removeIf(name -> !question.contains(name));
                        return ids.size() + " as " + record.id() + " " + Json.write(values);
                    })
                    .findFirst()
                    .orElse("");
        }

        private String line(String object, String filter, List<String> sort, Asker now) {
            var person = new LinkedHashMap<String, Object>();
            person.put("user", now.actor().userId());
            person.put("team", now.team());
            person.put("zone", now.actor().zone().getId());
            person.put("now", clock.instant().toString());
            return Json.write(Map.of("object", object, "filter", Json.read(filter), "sort", sort, "asker", person));
        }

        private String answer(Actor actor, String object, String filter, List<String> sort) {
            try {
                var query = new Query(
                        object,
                        Json.readObject(filter),
                        sort,
                        List.of("name"),
                        List.of(),
                        500,
                        null,
                        Query.Count.NONE,
                        false);
                return Json.write(records.query(actor, query).items().stream()
                        .map(CrmRecord::id)
                        .toList());
            } catch (GratoException refusal) {
                if (refusal.faults().isEmpty()) {
                    throw refusal;
                }
                var fault = refusal.faults().getFirst();
                return fault.path() + ": " + fault.code();
            }
        }

        private Map<String, Object> rows() {
            var rows = new LinkedHashMap<String, Object>();
            for (var object : known.objects()) {
                rows.put(
                        object.name(),
                        records.query(asker.actor(), Query.of(object.name(), null, 500)).items().stream()
                                .map(Run::row)
                                .toList());
            }
            return rows;
        }

        private static Map<String, Object> row(CrmRecord record) {
            return Map.of(
                    "id", record.id(),
                    "version", record.version().version(),
                    "etag", record.version().etag(),
                    "tag", "0",
                    "values", record.values());
        }

        private Map<String, Object> schema() {
            var workspace = asker.actor().workspace();
            var schema = new LinkedHashMap<String, Object>();
            schema.put(
                    "workspace",
                    Map.of("id", workspace.id(), "zone", workspace.zone().getId()));
            schema.put("windowDays", 30);
            schema.put("objects", known.objects().stream().map(this::object).toList());
            return schema;
        }

        private Map<String, Object> object(ObjectType object) {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", object.name());
            json.put("strategy", "core");
            var fields = Json.asList(ModelJson.object(object, known).get("fields"));
            json.put(
                    "fields",
                    Objects.requireNonNull(fields).stream()
                            .map(field -> field(Objects.requireNonNull(Json.asObject(field))))
                            .toList());
            return json;
        }

        private static Map<String, Object> field(Map<String, Object> field) {
            var json = new LinkedHashMap<String, Object>();
            for (var key : List.of("name", "type", "resultType", "options", "target", "inverse", "terms")) {
                if (field.get(key) != null) {
                    json.put(key, field.get(key));
                }
            }
            if (field.get("stored") != null) {
                json.put("isStored", field.get("stored"));
            }
            return json;
        }
    }

    // ---------------------------------------------------------------- TypeScript

    private static List<String> typeScript(List<String> lines) throws IOException, InterruptedException {
        return WebTools.answers("filterAgreement", lines).stream()
                .map(line -> {
                    var json = Json.readObject(line);
                    return json.containsKey("ids")
                            ? Json.write(json.get("ids"))
                            : json.get("path") + ": " + json.get("code");
                })
                .toList();
    }
}
