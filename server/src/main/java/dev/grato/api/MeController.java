package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.access.RoleMatrix;
import dev.grato.access.SignedIn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who the caller is and what they may.
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final RoleMatrix matrix;

    MeController(RoleMatrix matrix) {
        this.matrix = matrix;
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
        return me;
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
