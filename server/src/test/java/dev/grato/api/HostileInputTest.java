package dev.grato.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.api.HostileRequests.Known;
import dev.grato.api.HostileRequests.Operation;
import dev.grato.api.HostileRequests.Sent;
import dev.grato.model.Models;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.sync.Devices;
import dev.grato.sync.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Thousands of hostile requests, made from the OpenAPI document: each gets an answer that names the place
/// and the reason, and changes nothing it does not say.
///
/// `-Dgrato.seed=` repeats a run, `-Dgrato.test.all=true` makes it ten times as long.
class HostileInputTest {

    private static final int LONGEST_FIRST_LINE = 30_000;

    private static final Pattern LEAK = Pattern.compile(
            "Exception|org\\.jooq|org\\.postgresql|org\\.springframework|java\\.(lang|util)|SQLSTATE|\\bat dev\\.grato|"
                    + "PSQL|ERROR:|relation \\\\\"|violates");
    private static final Set<String> WITH_ERRORS = Set.of(
            "api/invalid",
            "api/bad-json",
            "records/invalid-record",
            "records/invalid-filter",
            "records/invalid-query",
            "model/definition-invalid");
    private static final List<String> TYPES = List.of(
            "text",
            "longText",
            "richText",
            "number",
            "money",
            "percent",
            "boolean",
            "date",
            "dateTime",
            "duration",
            "select",
            "multiSelect",
            "rating",
            "personName",
            "emailList",
            "phoneList",
            "urlList",
            "address",
            "geoPoint",
            "taxId",
            "approximateAmount",
            "approximateDate",
            "relation",
            "polymorphicRelation",
            "user",
            "fileList",
            "json",
            "autoNumber");
    private static final Pattern NOT_FOR_ADDRESSES = Pattern.compile("[\\[\\]{}\\\\ \"<>^`|]");
    private static final int MOST_FAILURES = 40;

    private static World world;
    private static RawHttp http;
    private static final UUID device = Ids.next();
    private static Map<String, Object> document;
    private static final List<String> foreign = new ArrayList<>();

    private final Map<String, String> failures = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Set<String> carriedOut = new TreeSet<>();
    private int spoken;
    /// Null after something was carried out.
    private String stock;

    @BeforeAll
    static void prepare() {
        var server = TestServer.running();
        world = server.world();
        http = new RawHttp(server.port());
        server.bean(Devices.class).register(world.admin(), device, "Hostile", Profile.FIELD, null);
        var company = server.send(
                "POST",
                "/api/v1/companies",
                Json.write(Map.of("name", "Elsewhere")),
                server.signIn().headers());
        foreign.add((String) company.json().get("id"));
        foreign.add(UUID.randomUUID().toString());
        world.post("/model/objects", Map.of("name", "specimen", "plural", "specimens"));
        for (var type : TYPES) {
            var field = new HashMap<String, Object>();
            field.put("name", "a" + Character.toUpperCase(type.charAt(0)) + type.substring(1));
            field.put("type", type);
            if (type.endsWith("elect")) {
                field.put("options", List.of(Map.of("key", "one"), Map.of("key", "two")));
            }
            if (type.equals("relation")) {
                field.put("target", "specimen");
                field.put("inverse", "children");
            }
            if (type.equals("polymorphicRelation")) {
                field.put("settings", Map.of("targets", List.of("company", "person")));
            }
            var made = world.post("/model/objects/specimens/fields", field);
            if (made.status() != 201) {
                System.out.println(
                        "no field of type " + type + ": " + made.response().body());
            }
        }
        var timeline = Map.of(
                "at", "aDate", "about", List.of("aRelation", "aPolymorphicRelation"), "summary", List.of("aJson"));
        assertThat(world.send("PATCH", "/model/objects/specimens", Map.of("timeline", timeline))
                        .status())
                .isEqualTo(200);
        document = world.get("/openapi.json").json();
    }

    @AfterAll
    static void drop() {
        world.drop();
    }

    @Test
    void answersEverythingWithAReason() {
        long seed = Seeds.seed();
        var random = new Random(seed);
        var schemas = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");
        var values = new HostileValues(random, schemas);
        var operations = HostileRequests.operations(document);
        // an answer without an end; EventsTest asks for it
        operations.removeIf(operation -> operation.id().equals("syncEvents"));
        // so many that half of the operations are carried out once; those of objects are all alike
        int count = Boolean.getBoolean("grato.test.all") ? operations.size() * 44 : 24_000;
        count = Integer.getInteger("grato.hostile.count", count);
        System.out.println("hostile input: -Dgrato.seed=" + seed + ", " + count + " requests");
        var known = known(operations, values);
        var requests = new HostileRequests(
                random, values, known, weighted(operations), "Bearer " + world.token(), Devices.HEADER + ": " + device);
        for (int i = 0; i < count && failures.size() < MOST_FAILURES; i++) {
            exercise(requests.next(carriedOut), i % 10 == 0, known);
        }
        System.out.println("hostile input: " + statuses + ", " + carriedOut.size() + " of " + operations.size()
                + " operations carried out at least once, " + spoken + " refusals read in three languages");
        assertThat(failures.values()).as("-Dgrato.seed=" + seed).isEmpty();
        assertThat(world.get("/companies").status()).isEqualTo(200);
        if (count >= 4_000) {
            assertThat(carriedOut).hasSizeGreaterThan(operations.size() / 2);
            assertThat(spoken).isGreaterThan(100);
        }
    }

