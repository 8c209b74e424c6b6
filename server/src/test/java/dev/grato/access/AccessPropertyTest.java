package dev.grato.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.access.Office.Kind;
import dev.grato.access.Office.Person;
import dev.grato.access.Office.Row;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random teams, roles, shares, masks and records: on every way of reading, each person is told exactly what a slow
/// oracle says, and what is hidden answers like what is not there.
class AccessPropertyTest {

    private static final Pattern MARKER = Pattern.compile("mark[0-9a-f]{10,}");

    @Test
    void tellsEverybodyExactlyWhatTheyMaySee() {
        long seed = Seeds.seed();
        var told = new TreeMap<String, Integer>();
        int offices = Boolean.getBoolean("grato.test.all") ? 40 : 4;
        for (int i = 0; i < offices; i++) {
            var world = TestServer.running().world();
            try {
                new Run(new Office(world, new Random(seed + i)), told).play(600);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + (seed + i), failure);
            } finally {
                world.drop();
            }
        }
        assertThat(told)
                .as("each way of reading told something")
                .hasSize(23)
                .allSatisfy((way, count) -> assertThat(count).as(way).isGreaterThan(10));
    }

    private static final class Run {

        private final Office office;
        private final AccessOracle oracle;
        private final Random random;
        /// Where each person's feed begins.
        private final Map<Person, String> cursors = new LinkedHashMap<>();
        /// How often each way of reading was asked with something to see.
        private final Map<String, Integer> told;

        private Run(Office office, Map<String, Integer> told) {
            this.told = told;
            this.office = office;
            this.oracle = new AccessOracle(office);
            this.random = office.random;
            office.people.forEach(person -> cursors.put(
                    person, String.valueOf(get(person, "/changes").json().get("cursor"))));
        }

        private void play(int cases) {
            for (int i = 0; i < cases; i++) {
                if (random.nextInt(12) == 0) {
                    change();
                }
                var person = office.pick(office.people);
                try {
                    ask(person);
                } catch (AssertionError | RuntimeException failure) {
                    throw new AssertionError(
                            "case " + i + ", role " + person.role.scopes + " " + person.role.objects + " "
                                    + person.role.fields,
                            failure);
                }
            }
        }

        private void change() {
            switch (random.nextInt(8)) {
                case 0 -> office.changeRole();
                case 1 -> office.changeTeam();
                case 2, 3 -> office.handOver();
                case 4 -> office.share();
                case 5 -> office.unshare();
                case 6 -> office.accountMember();
                default -> office.edit();
            }
        }

        private void ask(Person person) {
            var kind = office.pick(List.copyOf(Office.KINDS.values()));
            switch (random.nextInt(24)) {
                case 0, 1 -> one(person, kind);
                case 2, 3, 4, 5 -> list(person, kind);
                case 6, 7 -> aggregate(person, kind);
                case 8 -> expanded(person, kind);
                case 9 -> history(person, kind);
                case 10 -> feed(person);
                case 11 -> trash(person, kind);
                case 12, 13, 14, 15, 16 -> write(person, kind);
                case 17 -> batch(person, kind);
                case 18 -> model(person, kind);
                case 19 -> file(person);
                case 20 -> taken(person);
                case 21, 22 -> undone(person, kind);
                default -> explained(person, kind);
            }
        }

        // ------------------------------------------------------------ asking

        private Answer get(Person person, String path) {
            return checked(person, person.member.send("GET", path, null));
        }

        private Answer send(Person person, String method, String path, Object body) {
            return checked(person, person.member.send(method, path, body));
        }

        /// Whatever is asked, no value leaves that the person may not see.
        private Answer checked(Person person, Answer answer) {
            assertThat(answer.status()).isLessThan(500);
            var matcher = MARKER.matcher(answer.response().body());
            while (matcher.find()) {
                var marker = office.markers.get(matcher.group());
                if (marker == null) {
                    continue;
                }
                var row = office.rows.get(marker.row());
                if (row != null) {
                    assertThat(oracle.sees(person, row) && !oracle.isHidden(person, row.kind.name(), marker.field()))
                            .as(
                                    "%s of %s %s leaks in %s",
                                    marker.field(),
                                    row.kind.name(),
                                    row.id,
                                    answer.response().body())
                            .isTrue();
                }
            }
            return answer;
        }

        private void tell(String way, boolean isSomething) {
            told.merge(way, isSomething ? 1 : 0, Integer::sum);
        }

        /// A hidden thing and a thing that is not there answer alike, but for the name the asker sent.
        private void alike(Answer hidden, String sent, Answer missing, String sentInstead) {
            assertThat(hidden.status()).isEqualTo(missing.status());
            assertThat(plain(hidden)).isEqualTo(plain(missing).replace(sentInstead, sent));
        }

        private static String plain(Answer answer) {
            return answer.response().body().replaceAll("\"(instance|batchId)\":\"[^\"]*\"", "");
        }

        /// A record of the kind, more often than not one that the person can see.
        private Row some(Person person, Kind kind) {
            var seen = office.live(kind.name()).stream()
                    .filter(row -> oracle.sees(person, row))
                    .toList();
            return seen.isEmpty() || random.nextInt(3) == 0 ? office.pick(office.all(kind.name())) : office.pick(seen);
        }

        // ------------------------------------------------------------ one record

        private void one(Person person, Kind kind) {
            var row = some(person, kind);
            var path = "/" + kind.address() + "/";
            var answer = get(person, path + row.id);
            if (!row.isTrashed && oracle.sees(person, row)) {
                assertThat(answer.status()).isEqualTo(200);
                same(person, row, answer.json());
                tell("one", true);
            } else {
                var missing = Ids.next();
                alike(answer, row.id.toString(), get(person, path + missing), missing.toString());
                assertThat(answer.status()).isEqualTo(404);
                tell("not one", true);
            }
        }

        private void same(Person person, Row row, Map<String, Object> json) {
            for (var field : row.kind.fields()) {
                if (oracle.isHidden(person, row.kind.name(), field)) {
                    assertThat(json).doesNotContainKey(field);
                } else {
                    assertThat(text(json.get(field))).as(field).isEqualTo(text(row.values.get(field)));
                }
            }
        }

        private static String text(Object value) {
            return value instanceof Map<?, ?> map ? String.valueOf(map.get("id")) : String.valueOf(value);
        }

        // ------------------------------------------------------------ lists

        private void list(Person person, Kind kind) {
            var filter = RandomFilter.of(office, oracle, kind, 2);
            var sort = sort(kind);
            var body = new LinkedHashMap<String, Object>();
            body.put("filter", filter.json());
            body.put("limit", 1 + random.nextInt(6));
            body.put("count", "exact");
            if (sort != null) {
                body.put("sort", List.of((random.nextBoolean() ? "-" : "") + sort));
            }
            var path = "/" + kind.address() + "/query";
            var answer = send(person, "POST", path, body);
            if (!oracle.knows(person, kind.name())) {
                unknown(person, kind, answer, path, body);
                return;
            }
            boolean isKnown =
                    filter.isKnown(oracle, person) && (sort == null || !oracle.isHidden(person, kind.name(), sort));
            if (!isKnown) {
                assertThat(answer.status()).isEqualTo(400);
                hiddenAsUnknown(person, kind, path);
                return;
            }
            var found = new ArrayList<UUID>();
            var page = answer;
            while (true) {
                assertThat(page.status()).as(page.response().body()).isEqualTo(200);
                items(page).forEach(item -> found.add(RandomFilter.id(item.get("id"))));
                var cursor = page.json().get("nextCursor");
                if (cursor == null) {
                    break;
                }
                body.put("cursor", cursor);
                page = send(person, "POST", path, body);
            }
            var expected = office.live(kind.name()).stream()
                    .filter(row -> oracle.sees(person, row) && filter.test().test(person, row))
                    .toList();
            assertThat(found).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(found))
                    .as("%s", body)
                    .isEqualTo(expected.stream().map(row -> row.id).collect(Collectors.toCollection(TreeSet::new)));
            assertThat(answer.json().get("count")).hasToString(String.valueOf(expected.size()));
            if (sort != null) {
                inOrder(
                        found,
                        sort,
                        String.valueOf(((List<?>) body.get("sort")).getFirst()).startsWith("-"));
            }
            tell("list", !expected.isEmpty());
        }

        private String sort(Kind kind) {
            if (random.nextBoolean()) {
                return null;
            }
            return kind.number() != null && random.nextBoolean()
                    ? kind.number()
                    : kind.letters().isEmpty() ? null : kind.letters().getFirst();
        }

        private void inOrder(List<UUID> found, String sort, boolean isDown) {
            var values = found.stream()
                    .map(id -> office.rows.get(id).values.get(sort))
                    .toList();
            var present = values.stream()
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .toList();
            assertThat(values.subList(0, present.size())).doesNotContainNull();
            var order = isDown ? Comparator.<String>reverseOrder() : Comparator.<String>naturalOrder();
            assertThat(present).isSortedAccordingTo(order);
        }

        @SuppressWarnings("unchecked")
        private static List<Map<String, Object>> items(Answer answer) {
            return (List<Map<String, Object>>) answer.json().get("items");
        }

        private void unknown(Person person, Kind kind, Answer answer, String path, Object body) {
            alike(
                    answer,
                    kind.address(),
                    send(person, "POST", path.replace(kind.address(), "no-such"), body),
                    "no-such");
            assertThat(answer.status()).isEqualTo(404);
            tell("no object", true);
        }

        /// Each place where a field can be named refuses a hidden one in the words of an unknown one.
        private void hiddenAsUnknown(Person person, Kind kind, String path) {
            var hidden = kind.fields().stream()
                    .filter(field -> oracle.isHidden(person, kind.name(), field))
                    .toList();
            if (hidden.isEmpty()) {
                return;
            }
            var field = office.pick(hidden);
            var unknown = "x" + field;
            for (var question : questions(field)) {
                var sentInstead = Json.readObject(Json.write(question)
                        .replace("\"" + field, "\"" + unknown)
                        .replace("\"-" + field, "\"-" + unknown));
                alike(send(person, "POST", path, question), field, send(person, "POST", path, sentInstead), unknown);
            }
            var aggregate = path.replace("/query", "/aggregate");
            alike(
                    send(person, "POST", aggregate, Map.of("groupBy", List.of(field))),
                    field,
                    send(person, "POST", aggregate, Map.of("groupBy", List.of(unknown))),
                    unknown);
            alike(
                    send(person, "POST", "/" + kind.address(), Map.of(field, "x")),
                    field,
                    send(person, "POST", "/" + kind.address(), Map.of(unknown, "x")),
                    unknown);
            tell("hidden field", true);
        }

        private static List<Map<String, Object>> questions(String field) {
            return List.of(
                    Map.of("filter", Map.of("field", field, "op", "eq", "value", "a")),
                    Map.of("filter", Map.of("not", Map.of("field", field, "op", "isEmpty"))),
                    Map.of("filter", Map.of("field", field + ".name", "op", "isEmpty")),
                    Map.of("filter", Map.of("field", field, "op", "some", "value", Map.of("and", List.of()))),
                    Map.of("sort", List.of("-" + field)),
                    Map.of("fields", List.of(field)),
                    Map.of("expand", List.of(field)));
        }

        // ------------------------------------------------------------ figures

        private void aggregate(Person person, Kind kind) {
            if (kind.letters().isEmpty()) {
                return;
            }
            var group = kind.letters().getFirst();
            var filter = RandomFilter.of(office, oracle, kind, 1);
            var measures = new ArrayList<Object>(List.of("count"));
            boolean hasSum = kind.number() != null;
            if (hasSum) {
                measures.add(Map.of("op", "sum", "field", kind.number(), "name", "total"));
            }
            var path = "/" + kind.address() + "/aggregate";
            var body = Map.of("filter", filter.json(), "groupBy", List.of(group), "measures", measures);
            var answer = send(person, "POST", path, body);
            if (!oracle.knows(person, kind.name())) {
                unknown(person, kind, answer, path, body);
                return;
            }
            boolean isKnown = filter.isKnown(oracle, person)
                    && !oracle.isHidden(person, kind.name(), group)
                    && !(hasSum && oracle.isHidden(person, kind.name(), kind.number()));
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(isKnown ? 200 : 400);
            if (!isKnown) {
                return;
            }
            var expected = new TreeMap<String, String>();
            office.live(kind.name()).stream()
                    .filter(row -> oracle.sees(person, row) && filter.test().test(person, row))
                    .collect(Collectors.groupingBy(row -> String.valueOf(row.values.get(group))))
                    .forEach((value, rows) -> expected.put(value, rows.size() + "/" + (hasSum ? sum(rows, kind) : "")));
            var actual = new TreeMap<String, String>();
            ((List<?>) answer.json().get("rows")).forEach(item -> {
                var row = (Map<?, ?>) item;
                actual.put(String.valueOf(row.get(group)), row.get("count") + "/" + (hasSum ? row.get("total") : ""));
            });
            assertThat(actual).as("%s", body).isEqualTo(expected);
            tell("aggregate", !expected.isEmpty());
        }

        private static String sum(List<Row> rows, Kind kind) {
            var numbers = rows.stream()
                    .map(row -> row.values.get(kind.number()))
                    .filter(Objects::nonNull)
                    .mapToInt(value -> (Integer) value)
                    .toArray();
            return numbers.length == 0
                    ? "null"
                    : String.valueOf(java.util.Arrays.stream(numbers).sum());
        }

        // ------------------------------------------------------------ relations

        private void expanded(Person person, Kind kind) {
            if (kind.relations().isEmpty()) {
                return;
            }
            var relation = office.pick(List.copyOf(kind.relations().keySet()));
            var answer = get(person, "/" + kind.address() + "?limit=100&expand=" + relation);
            if (!oracle.knows(person, kind.name())) {
                assertThat(answer.status()).isEqualTo(404);
                return;
            }
            if (oracle.isHidden(person, kind.name(), relation)) {
                assertThat(answer.status()).isEqualTo(400);
                return;
            }
            for (var item : items(answer)) {
                var id = office.rows.get(RandomFilter.id(item.get("id"))).relation(relation);
                if (id == null) {
                    assertThat(item.get(relation)).isNull();
                    continue;
                }
                var shown = (Map<?, ?>) item.get(relation);
                var target = office.rows.get(id);
                assertThat(shown.get("id")).isEqualTo(id.toString());
                if (target.isTrashed || !oracle.sees(person, target)) {
                    assertThat(shown).hasSize(1);
                    tell("closed relation", true);
                } else {
                    var title = target.kind.marked().getFirst();
                    if (title.equals("name")) {
                        boolean isHidden = oracle.isHidden(person, target.kind.name(), title);
                        assertThat(shown.containsKey("label")).isEqualTo(!isHidden);
                    }
                    tell("open relation", true);
                }
            }
        }

        // ------------------------------------------------------------ what was

        /// What is in the trash keeps its history.
        private void history(Person person, Kind kind) {
            var row = some(person, kind);
            var answer = get(person, "/" + kind.address() + "/" + row.id + "/history");
            if (!oracle.sees(person, row)) {
                assertThat(answer.status()).isEqualTo(404);
                return;
            }
            assertThat(items(answer)).isNotEmpty();
            items(answer).forEach(entry -> onlyOpen(person, row, entry));
            tell("history", true);
        }

        private void onlyOpen(Person person, Row row, Map<String, Object> entry) {
            for (var side : List.of("before", "after")) {
                if (entry.get(side) instanceof Map<?, ?> values) {
                    row.kind.fields().stream()
                            .filter(field -> oracle.isHidden(person, row.kind.name(), field))
                            .forEach(field -> assertThat(values.containsKey(field))
                                    .as(field)
                                    .isFalse());
                }
            }
        }

        private void feed(Person person) {
            var from = URLEncoder.encode(cursors.get(person), StandardCharsets.UTF_8);
            var answer = get(person, "/changes?limit=200&after=" + from);
            assertThat(answer.status()).isEqualTo(200);
            for (var change : items(answer)) {
                var row = office.rows.get(RandomFilter.id(change.get("id")));
                if (row != null) {
                    assertThat(oracle.sees(person, row)).as("%s", change).isTrue();
                    onlyOpen(person, row, change);
                    tell("feed", true);
                }
            }
            cursors.put(person, String.valueOf(answer.json().get("cursor")));
        }

        private void trash(Person person, Kind kind) {
            var answer = get(person, "/trash?object=" + kind.address() + "&limit=100");
            if (!oracle.knows(person, kind.name())) {
                assertThat(answer.status()).isEqualTo(404);
                return;
            }
            var expected = office.all(kind.name()).stream()
                    .filter(row -> row.isTrashed && oracle.sees(person, row))
                    .map(row -> row.id.toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            var found = items(answer).stream()
                    .map(item -> String.valueOf(item.get("id")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).isEqualTo(expected);
            tell("trash", !expected.isEmpty());
        }

        // ------------------------------------------------------------ writing

        /// Writes nothing new: the value that is there, so that the oracle's rows stay true.
        private void write(Person person, Kind kind) {
            var row = some(person, kind);
            var field = office.pick(kind.fields());
            var body = new LinkedHashMap<String, Object>();
            body.put(field, row.values.get(field));
            var path = "/" + kind.address() + "/";
            var answer = send(person, "PATCH", path + row.id, body);
            if (!oracle.knows(person, kind.name()) || row.isTrashed || !oracle.sees(person, row)) {
                var missing = Ids.next();
                alike(answer, row.id.toString(), send(person, "PATCH", path + missing, body), missing.toString());
                assertThat(answer.status()).isEqualTo(404);
            } else if (!oracle.may(person, row, "write")) {
                assertThat(answer.status()).isEqualTo(403);
                tell("no write", true);
            } else {
                var right = oracle.right(person, kind.name(), field);
                if (right.equals("write")) {
                    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
                    same(person, row, answer.json());
                    tell("write", true);
                } else {
                    assertThat(answer.status()).isBetween(400, 403);
                    tell("no write of a field", true);
                }
            }
        }

        private void batch(Person person, Kind kind) {
            if (!oracle.knows(person, kind.name())) {
                return;
            }
            var row = some(person, kind);
            var missing = Ids.next();
            var body =
                    Map.of("delete", List.of(missing.toString()), "update", List.of(Map.of("id", row.id.toString())));
            var answer = send(person, "POST", "/" + kind.address() + "/batch", body);
            var statuses = new ArrayList<String>();
            ((List<?>) answer.json().get("results"))
                    .forEach(result -> statuses.add(String.valueOf(((Map<?, ?>) result).get("status"))));
            boolean isSeen = !row.isTrashed && oracle.sees(person, row);
            var expected = !isSeen ? "notFound" : oracle.may(person, row, "write") ? "unchanged" : "forbidden";
            assertThat(statuses).containsExactlyInAnyOrder(expected, "notFound");
            tell("batch", isSeen);
        }

        // ------------------------------------------------------------ files, unique values, undo

        private void file(Person person) {
            var row = some(person, Office.KINDS.get("vessel"));
            if (row.isTrashed) {
                return;
            }
            var answer = get(person, "/files/" + row.file);
            if (oracle.sees(person, row) && !oracle.isHidden(person, "vessel", "papers")) {
                assertThat(answer.status()).isEqualTo(200);
                tell("file", true);
            } else {
                var missing = Ids.next();
                alike(answer, row.file.toString(), get(person, "/files/" + missing), missing.toString());
                assertThat(answer.status()).isEqualTo(404);
                tell("no file", true);
            }
        }

        /// That a value is taken has to be said; by which record is not.
        private void taken(Person person) {
            var row = some(person, Office.KINDS.get("vessel"));
            if (row.isTrashed) {
                return;
            }
            var body = Map.of("name", "New", "registry", String.valueOf(row.values.get("registry")));
            var answer = send(person, "POST", "/vessels", body);
            boolean isToldOfIt = oracle.knows(person, "vessel")
                    && !person.role.scope("vessel", "create").equals("none")
                    && oracle.right(person, "vessel", "name").equals("write")
                    && oracle.right(person, "vessel", "registry").equals("write");
            assertThat(answer.status()).isBetween(400, 409);
            assertThat(answer.response().body().contains("notUnique"))
                    .as("%s", answer.json())
                    .isEqualTo(isToldOfIt);
            assertThat(answer.response().body())
                    .doesNotContain(row.id.toString())
                    .doesNotContain(String.valueOf(row.owner));
            tell("unique", isToldOfIt);
        }

        /// Somebody edits what they may, the office goes on, they take it back: as far as they may then, and told
        /// no more than they may know then.
        private void undone(Person person, Kind kind) {
            var field = kind.letters().isEmpty() ? "" : kind.letters().getFirst();
            var rows = office.live(kind.name()).stream()
                    .filter(row -> oracle.may(person, row, "write") && !"z".equals(row.values.get(field)))
                    .limit(5)
                    .toList();
            if (field.isEmpty() || rows.isEmpty() || !mayWrite(person, kind, field)) {
                return;
            }
            var was = new LinkedHashMap<Row, Object>();
            rows.forEach(row -> was.put(row, row.values.put(field, "z")));
            var ids = rows.stream().map(row -> row.id.toString()).toList();
            var begun = send(
                    person, "POST", "/" + kind.address() + "/bulk", Map.of("ids", ids, "update", Map.of(field, "z")));
            assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
            var path = "/batches/" + begun.json().get("batchId");
            Patience.until(() -> get(person, path).json(), batch -> !"running".equals(batch.get("state")));
            for (var row : rows) {
                switch (random.nextInt(4)) {
                    case 0 -> office.edit(row);
                    case 1 -> handOver(row);
                    default -> {}
                }
            }
            if (random.nextInt(3) == 0) {
                office.changeRole();
            }
            results(person, path, rows);
            report(person, kind, field, was, send(person, "POST", path + "/undo", null));
        }

        private boolean mayWrite(Person person, Kind kind, String field) {
            return oracle.right(person, kind.name(), field).equals("write");
        }

        private void handOver(Row row) {
            if (row.kind.isOwned()) {
                office.handOver(row);
            }
        }

        private void results(Person person, String path, List<Row> rows) {
            var shown = items(get(person, path + "/records")).stream()
                    .map(item -> String.valueOf(item.get("id")))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(shown)
                    .isEqualTo(rows.stream()
                            .filter(row -> oracle.sees(person, row))
                            .map(row -> row.id.toString())
                            .collect(Collectors.toCollection(TreeSet::new)));
            tell("batch results", !shown.isEmpty());
        }

        private void report(Person person, Kind kind, String field, Map<Row, Object> was, Answer undo) {
            assertThat(undo.status()).as(undo.response().body()).isEqualTo(200);
            var reasons = new LinkedHashMap<UUID, String>();
            ((List<?>) undo.json().get("left")).forEach(entry -> {
                var left = (Map<?, ?>) entry;
                reasons.put(RandomFilter.id(left.get("id")), String.valueOf(left.get("reason")));
            });
            was.forEach((row, value) -> {
                boolean isSeen = oracle.sees(person, row);
                boolean isMine = isSeen && oracle.may(person, row, "write") && mayWrite(person, kind, field);
                boolean isStill = "z".equals(row.values.get(field));
                if (isMine && isStill) {
                    row.values.put(field, value);
                    assertThat(reasons).doesNotContainKey(row.id);
                } else if (!isSeen) {
                    // of objects they do not know any more nothing is said at all
                    assertThat(reasons.get(row.id)).isEqualTo(oracle.knows(person, kind.name()) ? "gone" : null);
                }
                var now = office.world.get("/" + kind.address() + "/" + row.id).json();
                assertThat(text(now.get(field))).as("%s", undo.json()).isEqualTo(text(row.values.get(field)));
                tell("undone", isMine && isStill);
                tell("not undone", !isSeen);
            });
            if (oracle.isHidden(person, kind.name(), field)) {
                assertThat(undo.response().body()).doesNotContain("\"" + field + "\"");
            }
        }

        // ------------------------------------------------------------ the model and the reasons

        private void model(Person person, Kind kind) {
            var answer = get(person, "/model/objects/" + kind.address());
            if (!oracle.knows(person, kind.name())) {
                alike(answer, kind.address(), get(person, "/model/objects/no-such"), "no-such");
                return;
            }
            var names = new TreeSet<String>();
            ((List<?>) answer.json().get("fields"))
                    .forEach(field -> names.add(String.valueOf(((Map<?, ?>) field).get("name"))));
            for (var field : kind.fields()) {
                assertThat(names.contains(field)).as(field).isEqualTo(!oracle.isHidden(person, kind.name(), field));
            }
            tell("model", true);
        }

        private void explained(Person person, Kind kind) {
            var row = some(person, kind);
            var answer = get(person, "/" + kind.address() + "/" + row.id + "/access");
            if (row.isTrashed || !oracle.sees(person, row)) {
                assertThat(answer.status()).isEqualTo(404);
                return;
            }
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            var body = answer.response().body();
            for (var other : office.people) {
                assertThat(body.contains(other.member.user().toString()))
                        .as("%s of %s", other.member.user(), body)
                        .isEqualTo(oracle.sees(other, row));
            }
            tell("explained", true);
        }
    }
}
