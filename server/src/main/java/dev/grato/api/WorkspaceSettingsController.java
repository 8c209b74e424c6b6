package dev.grato.api;

import dev.grato.access.AccessModel;
import dev.grato.access.SecondFactorPolicy;
import dev.grato.access.SecondFactors;
import dev.grato.access.WorkspaceSettings;
import dev.grato.access.WorkspaceSettings.Wanted;
import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
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
    private final WorkspaceSettings settings;
    private final Cookies cookies;

    WorkspaceSettingsController(SecondFactors secondFactors, WorkspaceSettings settings, Cookies cookies) {
        this.secondFactors = secondFactors;
        this.settings = settings;
        this.cookies = cookies;
    }

    @SignedInOnly
    @GetMapping
    Map<String, Object> read(Actor actor) {
        return json(actor.workspace());
    }

    private Map<String, Object> json(Workspace workspace) {
        return Map.of(
                "slug", workspace.slug(),
                "name", workspace.name(),
                "zone", workspace.zone().getId(),
                "locale", workspace.locale().getLanguage(),
                "currency", workspace.currency(),
                "region", workspace.region(),
                "secondFactor", secondFactors.policy(workspace).key());
    }

    @Requires(AccessModel.ADMINISTRATOR)
    @PatchMapping
    Map<String, Object> change(JsonBody body, Actor actor, HttpServletRequest request) {
        body.object("secondFactor", "name", "zone", "locale", "currency", "region");
        var text = body.optionalText("secondFactor");
        var policy = text == null
                ? null
                : SecondFactorPolicy.find(text)
                        .orElseThrow(() -> JsonBody.wrong("secondFactor", "notAPolicy", Map.of()));
        var workspace = settings.change(
                actor,
                new Wanted(
                        body.optionalText("name"),
                        body.optionalText("zone"),
                        body.optionalText("locale"),
                        body.optionalText("currency"),
                        body.optionalText("region")));
        if (policy != null) {
            secondFactors.changePolicy(actor, policy, cookies.origin(request));
        }
        return json(workspace);
    }
}
