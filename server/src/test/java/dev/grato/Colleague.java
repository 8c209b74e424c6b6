package dev.grato;

import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.access.Identities;
import dev.grato.access.Origin;
import dev.grato.access.Sessions;
import dev.grato.access.Tokens;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.Map;
import java.util.UUID;

/// Another person in a test's world, with a way to come in and a token.
public record Colleague(World world, UUID identity, Actor actor, String token) {

    /// Somebody with this role.
    public static Colleague with(World world, String name, UUID role) {
        var server = world.server();
        var email = name.toLowerCase() + Long.toHexString(Ids.tag()) + "@example.com";
        var made = world.post("/users", Map.of("name", name, "email", email, "role", role.toString()));
        var user = UUID.fromString((String) made.json().get("id"));
        var identity = server.bean(Identities.class)
                .create(email, TestServer.PASSWORD, name, world.workspace().id(), user);
        var sessions = server.bean(Sessions.class);
        var session = sessions.create(identity.id(), world.workspace().slug(), Origin.of("127.0.0.1"))
                .token();
        var actor = sessions.find(session, null).orElseThrow().actor();
        var token = server.bean(Tokens.class)
                .create(actor, name, null, null, Origin.of("127.0.0.1"))
                .text();
        return new Colleague(world, identity.id(), actor, token);
    }

    /// Somebody with the role that has this key, such as `administrator`.
    public static Colleague with(World world, String name, String roleKey) {
        var roles =
                (java.util.List<?>) world.get("/roles?key=" + roleKey).json().get("items");
        return with(world, name, UUID.fromString((String) ((Map<?, ?>) roles.getFirst()).get("id")));
    }

    public UUID user() {
        return actor.userId();
    }

    public Answer send(String method, String path, Object json) {
        return world.server()
                .send(
                        method,
                        "/api/v1" + path,
                        json == null ? null : Json.write(json),
                        "Authorization",
                        "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object json) {
        return send("POST", path, json);
    }
}
