package dev.grato.api;

import dev.grato.Staff;
import dev.grato.TestServer.Answer;
import dev.grato.access.Sessions;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one request of the matrix is about, made when it is first named: `{deal}`, `{batch}`, `{file}` …; all of it
/// is Olga's, of team North.
final class MatrixFixtures {

    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    private final MatrixCallers callers;
    private final Map<String, String> made = new HashMap<>();
    private final String number = Long.toHexString(Ids.next().getLeastSignificantBits());

    MatrixFixtures(MatrixCallers callers) {
        this.callers = callers;
    }

    /// The text with every fixture it names; names in an address are encoded.
    String fill(String text) {
        return NAME.matcher(text).replaceAll(match -> Matcher.quoteReplacement(fixture(match.group(1))));
    }

    /// The same for an address, in which ` @{view}` at the end only sees to it that the thing is there.
    String address(String text) {
        int there = text.indexOf(" @");
        if (there >= 0) {
            fill(text.substring(there));
        }
        return fill(there < 0 ? text : text.substring(0, there));
    }

    /// The deal's name, by which an answer shows that it saw the record.
    String name() {
        return "Deal" + number;
    }

    /// The value of the field that is hidden from one of the callers.
    String secret() {
        return "SECRET" + number;
    }

    /// Whether the record exists for this request.
    boolean isNamed() {
        return made.containsKey("deal");
    }

    /// The deal as it is, to see whether a refused request changed it.
    String state() {
        if (!isNamed()) {
            return "";
        }
        var world = callers.world();
        return world.server()
                .bean(Records.class)
                .find(world.system(), "deal", UUID.fromString(fixture("deal")))
                .map(record -> record.version().etag())
                .orElse("gone");
    }

    private String fixture(String name) {
        var known = made.get(name);
        if (known != null) {
            return known;
        }
        var value = make(name);
        made.put(name, value);
        return value;
    }

    private String make(String name) {
        return switch (name) {
            case "deal" -> deal().toString();
            case "name" -> {
                fixture("deal");
                yield name();
            }
            case "secret" -> {
                fixture("deal");
                yield secret();
            }
            case "trashed" -> trashed();
            case "batch" -> batch();
            case "change" -> change();
            case "cursor" -> cursor();
            case "file" -> file("papers");
            case "hiddenFile" -> file("secretPapers");
            case "view" -> view();
            case "token" -> id(owner("POST", "/tokens", Map.of("name", "another")));
            case "session" -> session();
            case "owner" -> callers.member("own").user().toString();
            case "fresh" -> Ids.next().toString();
            case "number" -> number;
            case "object" -> custom();
            case "rule" -> rule();
            case "practice" -> callers.practice();
            case "letters" -> letters();
            case "elsewhere" ->
                callers.member("otherWorkspace").world().workspace().slug();
            case "colleague" -> callers.member("team").user().toString();
            case "anyRole" -> callers.role().toString();
            case "role" ->
                callers.staff()
                        .role("Role" + number, Map.of("readScope", "own"))
                        .toString();
            case "share" -> share();
            case "undo" -> undo();
            case "second" -> deal().toString();
            case "separated" -> separated();
            case "later" -> later();
            case "request" -> request();
            case "lentAbility" -> lentAbility();
            case "invitation" -> invitation();
            case "opening" -> opening();
            case "webhook" -> webhook();
            case "device" -> device();
            case "feed" -> feed();
            default -> throw new AssertionError("no fixture " + name);
        };
    }

    private UUID deal() {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", name());
        values.put("secretPlan", secret());
        values.put("owner", callers.member("own").user().toString());
        values.put("team", callers.north().toString());
        return callers.staff().create("deal", values);
    }

    private String trashed() {
        var id = fixture("deal");
        callers.staff().write(Mutation.delete("deal", UUID.fromString(id)));
        return id;
    }

    private String batch() {
        var edit = Map.of("id", fixture("deal"), "secretPlan", secret() + "!");
        return (String) owner("POST", "/deals/batch", Map.of("update", List.of(edit)))
                .json()
                .get("batchId");
    }

    /// The batch of a change of the model.
    private String change() {
        var answer = callers.member("administrator").send("POST", "/model/objects", Map.of("name", "ship" + letters()));
        return (String) sound(answer).json().get("batchId");
    }