    /// What belongs to no object comes as often as what does, although there is less of it; signing in is
    /// slow on purpose and comes once.
    private static List<Operation> weighted(List<Operation> operations) {
        var weighted = new ArrayList<>(operations);
        for (var operation : operations) {
            boolean isSlow = Set.of(
                            "signIn", "changePassword", "listChanges", "readOpenApi", "readOpenApiAtRoot", "setUp")
                    .contains(operation.id());
            if (!isSlow && (operation.address().isEmpty() || operation.address().equals("specimens"))) {
                for (int i = 0; i < 4; i++) {
                    weighted.add(operation);
                }
            }
        }
        // would put an end to the test itself
        weighted.removeIf(operation -> operation.id().equals("revokeToken"));
        return weighted;
    }

    private static Known known(List<Operation> operations, HostileValues values) {
        var ids = new TreeMap<String, List<String>>();
        var fields = new TreeMap<String, List<String>>();
        var model = world.server().bean(Models.class).current(world.workspace());
        for (var object : model.objects()) {
            fields.put(object.address(), List.copyOf(object.liveFields().keySet()));
            var found = new ArrayList<String>();
            for (int i = 0; i < 5; i++) {
                var body = HostileValues.json(values.valid(Map.of("$ref", "x/" + object.name() + "_create"), 0));
                var answer = world.server()
                        .send("POST", "/api/v1/" + object.address(), body, "Authorization", "Bearer " + world.token());
                if (answer.status() == 201) {
                    found.add((String) answer.json().get("id"));
                }
            }
            for (var item : (List<?>)
                    world.get("/" + object.address() + "?limit=20").json().get("items")) {
                found.add((String) ((Map<?, ?>) item).get("id"));
            }
            ids.put(object.address(), found);
        }
        var view = world.post("/views", Map.of("object", "companies", "name", "All"));
        ids.put("views", List.of(String.valueOf(view.json().get("id"))));
        var file = world.post("/files?name=a.txt", Map.of("a", 1));
        ids.put("files", List.of(String.valueOf(file.json().get("id"))));
        var batch = world.post("/companies/batch", Map.of("create", List.of(Map.of("name", "A"), Map.of("name", "B"))));
        ids.put("batches", List.of(String.valueOf(batch.json().get("batchId"))));
        return new Known(ids, foreign, fields);
    }

    private void exercise(Sent sent, boolean isSpoken, Known known) {
        var answer = http.send(sent.method(), sent.target(), sent.headers(), sent.body());
        statuses.merge(answer.status(), 1, Integer::sum);
        if (sent.operation().id().equals("signIn") || sent.operation().id().equals("changePassword")) {
            world.server().bean(Database.class).transaction(sql -> sql.execute("delete from control.sign_in_attempts"));
        }
        if (answer.status() >= 200 && answer.status() < 300) {
            carriedOut.add(sent.operation().id());
            stock = null;
            if (answer.body().contains("\"errors\"")) {
                errorsIn(sent, answer);
            }
            remember(sent, answer, known);
            return;
        }
        if (answer.status() == 0 || answer.status() >= 500) {
            fail(sent, answer, "status " + answer.status());
            return;
        }
        if (answer.status() < 400) {
            stock = null; // after "100 continue" the request may still be carried out
            return;
        }
        refused(sent, answer);
        var now = stock();
        if (stock != null && !now.equals(stock)) {
            fail(sent, answer, "something was written");
        }
        stock = now;
        if (isSpoken
                && sent.headers().stream()
                        .noneMatch(
                                header -> header.startsWith("Accept-Language") || header.startsWith("Idempotency"))) {
            inThreeLanguages(sent, answer);
        }
    }

    /// What was created may be used by what follows.
    private static void remember(Sent sent, RawHttp.Answer answer, Known known) {
        if (answer.status() == 201 && sent.operation().id().endsWith("_create")) {
            known.ids().get(sent.operation().address()).add((String)
                    Json.readObject(answer.body()).get("id"));
        }
    }

