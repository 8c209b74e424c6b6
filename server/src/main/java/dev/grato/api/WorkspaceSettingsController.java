package dev.grato.api;

import dev.grato.access.AccessModel;
import dev.grato.access.SecondFactorPolicy;
import dev.grato.access.SecondFactors;
import dev.grato.platform.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The settings of the present workspace.
@RestController
@RequestMapping("/api/v1/workspace")
class WorkspaceSettingsController {

    private final SecondFactors secondFactors;
    private final Cookies cookies;

    WorkspaceSettingsController(SecondFactors secondFactors, Cookies cookies) {
        this.secondFactors = secondFactors;
        this.cookies = cookies;
    }

    @SignedInOnly
    @GetMapping
    Map<String, Object> read(Actor actor) {
        var workspace = actor.workspace();
        return Map.of(
                "slug", workspace.slug(),
                "name", workspace.name(),
                "secondFactor", secondFactors.policy(workspace).key());
    }

    @Requires(AccessModel.ADMINISTRATOR)
    @PatchMapping
    Map<String, Object> change(JsonBody body, Actor actor, HttpServletRequest request) {
        body.object("secondFactor");
        var text = body.optionalText("secondFactor");
        if (text != null) {
            var policy = SecondFactorPolicy.find(text)
                    .orElseThrow(() -> JsonBody.wrong("secondFactor", "notAPolicy", Map.of()));
            secondFactors.changePolicy(actor, policy, cookies.origin(request));
        }
        return read(actor);
    }
}
