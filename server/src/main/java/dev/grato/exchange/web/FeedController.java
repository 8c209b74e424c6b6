package dev.grato.exchange.web;

import dev.grato.access.Abilities;
import dev.grato.api.JsonBody;
import dev.grato.api.Problems;
import dev.grato.api.Requires;
import dev.grato.api.SignedInOnly;
import dev.grato.exchange.FeedError;
import dev.grato.exchange.internal.feeds.Feed;
import dev.grato.exchange.internal.feeds.FeedTemplates;
import dev.grato.exchange.internal.feeds.Feeds;
import dev.grato.exchange.internal.feeds.SftpKeys;
import dev.grato.exchange.internal.feeds.SourceCheck;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Feeds: imports that repeat themselves; see docs/specs/feeds.md.
@RestController
@RequestMapping("/api/v1/feeds")
class FeedController {

    private static final int MOST_RUNS = 200;

    private final Feeds feeds;
    private final SourceCheck sources;
    private final FeedTemplates templates;
    private final SftpKeys keys;
    private final FeedJson json;

    FeedController(Feeds feeds, SourceCheck sources, FeedTemplates templates, SftpKeys keys, FeedJson json) {
        this.feeds = feeds;
        this.sources = sources;
        this.templates = templates;
        this.keys = keys;
        this.json = json;
    }

    @Requires(Abilities.IMPORT)
    @GetMapping
    Map<String, @Nullable Object> list(HttpServletRequest request, Actor actor) {
        return Map.of(
                "items",
                feeds.list(actor).stream()
                        .map(feed -> shown(feed, request, actor))
                        .toList());
    }

    @Requires(Abilities.IMPORT)
    @PostMapping
    ResponseEntity<Map<String, @Nullable Object>> create(JsonBody body, HttpServletRequest request, Actor actor)
            throws IOException {
        var feed = feeds.create(actor, FeedRequests.wish(body, true));
        return ResponseEntity.created(URI.create("/api/v1/feeds/" + feed.id())).body(shown(feed, request, actor));
    }

    /// What sources there are on this installation.
    @Requires(Abilities.IMPORT)
    @GetMapping("/sources")
    Map<String, @Nullable Object> sources(Actor actor) {
        var choices = sources.choices(actor.workspace());
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("folder", choices.folder());
        shown.put("folders", choices.folders());
        shown.put("connections", choices.connections());
        shown.put("systems", choices.systems());
        return shown;
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/templates")
    Map<String, @Nullable Object> templates() {
        return Map.of("items", templates.all().stream().map(FeedJson::template).toList());
    }

    /// The fingerprint an SFTP server shows at this moment, for somebody to compare with what its owner says.
    @Requires(Abilities.IMPORT)
    @PostMapping("/host-key")
    Map<String, @Nullable Object> hostKey(JsonBody body) {
        var sent = body.object("host", "port");
        return Map.of("hostKey", keys.of(body.text("host"), FeedRequests.port(sent)));
    }

    /// By what names and of when values come, for those who see them.
    @SignedInOnly
    @GetMapping("/origins")
    Map<String, @Nullable Object> origins(Actor actor) {
        return Map.of(
                "items",
                feeds.all(actor).stream()
                        .flatMap(feed -> json.origin(feed, actor).stream())
                        .toList());
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}")
    Map<String, @Nullable Object> find(@PathVariable String id, HttpServletRequest request, Actor actor) {
        return shown(feeds.require(actor, id(id)), request, actor);
    }

    @Requires(Abilities.IMPORT)
    @PatchMapping("/{id}")
    Map<String, @Nullable Object> change(
            @PathVariable String id, JsonBody body, HttpServletRequest request, Actor actor) {
        return shown(feeds.change(actor, id(id), FeedRequests.wish(body, false)), request, actor);
    }

    @Requires(Abilities.IMPORT)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, Actor actor) {
        feeds.delete(actor, id(id));
        return ResponseEntity.noContent().build();
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/run")
    ResponseEntity<Map<String, @Nullable Object>> run(
            @PathVariable String id, JsonBody body, HttpServletRequest request, Actor actor) {
        boolean isAnyway = body.bytes().length > 0 && FeedRequests.flag(body.object("isAnyway"), "isAnyway", false);
        return ResponseEntity.accepted().body(shown(feeds.run(actor, id(id), isAnyway), request, actor));
    }

    @Requires(Abilities.IMPORT)
    @GetMapping("/{id}/runs")
    Map<String, @Nullable Object> runs(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String before,
            HttpServletRequest request,
            Actor actor) {
        var from = before == null || before.isEmpty() ? null : id(before);
        int most = FeedRequests.limit(limit, 50, MOST_RUNS);
        var locale = Problems.locale(request);
        return Map.of(
                "items",
                feeds.runs(actor, id(id), most, from).stream()
                        .map(run -> json.run(run, locale))
                        .toList());
    }

    @Requires(Abilities.IMPORT)
    @PostMapping("/{id}/runs/{run}/undo")
    ResponseEntity<Map<String, @Nullable Object>> undo(
            @PathVariable String id, @PathVariable String run, HttpServletRequest request, Actor actor) {
        return ResponseEntity.accepted().body(shown(feeds.undo(actor, id(id), id(run)), request, actor));
    }

    private Map<String, @Nullable Object> shown(Feed feed, HttpServletRequest request, Actor actor) {
        var last = feeds.runs(actor, feed.id(), 1, null).stream().findFirst().orElse(null);
        return json.feed(feed, last, actor, Problems.locale(request));
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new GratoException(FeedError.FEED_NOT_FOUND));
    }
}
