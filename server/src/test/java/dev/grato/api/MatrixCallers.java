package dev.grato.api;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.access.Sessions;
import dev.grato.access.Tokens;
import dev.grato.model.Models;
import dev.grato.platform.Ids;
import dev.grato.sync.Devices;
import dev.grato.sync.Profile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Those who might call: strangers, the owner of the record, colleagues near and far, people of another workspace,
/// somebody whose access was revoked, somebody from whom the field is hidden, an administrator.
final class MatrixCallers {

    static final List<String> NAMES =
            List.of("anonymous", "own", "team", "otherTeam", "otherWorkspace", "revoked", "masked", "administrator");

    private final World world;
    private final World elsewhere;
    private final Staff staff;
    private final UUID north;
    private final UUID role;
    private final Map<String, Member> members;
    private final Map<UUID, String> devices = new HashMap<>();
    private String practice;

    MatrixCallers(World world, World elsewhere) {
        this.world = world;
        this.elsewhere = elsewhere;
        this.staff = new Staff(world);
        field("secretPlan", "text");
        field("papers", "fileList");
        field("secretPapers", "fileList");
        north = staff.team("North", null);
        var south = staff.team("South", null);
        var scopes = Map.of("readScope", "team", "createScope", "own", "writeScope", "own", "deleteScope", "own");
        role = staff.role("Seller", scopes);
        var masking = new LinkedHashMap<String, Object>(scopes);
        masking.put(
                "rights",
                Map.of(
                        "deal",
                        Map.of("fields", Map.of(column("secretPlan"), "hidden", column("secretPapers"), "hidden"))));
        var maskedRole = staff.role("Masked", masking);
        var administrators = staff.role("Chiefs", Map.of("isAdministrator", true));
        members = Map.of(
                "own", staff.hire("Olga", role, north),
                "team", staff.hire("Tina", role, north),
                "otherTeam", staff.hire("Otto", role, south),
                "revoked", staff.hire("Rita", role, north),
                "masked", staff.hire("Mia", maskedRole, north),
                "administrator", staff.hire("Anna", administrators, null),
                "otherWorkspace", new Staff(elsewhere).hire("Wim", wholeRole(elsewhere), null));
        var rita = member("revoked");
        world.server().bean(Tokens.class).revoke(rita.actor(), rita.tokenId(), Staff.HERE);
        world.server().bean(Sessions.class).endAll(rita.signedIn(), rita.identity(), null, Staff.HERE);
    }

    private void field(String name, String type) {
        var answer = world.post("/model/objects/deals/fields", Map.of("name", name, "type", type));
        if (answer.status() != 201) {
            throw new AssertionError(answer.response().body());
        }
    }

    private String column(String field) {
        return world.server()
                .bean(Models.class)
                .current(world.workspace())
                .require("deal")
                .field(field)
                .orElseThrow()
                .column();
    }

    private static UUID wholeRole(World world) {
        return new Staff(world).role("Chiefs", Map.of("isAdministrator", true));
    }

    /// A practice space of the administrator's, the same for all; the last of the callers drops it.
    String practice() {
        if (practice == null) {
            practice = "p-" + Long.toHexString(Ids.next().getLeastSignificantBits());
            var answer = send("administrator", "POST", "/workspaces", json(practice), true);
            if (answer.status() != 201) {
                throw new AssertionError(answer.response().body());
            }
        }
        return practice;
    }

    private static String json(String slug) {
        return "{\"slug\": \"" + slug + "\", \"name\": \"Practice\"}";
    }

    World world() {
        return world;
    }

    Staff staff() {
        return staff;
    }

    /// The role of most of them.
    UUID role() {
        return role;
    }

    UUID north() {
        return north;
    }

    Member member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new AssertionError(name);
        }
        return member;
    }

    /// A device of the member's, the same for all that they send.
    private String device(Member member) {
        return devices.computeIfAbsent(member.user(), user -> {
            var id = Ids.next();
            world.server().bean(Devices.class).register(member.actor(), id, "Matrix", Profile.FIELD, null);
            return id.toString();
        });
    }

    /// Sends by token, or by a fresh session where the operation takes nothing else; `~` stands before what is not
    /// below `/api/v1`.
    Answer send(String caller, String verb, String path, String body, boolean isForSessions) {
        var address = path.startsWith("~") ? path.substring(1) : "/api/v1" + path;
        var sent = body == null || body.equals("-") ? null : body;
        if (caller.equals("anonymous")) {
            return world.server().send(verb, address, sent);
        }
        var member = member(caller);
        if (!isForSessions && path.startsWith("/sync/") && !path.startsWith("/sync/events")) {
            return world.server()
                    .send(
                            verb,
                            address,
                            sent,
                            "Authorization",
                            "Bearer " + member.token(),
                            Devices.HEADER,
                            device(member));
        }
        if (!isForSessions) {
            return world.server().send(verb, address, sent, "Authorization", "Bearer " + member.token());
        }
        if (caller.equals("revoked")) {
            return world.server().send(verb, address, sent, "Cookie", member.cookie(), "X-CSRF-Token", member.csrf());
        }
        var sessions = world.server().bean(Sessions.class);
        var slug = member.world().workspace().slug();
        var session = sessions.create(member.identity(), slug, Staff.HERE);
        return world.server()
                .send(
                        verb,
                        address,
                        sent,
                        "Cookie",
                        "grato_session=" + session.token(),
                        "X-CSRF-Token",
                        sessions.csrfToken(session.id()));
    }
}
