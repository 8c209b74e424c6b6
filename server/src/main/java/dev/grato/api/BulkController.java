package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.records.RecordBatches;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The same edit for many records, with a preview of its exact effects.
@RestController
@RequestMapping("/api/v1")
class BulkController {

    /// What one has picked by hand needs no ability.
    private static final int SELECTION = 50;

    private final RecordBatches batches;
    private final Objects objects;
    private final BatchJson json;

    BulkController(RecordBatches batches, Objects objects, BatchJson json) {
        this.batches = batches;
        this.objects = objects;
        this.json = json;
    }

    @SignedInOnly
    @PostMapping("/{object}/bulk")
    ResponseEntity<Map<String, @Nullable Object>> edit(
            @PathVariable String object,
            @RequestParam(defaultValue = "false") String preview,
            JsonBody body,
            Actor actor,
            HttpServletRequest request) {
        var type = objects.at(actor, object);
        boolean isPreview = BatchController.isTrue(preview, "preview");
        var edit = BulkRequest.read(type, body);
        boolean isSelection = edit.filter() == null && edit.ids().size() <= SELECTION;
        if (!isSelection) {
            Abilities.require(actor, Abilities.MASS_UPDATE);
        }
        var once = Requests.once(request);
        var batch = batches.begin(
                actor, once == null ? Ids.next() : once, edit, isPreview, isSelection ? null : Abilities.MASS_UPDATE);
        var locale = Problems.locale(request);
        if (!isPreview || batch.isRunning()) {
            return BatchesController.accepted(json, batch, locale);
        }
        var answer = json.begun(batch, locale);
        json.add(answer, batches.effects(actor, false, batch.id()));
        return ResponseEntity.ok(answer);
    }
}
