package dev.grato.sync.web;

import dev.grato.access.AccessModel;
import dev.grato.api.JsonBody;
import dev.grato.api.Requires;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.records.RecordVersion;
import dev.grato.sync.SyncSettings;
import dev.grato.sync.SyncTerms;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What devices of the workspace may keep and for how long.
@RestController
@RequestMapping("/api/v1/sync/settings")
class SyncSettingsController {

    private final SyncTerms terms;

    SyncSettingsController(SyncTerms terms) {
        this.terms = terms;
    }

    @SignedInOnly
    @GetMapping
    ResponseEntity<Map<String, @Nullable Object>> read(Actor actor) {
        return answer(terms.settings(actor.workspace()));
    }

    @Requires(AccessModel.ADMINISTRATOR)
    @PutMapping
    ResponseEntity<Map<String, @Nullable Object>> change(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch, JsonBody body, Actor actor) {
        var seen = ifMatch == null || ifMatch.strip().equals("*")
                ? null
                : RecordVersion.ofEtag(ifMatch).orElse(new RecordVersion(Long.MAX_VALUE, 0));
        return answer(terms.change(actor, body.object(), seen));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(SyncSettings settings) {
        return ResponseEntity.ok().eTag(settings.version().etag()).body(SyncTerms.json(settings));
    }
}
