package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.access.RoleMatrix;
import dev.grato.access.RolePreviews;
import dev.grato.model.ModelJson;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.Records;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// "Show me as this role sees it": the model and lists, for whoever manages users.
@RestController
@RequestMapping("/api/v1/roles/{id}/preview")
class RolePreviewController {

    private final RolePreviews previews;
    private final RoleMatrix matrix;
    private final Records records;
    private final Objects objects;
    private final Audit audit;

    RolePreviewController(RolePreviews previews, RoleMatrix matrix, Records records, Objects objects, Audit audit) {
        this.previews = previews;
        this.matrix = matrix;
        this.records = records;
        this.objects = objects;
        this.audit = audit;
    }

    @Requires(Abilities.MANAGE_USERS)
    @GetMapping
    Map<String, @Nullable Object> model(@PathVariable String id, Actor actor) {
        var role = Objects.id(id);
        var holder = previews.as(actor, role);
        record(actor, role.toString(), "model");
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("role", role.toString());
        json.put("model", ModelJson.model(objects.visible(holder)));
        json.put("reads", reads(holder));
        return json;
    }

    private Map<String, String> reads(Actor holder) {
        var reads = new LinkedHashMap<String, String>();
        RightsController.ofUser(matrix.ofUser(holder))
                .forEach(row -> reads.put(String.valueOf(row.get("object")), String.valueOf(row.get("read"))));
        return reads;
    }

    /// A page as `POST /{object}/query` gives it, with the object's address beside the question.
    @Requires(Abilities.MANAGE_USERS)
    @PostMapping
    Map<String, @Nullable Object> page(@PathVariable String id, JsonBody body, Actor actor) {
        var role = Objects.id(id);
        var holder = previews.as(actor, role);
        var type = objects.at(holder, body.text("object"));
        var query = ListRequests.ofBody(type.name(), body.without("object"));
        var page = records.query(holder, query);
        if (query.cursor() == null) {
            record(actor, role.toString(), type.name());
        }
        return RecordJson.page(page);
    }

    private void record(Actor actor, String role, String what) {
        audit.record(
                SecurityEvent.by(actor, "role.previewed").with("role", role).with("what", what));
    }
}
