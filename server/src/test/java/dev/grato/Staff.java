package dev.grato;

import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.access.Identities;
import dev.grato.access.Origin;
import dev.grato.access.Sessions;
import dev.grato.access.Setup;
import dev.grato.access.SignedIn;
import dev.grato.access.Tokens;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Hires people into a test's world: users with a role, a team, a session and a token of their own.
public final class Staff {

    public static final Origin HERE = Origin.of("127.0.0.1");

    private final World world;

    public Staff(World world) {
        this.world = world;
    }

    /// Somebody who can come in.
    ///
    /// @param cookie of their session, with its name
    public record Member(
            World world,
            UUID identity,
            UUID user,
            SignedIn signedIn,
            String cookie,
            String csrf,
            String token,
            UUID tokenId) {

        public Actor actor() {
            return signedIn.actor();
        }

        /// Sends with the token.
        public Answer send(String method, String path, Object json, String... headers) {
            var all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
            all.addAll(List.of(headers));
            return world.server()
                    .send(method, "/api/v1" + path, json == null ? null : Json.write(json), all.toArray(String[]::new));
        }

        public Answer get(String path) {
            return send("GET", path, null);
        }

        public Answer post(String path, Object json) {
            return send("POST", path, json);
        }
    }

    public UUID team(String name, UUID parent) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", name);
        if (parent != null) {
            values.put("parent", parent.toString());
        }
        return create("team", values);
    }

    /// A role with these fields beside its name.
    public UUID role(String name, Map<String, ?> fields) {
        var values = new LinkedHashMap<String, Object>(fields);
        values.put("name", name);
        return create("role", values);
    }

    /// Somebody with the role that has this key, such as `administrator`.
    public Member hire(String name, String roleKey) {
        var roles = world.server().bean(Setup.class).defaultRoles(world.system());
        return hire(name, Objects.requireNonNull(roles.get(roleKey)), null);
    }

    public Member hire(String name, UUID role, UUID team) {
        var email = name.toLowerCase() + "-" + Long.toHexString(Ids.next().getLeastSignificantBits()) + "@example.com";
        var values = new LinkedHashMap<String, Object>();
        values.put("name", name);
        values.put("email", email);
        values.put("role", role.toString());
        if (team != null) {
            values.put("team", team.toString());
        }
        var user = create("user", values);
        var identity = world.server()
                .bean(Identities.class)
                .create(email, TestServer.PASSWORD, name, world.workspace().id(), user)
                .id();
        var sessions = world.server().bean(Sessions.class);
        var session = sessions.create(identity, world.workspace().slug(), HERE).token();
        var signedIn = sessions.find(session, null).orElseThrow();
        var actor = signedIn.actor();
        var token = world.server().bean(Tokens.class).create(actor, "test", null, null, HERE);
        return new Member(
                world,
                identity,
                user,
                signedIn,
                "grato_session=" + session,
                sessions.csrfToken(signedIn.credential()),
                token.text(),
                token.id());
    }

    /// Creates a record as the system does.
    public UUID create(String object, Map<String, ?> values) {
        var id = Ids.next();
        write(Mutation.create(object, id, new LinkedHashMap<>(values)));
        return id;
    }

    /// Changes a record as the system does.
    public void change(String object, UUID id, Map<String, ?> values) {
        write(Mutation.update(object, id, new LinkedHashMap<>(values)));
    }

    public void write(Mutation... mutations) {
        world.server()
                .bean(Records.class)
                .write(world.system(), List.of(mutations), WriteOptions.single("test"))
                .forEach(outcome -> {
                    if (!outcome.status().isDone()) {
                        throw new AssertionError(outcome);
                    }
                });
    }
}
