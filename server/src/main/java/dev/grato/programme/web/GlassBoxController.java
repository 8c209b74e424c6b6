package dev.grato.programme.web;

import dev.grato.access.AuditOpenings;
import dev.grato.access.AuditProperties;
import dev.grato.api.SignedInOnly;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.Change;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What Grato records about the one who asks, and who could read it [R33]. Told to nobody about anybody else.
@RestController
@RequestMapping("/api/v1/me/glass-box")
class GlassBoxController {

    /// Under so many people no figure about people is made at all [R21].
    private static final int SMALL = 15;
    private static final int SAMPLE = 5;
    private static final int MOST = 500;

    private final Records records;
    private final Models models;
    private final AuditOpenings openings;
    private final AuditProperties audit;

    GlassBoxController(Records records, Models models, AuditOpenings openings, AuditProperties audit) {
        this.records = records;
        this.models = models;
        this.openings = openings;
        this.audit = audit;
    }

    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> look(Actor actor) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("condition", "not for appraisal, pay or discipline");
        json.put("isSmall", users(actor) < SMALL);
        json.put("isForOneAdministrator", openings.isForOne(actor));
        json.put("auditDays", audit.retention().toDays());
        json.put("behaviour", List.of());
        json.put(
                "changes",
                records.ownChanges(actor, SAMPLE).stream()
                        .map(change -> change(actor, change))
                        .toList());
        json.put(
                "reports",
                records.query(actor, Query.of(VoiceDeclarations.REPORT, null, MOST))
                        .items()
                        .size());
        return json;
    }

    private int users(Actor actor) {
        var active = Map.<String, @Nullable Object>of("field", "isActive", "value", true);
        return records.query(Actor.system(actor.workspace()), Query.of("user", active, SMALL))
                .items()
                .size();
    }

    private Map<String, @Nullable Object> change(Actor actor, Change change) {
        var fields = new TreeSet<>(change.after().keySet());
        fields.addAll(change.before().keySet());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("at", change.at().toString());
        json.put("operation", change.operation().key());
        json.put("object", change.object());
        json.put(
                "address",
                models.current(actor.workspace())
                        .object(change.object())
                        .map(ObjectType::address)
                        .orElse(null));
        json.put("record", change.record().toString());
        json.put("fields", List.copyOf(fields));
        return json;
    }
}
