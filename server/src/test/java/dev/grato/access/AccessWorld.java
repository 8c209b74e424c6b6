package dev.grato.access;

import dev.grato.Staff;
import dev.grato.TestServer;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import dev.grato.records.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A workspace of a test's own with people, teams and roles as the test wants them.
public final class AccessWorld {

    private final World world;
    private final Records records;
    private final Staff staff;

    public AccessWorld() {
        world = TestServer.running().world();
        records = world.server().bean(Records.class);
        staff = new Staff(world);
    }

    /// Somebody with a token of their own.
    public record Person(AccessWorld in, UUID id, UUID role, String token) {

        public Answer send(String method, String path, Object json, String... headers) {
            return new World(in.world.server(), in.world.workspace(), in.world.admin(), token)
                    .send(method, path, json, headers);
        }

        public Answer get(String path) {
            return send("GET", path, null);
        }

        public Answer post(String path, Object json) {
            return send("POST", path, json);
        }

        public Answer patch(String path, Object json) {
            return send("PATCH", path, json);
        }

        /// With the rights they have right now.
        public Actor actor() {
            return in.world
                    .server()
                    .bean(Tokens.class)
                    .find(token, null)
                    .orElseThrow()
                    .actor();
        }

        public boolean sees(String object, UUID record) {
            return in.records.find(actor(), object, record).isPresent();
        }
    }

    public World world() {
        return world;
    }

    public Records records() {
        return records;
    }

    public void drop() {
        world.drop();
    }

    /// Creates a record as the system; values may be null.
    public UUID create(String object, Map<String, ?> values) {
        return staff.create(object, values);
    }

    /// Changes a record as the system.
    public void change(String object, UUID id, Map<String, ?> values) {
        staff.change(object, id, values);
    }

    public UUID team(String name, UUID parent) {
        return staff.team(name, parent);
    }

    /// A role with one scope for everything it says nothing about.
    ///
    /// @param rights by table, as a role's `rights` takes them
    public UUID role(String scope, Map<String, ?> rights, String... abilities) {
        var values = new HashMap<String, Object>();
        values.put("name", "Role " + scope);
        for (var action : List.of("read", "create", "write", "delete")) {
            values.put(action + "Scope", scope);
        }
        values.put("rights", rights.isEmpty() ? null : rights);
        values.put("abilities", List.of(abilities));
        return create("role", values);
    }

    public Person person(String name, UUID role, UUID team) {
        var values = new HashMap<String, Object>();
        values.put("name", name);
        values.put("role", role == null ? null : role.toString());
        values.put("team", team == null ? null : team.toString());
        var id = create("user", values);
        return new Person(this, id, role, token(id, role));
    }

    private String token(UUID user, UUID role) {
        var rights = new RoleRights(
                user,
                null,
                Set.of(),
                Set.of(),
                role,
                "",
                false,
                Scope.NONE,
                Scope.NONE,
                Scope.NONE,
                Scope.NONE,
                ObjectRights.NONE,
                Set.of(),
                Set.of(),
                null);
        var workspace = world.workspace();
        var actor =
                new Actor(workspace, Actor.Kind.USER, user, user, null, rights, workspace.locale(), workspace.zone());
        return world.server()
                .bean(Tokens.class)
                .create(actor, "test", null, role, Origin.of("127.0.0.1"))
                .text();
    }

    /// Somebody whose role has this one scope and says this about tables.
    public Person person(String name, String scope, UUID team, Map<String, ?> rights, String... abilities) {
        return person(name, role(scope, rights, abilities), team);
    }

    public UUID company(String name, UUID owner, UUID team) {
        var values = new HashMap<String, Object>();
        values.put("name", name);
        values.put("owner", owner == null ? null : owner.toString());
        values.put("team", team == null ? null : team.toString());
        return create("company", values);
    }

    static String json(Object value) {
        return Json.write(value);
    }
}