    private String cursor() {
        var cursor = (String) owner("GET", "/changes", null).json().get("cursor");
        fixture("deal");
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private String file(String field) {
        var member = callers.member("own");
        var uploaded = callers.world()
                .server()
                .send(
                        "POST",
                        "/api/v1/files?name=plan.txt",
                        secret(),
                        "Authorization",
                        "Bearer " + member.token(),
                        "Content-Type",
                        "text/plain");
        var file = id(uploaded);
        owner("PATCH", "/deals/" + fixture("deal"), Map.of(field, List.of(file)));
        return file;
    }

    private String view() {
        var body =
                Map.of("object", "deals", "name", name(), "scope", "user", "kind", "table", "columns", List.of("name"));
        fixture("deal");
        return id(owner("POST", "/views", body));
    }

    private String session() {
        var owner = callers.member("own");
        return callers.world()
                .server()
                .bean(Sessions.class)
                .create(owner.identity(), callers.world().workspace().slug(), Staff.HERE)
                .id()
                .toString();
    }

    private String custom() {
        var name = "thing" + letters();
        sound(callers.member("administrator")
                .send("POST", "/model/objects", Map.of("name", name, "plural", name + "s")));
        sound(callers.member("administrator")
                .send("POST", "/model/objects/" + name + "s/fields", Map.of("name", "size", "type", "number")));
        return name + "s";
    }

    private String rule() {
        var body = Map.of(
                "name",
                "positive",
                "refuses",
                Map.of("field", "size", "op", "lt", "value", 0),
                "message",
                Map.of("en", "No"));
        sound(callers.member("administrator").send("POST", "/model/objects/" + fixture("object") + "/rules", body));
        return "positive";
    }

    private String share() {
        var body = Map.of("user", callers.member("revoked").user().toString(), "level", "read");
        return id(owner("POST", "/deals/" + fixture("deal") + "/shares", body));
    }

    /// The batch in which another one was taken back.
    private String undo() {
        return (String) owner("POST", "/batches/" + fixture("batch") + "/undo", null)
                .json()
                .get("batchId");
    }

    /// The batch in which an administrator separated two deals that were one while something was written.
    private String separated() {
        var administrator = callers.member("administrator");
        var body = Map.of("survivor", fixture("deal"), "others", List.of(fixture("second")));
        var merged = sound(administrator.send("POST", "/deals/merge", body)).json();
        sound(administrator.send("PATCH", "/deals/" + fixture("deal"), Map.of("nextStep", "Meanwhile")));
        return (String) sound(administrator.send("POST", "/batches/" + merged.get("batchId") + "/undo", null))
                .json()
                .get("batchId");
    }

    private String later() {
        var report = callers.member("administrator").send("GET", "/batches/" + fixture("separated") + "/report", null);
        var later = Json.asList(sound(report).json().get("later"));
        return (String) Json.asObject(later.getFirst()).get("id");
    }

    /// A guest asks to see the deal.
    private String request() {
        var body = Map.of("action", "read", "reason", "For the fair");
        return id(callers.member("otherTeam").send("POST", "/deals/" + fixture("deal") + "/access-requests", body));
    }

    /// An ability a guest has been lent.
    private String lentAbility() {
        var body = Map.of("ability", "merge", "reason", "For the fair");
        var request = id(callers.member("otherTeam").send("POST", "/access-requests", body));
        return id(administrator(
                "POST", "/access-requests/" + request + "/grant", Map.of("until", "2099-01-01T00:00:00Z")));
    }

    private String invitation() {
        var body = Map.of("email", "new-" + number + "@example.com", "name", "New", "role", fixture("anyRole"));
        return id(administrator("POST", "/invitations", body));
    }

    /// Asked for by another administrator than the one who calls.
    private String opening() {
        var body = Map.of(
                "reason", "A complaint by a customer", "from", "2026-01-01T00:00:00Z", "to", "2026-02-01T00:00:00Z");
        return id(callers.world().post("/audit/openings", body));
    }

    private String webhook() {
        var body = Map.of("name", "Hook", "url", "http://127.0.0.1:65000/", "objects", List.of("deals"));
        return id(administrator("POST", "/webhooks", body));
    }

    private String feed() {
        var body = Map.of(
                "name",
                "Feed",
                "template",
                "odoo.customers",
                "source",
                Map.of("kind", "folder"),
                "schedule",
                Map.of("everyMinutes", 60),
                "masters",
                List.of(),
                "isActive",
                false);
        return id(administrator("POST", "/feeds", body));
    }

    private String device() {
        return id(owner("POST", "/sync/devices", Map.of("id", Ids.next(), "name", "Phone", "profile", "field")));
    }

    private Answer administrator(String method, String path, Object json) {
        return sound(callers.member("administrator").send(method, path, json));
    }

    /// The number without digits, for names of the model.
    private String letters() {
        var letters = new StringBuilder();
        number.chars().forEach(c -> letters.append((char) (c <= '9' ? c - '0' + 'k' : c)));
        return letters.toString();
    }

    private Answer owner(String method, String path, Object json) {
        return sound(callers.member("own").send(method, path, json));
    }

    private static Answer sound(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.response().body());
        }
        return answer;
    }

    private static String id(Answer answer) {
        return String.valueOf(sound(answer).json().get("id"));
    }
}
