package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.AuditReading;
import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What Grato has to tell the caller, and what it has recorded about them.
@RestController
@RequestMapping("/api/v1/me")
class NoticeController {

    private final Notices notices;
    private final AuditReading reading;
    private final AuditJson shown;

    NoticeController(Notices notices, AuditReading reading, AuditJson shown) {
        this.notices = notices;
        this.reading = reading;
        this.shown = shown;
    }

    @SignedInOnly
    @GetMapping("/security-events")
    Map<String, @Nullable Object> events(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        int wanted = AuditController.limit(limit);
        return shown.page(actor, reading.own(actor, AuditJson.place(cursor), wanted), wanted);
    }

    @SignedInOnly
    @GetMapping("/notices")
    Map<String, @Nullable Object> notices(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        int wanted = AuditController.limit(limit);
        var found = notices.list(actor, wanted, AuditController.before(cursor));
        var names = notices.names(actor, found);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "items",
                found.stream().map(notice -> shown.notice(actor, notice, names)).toList());
        json.put("nextCursor", found.size() == wanted ? found.getLast().id().toString() : null);
        return json;
    }

    @SignedInOnly
    @PostMapping("/notices/{id}/acknowledge")
    ResponseEntity<Void> acknowledge(@PathVariable String id, Actor actor) {
        notices.acknowledge(actor, Ids.parse(id).orElseThrow(() -> new GratoException(AccessError.NOTICE_NOT_FOUND)));
        return ResponseEntity.noContent().build();
    }
}
