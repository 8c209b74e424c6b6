package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.access.Profiles;
import dev.grato.access.RoleMatrix;
import dev.grato.access.SignedIn;
import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who the caller is and what they may.
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final RoleMatrix matrix;
    private final Profiles profiles;

    MeController(RoleMatrix matrix, Profiles profiles) {
        this.matrix = matrix;
        this.profiles = profiles;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> me(SignedIn signedIn) {
        var actor = signedIn.actor();
        var rights = signedIn.rights();
        var workspace = actor.workspace();
        var me = new LinkedHashMap<String, @Nullable Object>();
        me.put("id", rights.user().toString());
        me.put("name", signedIn.name());
        me.put("email", signedIn.email());
        me.put("locale", actor.locale().getLanguage());
        me.put("zone", actor.zone().getId());
        me.put("signedInBy", actor.kind().key());
        me.put("team", rights.team() == null ? null : rights.team().toString());
        me.put("role", role(signedIn));
        me.put(
                "workspace",
                Map.of(
                        "id", workspace.id().toString(),
                        "slug", workspace.slug(),
                        "name", workspace.name(),
                        "isPractice", workspace.isPractice(),
                        "locale", workspace.locale().getLanguage(),
                        "zone", workspace.zone().getId(),
                        "currency", workspace.currency(),
                        "region", workspace.region()));
        var mayDo = new LinkedHashMap<String, @Nullable Object>();
        mayDo.put("abilities", Abilities.ALL.stream().filter(rights::isAble).toList());
        mayDo.put("objects", RightsController.ofUser(matrix.ofUser(actor)));
        me.put("rights", mayDo);
        me.put("preferences", profiles.preferences(actor));
        return me;
    }

    /// Changes what people set for themselves; what is not sent stays.
    @SignedInOnly
    @PatchMapping
    Map<String, @Nullable Object> change(JsonBody body, SignedIn signedIn) {
        var sent = body.object("locale", "zone", "preferences");
        SessionController.identity(signedIn);
        var actor = signedIn.actor();
        var user = signedIn.rights().user();
        var own = new LinkedHashMap<String, @Nullable Object>();
        for (var name : List.of("locale", "zone")) {
            if (sent.containsKey(name)) {
                own.put(name, body.optionalText(name));
            }
        }
        var preferences = Json.asObject(sent.get("preferences"));
        if (sent.get("preferences") != null && preferences == null) {
            throw JsonBody.wrong("preferences", "wrongType", Map.of("expected", "object"));
        }
        if (!own.isEmpty()) {
            profiles.change(actor, user, own);
        }
        if (preferences != null) {
            profiles.prefer(actor, user, preferences);
        }
        return own(actor, own);
    }

    /// What the answers to come will be: the caller of this one still has what was before.
    private Map<String, @Nullable Object> own(Actor actor, Map<String, @Nullable Object> changed) {
        var workspace = actor.workspace();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "locale",
                changed.containsKey("locale")
                        ? Objects.requireNonNullElse(
                                changed.get("locale"), workspace.locale().getLanguage())
                        : actor.locale().getLanguage());
        json.put(
                "zone",
                changed.containsKey("zone")
                        ? Objects.requireNonNullElse(
                                changed.get("zone"), workspace.zone().getId())
                        : actor.zone().getId());
        json.put("preferences", profiles.preferences(actor));
        return json;
    }

    private static @Nullable Map<String, Object> role(SignedIn signedIn) {
        var rights = signedIn.rights();
        if (rights.role() == null) {
            return null;
        }
        return Map.of(
                "id", rights.role().toString(),
                "name", Objects.requireNonNullElse(rights.roleName(), ""),
                "isAdministrator", rights.isAdministrator(),
                "readScope", rights.read().key(),
                "createScope", rights.create().key(),
                "writeScope", rights.write().key(),
                "deleteScope", rights.delete().key(),
                "abilities", Abilities.ALL.stream().filter(rights::isAble).toList());
    }
}
