package dev.grato.sync.check;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.access.Shares;
import dev.grato.access.Shares.NewShare;
import dev.grato.access.Tokens;
import dev.grato.model.ModelChanges;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.JSONB;

/// A small workspace in which one run after the other is played, each from the same beginning; and what happens
/// in it
/// that devices cannot do.
final class Stage {

    private static final int BEGINNING = 0;
    private static final List<String> PLAYED = List.of("company", "person", "task");
    /// Each further object that users know costs every device a call when it begins and when it compares.
    static final Set<String> KNOWN = Set.of("company", "person", "task", "user", "team", "role");

    private final World world;
    private final Staff staff;
    private final Snapshots snapshots;
    private final UUID role;
    private final Map<String, UUID> teams = new LinkedHashMap<>();
    private final List<Member> users = new ArrayList<>();
    private final Map<String, List<UUID>> records = new LinkedHashMap<>();

    Stage(TestServer server) {
        world = server.world();
        staff = new Staff(world);
        var visits = new HashMap<String, Object>(Map.of("name", "visits", "type", "number"));
        visits.put("settings", Map.of("counts", true));
        server.bean(ModelChanges.class).createField(world.system(), "company", visits);
        teams.put("north", staff.team("North", null));
        teams.put("south", staff.team("South", null));
        role = staff.role(
                "Field",
                Map.of(
                        "readScope", "team",
                        "createScope", "team",
                        "writeScope", "team",
                        "deleteScope", "team",
                        "rights", rights()));
        users.add(staff.hire("Una", role, teams.get("north")));
        users.add(staff.hire("Tom", role, teams.get("north")));
        fill();
        snapshots = new Snapshots(world);
        snapshots.take(BEGINNING);
    }

    private Map<String, Object> rights() {
        var rights = new LinkedHashMap<String, Object>();
        world.server().bean(Models.class).current(world.workspace()).objects().stream()
                .filter(object -> !KNOWN.contains(object.name()))
                .forEach(object -> rights.put(object.table(), Map.of("read", "none")));
        return rights;
    }

    private void fill() {
        var owners =
                List.of(users.get(0).user(), users.get(1).user(), world.admin().userId());
        for (int i = 0; i < 6; i++) {
            var values = new HashMap<String, Object>();
            values.put("name", "Company " + i);
            values.put("owner", owners.get(i % 3).toString());
            values.put("visits", i);
            values.put("description", "First line\nLast line");
            put("company", values);
        }
        for (int i = 0; i < 4; i++) {
            var values = new HashMap<String, Object>();
            values.put("name", Map.of("given", "Person", "family", "No " + i));
            values.put("owner", owners.get(i % 3).toString());
            put("person", values);
        }
        for (int i = 0; i < 3; i++) {
            var values = new HashMap<String, Object>();
            values.put("subject", "Task " + i);
            values.put("owner", owners.get(i % 3).toString());
            values.put("company", records.get("company").get(5 - i).toString());
            put("task", values);
        }
    }

    private void put(String object, Map<String, Object> values) {
        records.computeIfAbsent(object, name -> new ArrayList<>()).add(staff.create(object, values));
    }

    /// What the players have to know.
    Map<String, Object> about() {
        return Map.of(
                "role", role.toString(),
                "teams", teams.values().stream().map(UUID::toString).toList(),
                "admin", world.admin().userId().toString(),
                "visits", visits(),
                "rights", rights(),
                "users",
                        users.stream()
                                .map(user -> Map.of("id", user.user().toString(), "token", user.token()))
                                .toList());
    }

    /// Does something; the answer is JSON.
    Object act(String what, Map<String, Object> how) {
        switch (what) {
            case "reset" -> snapshots.bringBack(BEGINNING);
            case "keep" -> snapshots.take(1);
            case "restore" -> snapshots.bringBack(1);
            case "archive" -> snapshots.archive();
            case "create" -> staff.write(Mutation.create(object(how), id(how), Json.asObject(how.get("values"))));
            case "change" -> staff.write(Mutation.update(object(how), id(how), Json.asObject(how.get("values"))));
            case "delete" -> staff.write(Mutation.delete(object(how), id(how)));
            case "share" -> share(how);
            case "unshare" -> unshare(how);
            case "deleted" -> {
                return deleted();
            }
            case "truth" -> {
                return truth();
            }
            default -> throw new IllegalArgumentException(what);
        }
        return Map.of();
    }

    private static String object(Map<String, Object> how) {
        return String.valueOf(how.get("object"));
    }

    private static UUID id(Map<String, Object> how) {
        return Ids.parse(how.get("id")).orElseThrow();
    }

    private void share(Map<String, Object> how) {
        var user = Ids.parse(how.get("user")).orElseThrow();
        shares().create(world.admin(), object(how), id(how), new NewShare(user, null, "write", null, null));
    }

    private void unshare(Map<String, Object> how) {
        for (var share : shares().list(world.admin(), object(how), id(how))) {
            shares().end(world.admin(), object(how), id(how), share.id());
        }
    }

    private Shares shares() {
        return world.server().bean(Shares.class);
    }

    private Actor actor(Member user) {
        return world.server()
                .bean(Tokens.class)
                .find(user.token(), null)
                .orElseThrow()
                .actor();
    }

    private String visits() {
        var model = world.server().bean(Models.class).current(world.workspace());
        return model.require("company").field("visits").orElseThrow().column();
    }

    /// The ids of records that are in the trash.
    private List<String> deleted() {
        var ids = new ArrayList<String>();
        for (var object : PLAYED) {
            world.server()
                    .bean(Database.class)
                    .read(sql -> sql.fetch("select id from " + Database.quoted(world.workspace(), object)
                            + " where deleted_at is not null"))
                    .forEach(row -> ids.add(row.get(0, UUID.class).toString()));
        }
        return ids;
    }

    private Map<String, Object> truth() {
        var truth = new Truth(world);
        var json = new LinkedHashMap<String, Object>();
        for (var user : users) {
            json.put(user.user().toString(), truth.of(actor(user)));
        }
        return Map.of("users", json, "history", history(), "written", written());
    }

    /// What was written to records of the journeys, in the order in which it happened.
    private List<Map<String, Object>> history() {
        return world.server()
                .bean(Database.class)
                .read(sql -> sql.fetch("select record_id, operation, before, after"
                        + " from " + Database.quoted(world.workspace(), "change_history")
                        + " where object in ('company', 'person', 'task') order by record_id, version"))
                .map(row -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("id", row.get("record_id", UUID.class).toString());
                    json.put("operation", row.get("operation", String.class));
                    json.put("before", values(row.get("before", JSONB.class)));
                    json.put("after", values(row.get("after", JSONB.class)));
                    return json;
                });
    }

    private static Object values(JSONB stored) {
        return stored == null ? Map.of() : Json.read(stored.data());
    }

    /// The edits of devices that the server remembers, with what became of them.
    private Map<String, Object> written() {
        var written = new LinkedHashMap<String, Object>();
        world.server()
                .bean(Database.class)
                .read(sql ->
                        sql.fetch("select id, outcome from " + Database.quoted(world.workspace(), "written_mutation")))
                .forEach(row ->
                        written.put(row.get("id", UUID.class).toString(), values(row.get("outcome", JSONB.class))));
        return written;
    }

    void drop() {
        snapshots.drop();
        world.drop();
    }
}
