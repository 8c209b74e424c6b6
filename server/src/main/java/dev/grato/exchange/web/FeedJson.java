package dev.grato.exchange.web;

import dev.grato.exchange.internal.feeds.Feed;
import dev.grato.exchange.internal.feeds.FeedRun;
import dev.grato.exchange.internal.feeds.FeedTemplates.Template;
import dev.grato.exchange.internal.feeds.FeedTexts;
import dev.grato.exchange.internal.imports.ImportRecipe;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Feeds as they go over the wire; no secret does.
@Component
final class FeedJson {

    private static final List<String> ON_ITS_WAY = List.of("waiting", "fetching", "checking", "writing");

    private final Models models;
    private final AccessPolicy access;
    private final FeedTexts texts;
    private final Clock clock;

    FeedJson(Models models, AccessPolicy access, FeedTexts texts, Clock clock) {
        this.models = models;
        this.access = access;
        this.texts = texts;
        this.clock = clock;
    }

    Map<String, @Nullable Object> feed(Feed feed, @Nullable FeedRun last, Actor actor, Locale locale) {
        var object = models.current(actor.workspace())
                .objectOf(feed.recipe().table())
                .orElse(null);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", feed.id().toString());
        json.put("name", feed.name());
        json.put("user", feed.user().toString());
        json.put("object", object == null ? null : object.address());
        json.put(
                "key",
                object == null
                        ? null
                        : first(names(object, List.of(feed.recipe().key()))));
        json.put(
                "fields",
                object == null ? List.of() : names(object, feed.recipe().fields()));
        json.put("masters", object == null ? List.of() : names(object, feed.masters()));
        var source = new LinkedHashMap<>(feed.source().json());
        source.put("hasSecret", feed.hasSecret());
        json.put("source", source);
        json.put("schedule", feed.schedule().json());
        json.put("delivers", feed.isWhole() ? "all" : "changes");
        json.put(
                "lateAfterMinutes",
                feed.lateAfter() == null ? 0 : feed.lateAfter().toMinutes());
        json.put("isActive", feed.isActive());
        json.put("state", state(feed, last));
        json.put("stopped", feed.stopped());
        json.put("stoppedText", feed.stopped() == null ? null : texts.reason(locale, feed.stopped(), Map.of()));
        json.put("asOf", text(feed.good().asOf()));
        json.put("goodAt", text(feed.good().at()));
        json.put("failingSince", text(feed.failingSince()));
        json.put("nextAt", feed.isActive() ? text(feed.nextAt()) : null);
        json.put("createdAt", feed.createdAt().toString());
        json.put("lastRun", last == null ? null : run(last, locale));
        return json;
    }

    /// The one word that says most: `running`, `stopped`, `failing`, `late`, `new`, `good`.
    private String state(Feed feed, @Nullable FeedRun last) {
        if (last != null && ON_ITS_WAY.contains(last.state())) {
            return "running";
        }
        if (!feed.isActive()) {
            return "stopped";
        }
        if (feed.failingSince() != null) {
            return "failing";
        }
        if (feed.isLate(clock.instant())) {
            return "late";
        }
        return feed.good().at() == null ? "new" : "good";
    }

    Map<String, @Nullable Object> run(FeedRun run, Locale locale) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", run.id().toString());
        json.put("state", run.state());
        json.put("isAsked", run.isAsked());
        json.put("startedAt", run.startedAt().toString());
        json.put("finishedAt", text(run.finishedAt()));
        json.put("file", run.fileName());
        json.put("size", run.fileSize());
        json.put("rows", run.rows());
        json.put("asOf", text(run.asOf()));
        json.put("import", run.importId() == null ? null : run.importId().toString());
        json.put("reason", run.reason());
        json.put("reasonText", run.reason() == null ? null : texts.reason(locale, run.reason(), run.details()));
        boolean hasFigures = run.reason() == null && !run.details().isEmpty();
        json.put("figures", hasFigures ? run.details() : null);
        return json;
    }

    /// As far as the caller knows the object and sees its fields; nothing for who does not.
    Optional<Map<String, @Nullable Object>> origin(Feed feed, Actor actor) {
        return models.current(actor.workspace())
                .objectOf(feed.recipe().table())
                .filter(object -> access.knows(actor, object))
                .map(object -> {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("source", ImportRecipe.source(feed.id()));
                    json.put("name", feed.name());
                    json.put("object", object.address());
                    json.put(
                            "masters",
                            object.liveFields().values().stream()
                                    .filter(field -> feed.masters().contains(field.column()))
                                    .filter(field -> access.field(actor, object, field) != FieldRight.HIDDEN)
                                    .map(FieldDefinition::name)
                                    .toList());
                    json.put("asOf", text(feed.good().asOf()));
                    json.put("isLate", feed.isLate(clock.instant()));
                    return json;
                });
    }

    static Map<String, @Nullable Object> template(Template template) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", template.name());
        json.put("system", template.system());
        json.put("what", template.what());
        json.put("object", template.object());
        json.put("isProven", template.isProven());
        return json;
    }

    private static List<String> names(ObjectType object, Collection<String> columns) {
        return object.liveFields().values().stream()
                .filter(field -> columns.contains(field.column()))
                .map(FieldDefinition::name)
                .toList();
    }

    private static @Nullable String first(List<String> names) {
        return names.isEmpty() ? null : names.getFirst();
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
