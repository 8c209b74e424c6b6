package dev.grato.api;

import dev.grato.access.Abilities;
import dev.grato.access.AccessModel;
import dev.grato.access.ObjectRights;
import dev.grato.access.RoleMatrix;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.Outcome;
import dev.grato.records.RecordVersion;
import dev.grato.records.WriteOptions;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a role may do with each object and field, in the names of today.
@RestController
@RequestMapping("/api/v1/roles/{id}/rights")
class RightsController {

    private final RoleMatrix matrix;
    private final Refusals refusals;
    private final Audit audit;

    RightsController(RoleMatrix matrix, Refusals refusals, Audit audit) {
        this.matrix = matrix;
        this.refusals = refusals;
        this.audit = audit;
    }

    @Requires(Abilities.MANAGE_USERS)
    @GetMapping
    ResponseEntity<Map<String, @Nullable Object>> read(@PathVariable String id, Actor actor) {
        return answer(matrix.of(actor, Objects.id(id)));
    }

    @Requires(Abilities.MANAGE_USERS)
    @PutMapping
    ResponseEntity<Map<String, @Nullable Object>> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            JsonBody body,
            Actor actor,
            HttpServletRequest request) {
        var role = Objects.id(id);
        var sent = body.object("rights");
        if (!sent.containsKey("rights")) {
            throw JsonBody.wrong("rights", "required", Map.of("field", "rights"));
        }
        var seen = ifMatch == null || ifMatch.strip().equals("*")
                ? null
                : RecordVersion.ofEtag(ifMatch).orElse(new RecordVersion(0, 0));
        var outcome = matrix.change(actor, role, sent.get("rights"), seen, WriteOptions.single(Sources.of(actor)));
        if (!outcome.status().isDone()) {
            return refusals.refused(AccessModel.ROLE, Action.UPDATE, outcome, request);
        }
        if (outcome.status() == Outcome.Status.UPDATED) {
            audit.record(SecurityEvent.by(actor, "rights.changed").with("role", role.toString()));
        }
        return answer(matrix.of(actor, role));
    }

    private static ResponseEntity<Map<String, @Nullable Object>> answer(RoleMatrix.Matrix matrix) {
        var role = matrix.role();
        boolean isAdministrator = Boolean.TRUE.equals(role.value("isAdministrator"));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("role", role.id().toString());
        json.put("name", role.value("name"));
        json.put("etag", role.version().etag());
        json.put("isAdministrator", isAdministrator);
        var scopes = new LinkedHashMap<String, @Nullable Object>();
        for (var action : Action.values()) {
            var key = ObjectRights.key(action);
            scopes.put(key, isAdministrator ? "all" : role.value(key + "Scope"));
        }
        json.put("scopes", scopes);
        json.put("rights", matrix.rights());
        json.put("objects", matrix.rows().stream().map(RightsController::row).toList());
        return ResponseEntity.ok().eTag(role.version().etag()).body(json);
    }

    private static Map<String, @Nullable Object> row(RoleMatrix.Row row) {
        var object = row.object();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", object.name());
        json.put("address", object.address());
        json.put("label", object.label().byLanguage());
        json.put("pluralLabel", object.pluralLabel().byLanguage());
        json.put("owned", object.isOwned());
        json.put("parents", object.parents());
        json.put("hasAccountTeam", object.accountTeam() != null);
        for (var action : Action.values()) {
            var cell = java.util.Objects.requireNonNull(row.scopes().get(action));
            json.put(ObjectRights.key(action), Map.of("scope", cell.scope().key(), "inherited", cell.isInherited()));
        }
        json.put("fields", row.fields().stream().map(RightsController::field).toList());
        return json;
    }

    private static Map<String, @Nullable Object> field(RoleMatrix.FieldCell cell) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("field", cell.field().name());
        json.put("label", cell.field().label().byLanguage());
        json.put("right", cell.right().name().toLowerCase(Locale.ROOT));
        json.put("inherited", cell.right() == FieldRight.WRITE);
        json.put("canBeHidden", cell.canBeHidden());
        return json;
    }

    /// The rights of a user on every object, for `GET /me`.
    static List<Map<String, @Nullable Object>> ofUser(List<RoleMatrix.Row> rows) {
        return rows.stream()
                .map(row -> {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("object", row.object().name());
                    json.put("address", row.object().address());
                    row.scopes()
                            .forEach((action, cell) -> json.put(
                                    ObjectRights.key(action), cell.scope().key()));
                    return (Map<String, @Nullable Object>) json;
                })
                .toList();
    }
}
