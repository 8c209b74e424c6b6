package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.AccessRequests;
import dev.grato.access.AccessRequests.AccessRequest;
import dev.grato.access.ObjectRights;
import dev.grato.access.WhoSees;
import dev.grato.access.WhoSees.Seer;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who sees a record and through what, and asking for what one does not see.
@RestController
@RequestMapping("/api/v1")
class AccessController {

    private static final int MAX_USERS = 200;

    private final WhoSees whoSees;
    private final AccessRequests requests;
    private final Objects objects;
    private final AccessTexts texts;

    AccessController(WhoSees whoSees, AccessRequests requests, Objects objects, AccessTexts texts) {
        this.whoSees = whoSees;
        this.requests = requests;
        this.objects = objects;
        this.texts = texts;
    }

    @SignedInOnly
    @GetMapping("/{object}/{id}/access")
    Map<String, @Nullable Object> explain(
            @PathVariable String object,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor,
            HttpServletRequest request) {
        var type = objects.at(actor, object);
        int wanted = ListRequests.limit(limit, 50);
        if (wanted < 1 || wanted > MAX_USERS) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", MAX_USERS));
        }
        var text = ListRequests.blankToNull(cursor);
        var after = text == null
                ? null
                : Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.INVALID_CURSOR));
        var found = whoSees.explain(actor, type.name(), Objects.id(id), after, wanted);
        var locale = Problems.locale(request);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("me", found.me() == null ? null : seer(found.me(), true, locale));
        json.put(
                "users",
                found.users().stream().map(seer -> seer(seer, false, locale)).toList());
        json.put("nextCursor", found.hasMore() ? found.users().getLast().id().toString() : null);
        json.put(
                "teams",
                found.teams().stream()
                        .map(team -> {
                            var entry = new LinkedHashMap<String, @Nullable Object>();
                            entry.put("id", team.id().toString());
                            entry.put("name", team.name());
                            entry.put("kind", AccessTexts.key(team.way()));
                            entry.put(
                                    "until",
                                    team.until() == null ? null : team.until().toString());
                            return entry;
                        })
                        .toList());
        return json;
    }

    private Map<String, @Nullable Object> seer(Seer seer, boolean isMe, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", seer.id().toString());
        json.put("name", seer.name());
        json.put("actions", seer.actions().stream().map(ObjectRights::key).toList());
        json.put(
                "because",
                seer.because().stream()
                        .map(reason -> {
                            var entry = new LinkedHashMap<String, @Nullable Object>();
                            entry.put("kind", AccessTexts.key(reason.way()));
                            entry.put(
                                    "until",
                                    reason.until() == null
                                            ? null
                                            : reason.until().toString());
                            entry.put("text", texts.reason(reason, isMe, locale));
                            return entry;
                        })
                        .toList());
        return json;
    }

    /// Answers the same whether the record is hidden or was never there.
    @SignedInOnly
    @PostMapping("/{object}/{id}/access-requests")
    ResponseEntity<Map<String, @Nullable Object>> ask(
            @PathVariable String object, @PathVariable String id, JsonBody body, Actor actor) {
        var type = objects.at(actor, object);
        body.object("action", "reason", "until");
        var made = requests.ask(
                actor,
                type.name(),
                Objects.id(id),
                body.text("action"),
                body.text("reason"),
                body.optionalInstant("until"));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(shown(made));
    }

    @SignedInOnly
    @PostMapping("/access-requests")
    ResponseEntity<Map<String, @Nullable Object>> askAbility(JsonBody body, Actor actor) {
        body.object("ability", "reason");
        var made = requests.askAbility(actor, body.text("ability"), body.text("reason"));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(shown(made));
    }

    @SignedInOnly
    @GetMapping("/access-requests")
    Map<String, @Nullable Object> list(Actor actor) {
        return Map.of(
                "mine",
                requests.mine(actor).stream().map(AccessController::shown).toList(),
                "toDecide",
                requests.toDecide(actor).stream().map(AccessController::shown).toList(),
                "lent",
                requests.lent(actor).stream().map(AccessController::shown).toList());
    }

    @SignedInOnly
    @PostMapping("/access-requests/{id}/grant")
    Map<String, @Nullable Object> grant(@PathVariable String id, JsonBody body, Actor actor) {
        body.object("until", "reason");
        var until = body.optionalInstant("until");
        if (until == null) {
            throw JsonBody.wrong("until", "required", Map.of("field", "until"));
        }
        return shown(requests.grant(actor, requestId(id), until, body.optionalText("reason")));
    }

    @SignedInOnly
    @PostMapping("/access-requests/{id}/refuse")
    Map<String, @Nullable Object> refuse(@PathVariable String id, JsonBody body, Actor actor) {
        body.object("reason");
        return shown(requests.refuse(actor, requestId(id), body.text("reason")));
    }

    @SignedInOnly
    @PostMapping("/access-requests/{id}/end")
    Map<String, @Nullable Object> end(@PathVariable String id, Actor actor) {
        return shown(requests.end(actor, requestId(id)));
    }

    private static UUID requestId(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(AccessError.REQUEST_NOT_FOUND));
    }

    private static Map<String, @Nullable Object> shown(AccessRequest request) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", request.id().toString());
        json.put("at", request.at().toString());
        json.put("user", request.user().toString());
        json.put("object", request.object());
        json.put("record", text(request.record()));
        json.put("action", request.action());
        json.put("ability", request.ability());
        json.put("reason", request.reason());
        json.put("until", text(request.until()));
        json.put("state", request.state());
        json.put("decidedAt", text(request.decidedAt()));
        json.put("decidedBy", text(request.decidedBy()));
        json.put("answer", request.answer());
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
