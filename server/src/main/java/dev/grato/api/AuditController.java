package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.AuditOpenings;
import dev.grato.access.AuditOpenings.Wish;
import dev.grato.access.AuditReading;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.RecordsError;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// The audit log: openings, reading, export, verification. For administrators; the services below ask.
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {

    private static final int MAX_LIST = 200;
    private static final int MOST_KINDS = 50;
    /// Instants PostgreSQL can keep and people can mean.
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final AuditOpenings openings;
    private final AuditReading reading;
    private final AuditJson shown;
    private final Clock clock;

    AuditController(AuditOpenings openings, AuditReading reading, AuditJson shown, Clock clock) {
        this.openings = openings;
        this.reading = reading;
        this.shown = shown;
        this.clock = clock;
    }

    @SignedInOnly
    @PostMapping("/openings")
    ResponseEntity<Map<String, @Nullable Object>> request(JsonBody body, Actor actor) {
        body.object("reason", "from", "to", "about");
        var about = body.optionalText("about");
        var wish = new Wish(
                body.text("reason"),
                moment(body, "from"),
                moment(body, "to"),
                about == null
                        ? null
                        : Ids.parse(about).orElseThrow(() -> JsonBody.wrong("about", "notAnId", Map.of())));
        return ResponseEntity.status(HttpStatus.CREATED).body(AuditJson.opening(openings.request(actor, wish)));
    }

    private static Instant moment(JsonBody body, String name) {
        try {
            var moment = Instant.parse(body.text(name));
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException notAMoment) {
            // falls through to the refusal
        }
        throw JsonBody.wrong(name, "notAnInstant", Map.of());
    }

    @SignedInOnly
    @GetMapping("/openings")
    Map<String, @Nullable Object> list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        int wanted = limit(limit);
        var found = openings.list(actor, wanted, before(cursor));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("items", found.stream().map(AuditJson::opening).toList());
        json.put("nextCursor", found.size() == wanted ? found.getLast().id().toString() : null);
        return json;
    }

    @SignedInOnly
    @PostMapping("/openings/{id}/approve")
    Map<String, @Nullable Object> approve(@PathVariable String id, Actor actor) {
        return AuditJson.opening(openings.approve(actor, id(id)));
    }

    @SignedInOnly
    @PostMapping("/openings/{id}/refuse")
    Map<String, @Nullable Object> refuse(@PathVariable String id, Actor actor) {
        return AuditJson.opening(openings.refuse(actor, id(id)));
    }

    /// The events of an opening, newest first. There is no other order, and no person to filter by other than the one
    /// the opening is about.
    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> read(
            @RequestParam(required = false) @Nullable String opening,
            @RequestParam(required = false) @Nullable String kinds,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor actor) {
        int wanted = limit(limit);
        var page = reading.read(actor, required(opening), kinds(kinds), AuditJson.place(cursor), wanted);
        return shown.page(actor, page, wanted);
    }

    private static Set<String> kinds(@Nullable String text) {
        var kinds = new LinkedHashSet<String>();
        if (text != null) {
            List.of(text.split(",", -1)).stream()
                    .map(String::strip)
                    .filter(kind -> !kind.isEmpty())
                    .forEach(kinds::add);
        }
        if (kinds.size() > MOST_KINDS) {
            throw JsonBody.wrong("kinds", "tooManyValues", Map.of("max", MOST_KINDS));
        }
        return kinds;
    }

    /// JSON lines, newest first. The last line has the digest (SHA-256) of all bytes before it and a signature, by
    /// which [#check] knows the export again; a file without it has been cut off.
    @SignedInOnly
    @GetMapping("/export")
    void export(@RequestParam(required = false) @Nullable String opening, Actor actor, HttpServletResponse response)
            throws IOException {
        var wanted = required(opening);
        var sent = new SignedLines(response);
        reading.export(actor, wanted, event -> {
            try {
                sent.line(AuditJson.line(event));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
        var newest = reading.newest(actor);
        var last = new LinkedHashMap<String, @Nullable Object>();
        last.put("opening", wanted.toString());
        last.put("exportedAt", clock.instant().toString());
        last.put("lines", sent.lines());
        last.put("digest", sent.digest());
        last.put("headNumber", newest.number());
        last.put("headHash", newest.hash());
        last.put("signature", reading.sign(actor, Json.write(new ArrayList<>(last.values()))));
        sent.last(last);
    }

    @SignedInOnly
    @GetMapping("/verification")
    Map<String, @Nullable Object> verify(@RequestParam(required = false) @Nullable String after, Actor actor) {
        return shown.verification(actor, reading.verify(actor, number(after)));
    }

    /// Says of the last line of an export whether it was made here, and whether the chain still has what was its end.
    @SignedInOnly
    @PostMapping("/verification")
    Map<String, @Nullable Object> check(JsonBody body, Actor actor) {
        var line = body.object("opening", "exportedAt", "lines", "digest", "headNumber", "headHash", "signature");
        var signature = body.text("signature");
        var hash = body.text("headHash");
        var signed = new ArrayList<@Nullable Object>();
        for (var name : List.of("opening", "exportedAt", "lines", "digest", "headNumber", "headHash")) {
            signed.add(line.get(name));
        }
        long number = line.get("headNumber") instanceof Number given ? given.longValue() : -1;
        boolean isSigned = reading.isSigned(actor, Json.write(signed), signature);
        var trace = reading.trace(actor, number, hash);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("isSigned", isSigned);
        json.put("digest", isSigned ? line.get("digest") : null);
        json.put("chain", isSigned ? AuditJson.camel(number == 0 ? Audit.Trace.THERE : trace) : null);
        return json;
    }

    private static long number(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw JsonBody.wrong("after", "wrongType", Map.of("expected", "number"));
        }
    }

    static int limit(@Nullable String limit) {
        int wanted = ListRequests.limit(limit, 50);
        if (wanted < 1 || wanted > MAX_LIST) {
            throw JsonBody.wrong("limit", "outOfRange", Map.of("min", 1, "max", MAX_LIST));
        }
        return wanted;
    }

    static @Nullable UUID before(@Nullable String cursor) {
        var text = ListRequests.blankToNull(cursor);
        return text == null ? null : Ids.parse(text).orElseThrow(() -> new GratoException(RecordsError.INVALID_CURSOR));
    }

    private static UUID required(@Nullable String opening) {
        if (opening == null || opening.isBlank()) {
            throw JsonBody.wrong("opening", "required", Map.of());
        }
        return id(opening);
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(AccessError.OPENING_NOT_FOUND));
    }
}