    /// How much there is: records of every object, entries of the logs, batches, files, views.
    private static String stock() {
        var workspace = world.workspace();
        var tables = new ArrayList<>(List.of("change_log", "model_change", "batch", "file", "view"));
        world.server().bean(Models.class).current(workspace).objects().forEach(object -> tables.add(object.table()));
        // what the system makes of a report comes later, while something else is being refused
        tables.remove("voice_request");
        var counts = tables.stream()
                .map(table -> "(select count(*) from " + Database.quoted(workspace, table)
                        + (table.equals("change_log") ? " where actor_kind <> 'system')" : ")"))
                .collect(Collectors.joining(" || ' ' || ", "select '' || ", ""));
        return world.server()
                .bean(Database.class)
                .read(sql -> sql.fetchOne(counts).get(0, String.class));
    }

    private void refused(Sent sent, RawHttp.Answer answer) {
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            fail(sent, answer, "not a problem: " + answer.header("Content-Type"));
            return;
        }
        if (LEAK.matcher(answer.body()).find()) {
            fail(sent, answer, "tells too much");
        }
        var problem = Json.readObject(answer.body());
        for (var name : List.of("type", "title", "detail")) {
            var text = problem.get(name) instanceof String string ? string : "";
            if (text.isBlank() || text.startsWith("error.")) {
                fail(sent, answer, "no " + name);
            }
        }
        if (!(problem.get("status") instanceof Integer status) || status != answer.status()) {
            fail(sent, answer, "wrong status inside");
        }
        var type = String.valueOf(problem.get("type")).replace("https://grato.dev/problems/", "");
        if (WITH_ERRORS.contains(type) && !(problem.get("errors") instanceof List<?> list && !list.isEmpty())) {
            fail(sent, answer, "no errors in " + type);
        }
        errorsIn(sent, answer);
    }

    private void errorsIn(Sent sent, RawHttp.Answer answer) {
        if (answer.header("Content-Type").contains("json")) {
            errors(sent, answer, Json.read(answer.body()));
        }
    }

    private void errors(Sent sent, RawHttp.Answer answer, Object json) {
        if (json instanceof List<?> list) {
            list.forEach(item -> errors(sent, answer, item));
        }
        if (!(json instanceof Map<?, ?> map)) {
            return;
        }
        if (map.get("results") instanceof List<?> results) {
            errors(sent, answer, results);
        }
        if (!(map.get("errors") instanceof List<?> list)) {
            return;
        }
        for (var item : list) {
            if (!(item instanceof Map<?, ?> error)
                    || !(error.get("path") instanceof String)
                    || !(error.get("code") instanceof String code)
                    || !(error.get("message") instanceof String message)) {
                fail(sent, answer, "an error without path, code or message");
                continue;
            }
            if (code.isBlank() || message.isBlank() || message.equals(code) || message.startsWith("fault.")) {
                fail(sent, answer, "no words for " + code);
            }
            // what looks like a gap may be what was sent, repeated to the sender
            var gap = Pattern.compile("\\{[a-z][a-zA-Z]*}").matcher(message);
            if (gap.find() && !sent.toString().contains(gap.group())) {
                fail(sent, answer, "a gap in the words for " + code);
            }
        }
    }

    /// Whether the server refuses the first line: characters an address cannot have, or so many that the
    /// head of the request does not fit.
    private static boolean isRefusedUnread(String target) {
        if (target.length() > LONGEST_FIRST_LINE) {
            return true;
        }
        int query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        var rest = query < 0 ? "" : target.substring(query + 1);
        return !path.matches("[A-Za-z0-9._~!$&'()*+,;=:@/%-]*")
                || !rest.matches("[A-Za-z0-9._~!$&'()*+,;=:@/?%{}|^\\[\\]-]*");
    }

    private void inThreeLanguages(Sent sent, RawHttp.Answer english) {
        if (isRefusedUnread(sent.target())) {
            // refused at its first line: the headers, and with them the language, were not read
            return;
        }
        var details = new TreeSet<String>();
        for (var language : List.of("en", "es", "it")) {
            var headers = new ArrayList<>(sent.headers());
            // first, since a line that cannot be read ends the reading
            headers.addFirst("Accept-Language: " + language);
            var answer = http.send(sent.method(), sent.target(), headers, sent.body());
            if (answer.status() != english.status()) {
                stock = null; // what was refused once may be carried out when it is sent again
                return;
            }
            var problem = Json.readObject(answer.body());
            details.add(String.valueOf(problem.get("detail")));
        }
        spoken++;
        if (details.size() != 3) {
            fail(sent, english, "not in three languages " + details);
        }
    }

    private void fail(Sent sent, RawHttp.Answer answer, String what) {
        var id = sent.operation().id();
        var kind = id.contains("_") ? id.substring(id.indexOf('_')) : id;
        var body = answer.body().length() > 700 ? answer.body().substring(0, 700) : answer.body();
        failures.putIfAbsent(what + " " + kind, "%n%s%n  %s%n  %s %s".formatted(what, sent, answer.status(), body));
    }
}
