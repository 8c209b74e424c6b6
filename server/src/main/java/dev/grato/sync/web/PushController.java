package dev.grato.sync.web;

import dev.grato.access.ObjectRights;
import dev.grato.access.SignedIn;
import dev.grato.api.AccessTexts;
import dev.grato.api.JsonBody;
import dev.grato.api.Problems;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.sync.Push;
import dev.grato.sync.PushResult;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes the edits of devices.
@RestController
@RequestMapping("/api/v1/sync")
class PushController {

    private final Push push;
    private final Problems problems;
    private final AccessTexts texts;

    PushController(Push push, Problems problems, AccessTexts texts) {
        this.push = push;
        this.problems = problems;
        this.texts = texts;
    }

    @SignedInOnly
    @PostMapping("/push")
    Map<String, @Nullable Object> push(FromDevice from, JsonBody body, HttpServletRequest request) {
        var signedIn = from.signedIn();
        var mutations = MutationRequests.read(body);
        var source = signedIn.actor().kind() == Actor.Kind.TOKEN ? "api" : "user";
        var results = push.carryOut(signedIn.actor(), mutations, source);
        var locale = Problems.locale(request);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "results",
                results.stream().map(result -> json(result, signedIn, locale)).toList());
        return json;
    }

    private Map<String, @Nullable Object> json(PushResult result, SignedIn signedIn, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", result.mutation().id().toString());
        json.put("status", key(result.status()));
        if (result.was() != null) {
            json.put("was", key(result.was()));
        }
        if (result.row() != null) {
            json.put("row", RowJson.row(result.row()));
        }
        if (result.isRemoved()) {
            json.put("removed", true);
        }
        if (!result.conflicts().isEmpty()) {
            json.put(
                    "conflicts",
                    result.conflicts().stream().map(RowJson::conflict).toList());
        }
        if (!result.errors().isEmpty()) {
            var errors = problems.errors(result.errors(), locale);
            json.put("errors", errors);
            json.putAll(missing(result, signedIn, locale));
        }
        if (result.mergedInto() != null) {
            json.put("mergedInto", result.mergedInto().toString());
        }
        return json;
    }

    private static String key(PushResult.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /// What the user would need to be allowed to do it, and whom to ask.
    private Map<String, @Nullable Object> missing(PushResult result, SignedIn signedIn, Locale locale) {
        var faults = result.errors();
        boolean isForbidden =
                faults.stream().map(Fault::code).anyMatch(List.of("forbidden", "fieldReadOnly")::contains);
        if (!isForbidden) {
            return Map.of();
        }
        var mutation = result.mutation();
        var action = switch (mutation.op()) {
            case CREATE -> Action.CREATE;
            case UPDATE, COMMAND -> Action.UPDATE;
            case DELETE, RESTORE -> Action.DELETE;
        };
        var refusal = new GratoException(
                RecordsError.FORBIDDEN,
                Map.of(
                        "object",
                        mutation.object(),
                        "record",
                        mutation.record().toString(),
                        "action",
                        ObjectRights.key(action)),
                faults);
        return texts.explained(signedIn, refusal, locale);
    }
}
