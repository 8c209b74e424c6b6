package dev.grato.api;

import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.access.Sessions;
import dev.grato.access.Tokens;
import dev.grato.api.Staff.Member;
import dev.grato.platform.Json;
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
    private final Map<String, Member> members;

    MatrixCallers(World world, World elsewhere) {
        this.world = world;
        this.elsewhere = elsewhere;
        this.staff = new Staff(world);
        var field = Map.of("name", "secretPlan", "type", "text", "label", Map.of("en", "Plan"));
        if (world.post("/model/objects/deals/fields", field).status() != 201) {
            throw new AssertionError("no field to hide");
        }
        north = staff.team("North", null);
        var south = staff.team("South", null);
        var scopes = Map.of("readScope", "team", "createScope", "own", "writeScope", "own", "deleteScope", "own");
        var role = staff.role("Seller", scopes);
        var masking = new java.util.LinkedHashMap<String, Object>(scopes);
        masking.put("rights", Map.of("deal", Map.of("fields", Map.of("secret_plan", "hidden"))));
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

    private static UUID wholeRole(World world) {
        return new Staff(world).role("Chiefs", Map.of("isAdministrator", true));
    }

    World world() {
        return world;
    }

    Staff staff() {
        return staff;
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

    /// Sends by token, or by session where the path is one of those that need one; `?` stands for what is not below
    /// `/api/v1`.
    Answer send(String caller, String verb, String path, String body) {
        boolean isPlain = path.startsWith("~");
        var address = isPlain ? path.substring(1) : "/api/v1" + path;
        var bytes = body == null || body.equals("-") ? null : body;
        if (caller.equals("anonymous")) {
            return world.server().send(verb, address, bytes);
        }
        var member = member(caller);
        return SESSION_ONLY.stream().anyMatch(address::startsWith)
                ? world.server().send(verb, address, bytes, "Cookie", member.cookie(), "X-CSRF-Token", member.csrf())
                : world.server().send(verb, address, bytes, "Authorization", "Bearer " + member.token());
    }

    static String json(Object value) {
        return Json.write(value);
    }

    private static final List<String> SESSION_ONLY = List.of("/api/v1/session", "/api/v1/me/", "/api/v1/workspaces");
}
