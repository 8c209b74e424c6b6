package dev.grato.exchange.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.patch;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Feeds, in the description of the API.
@Component
final class FeedOperations implements OpenApiContribution {

    private static final String ROOT = "/api/v1/feeds";

    @Override
    public String tag() {
        return "feeds";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get(ROOT, "listFeeds", "One's own feeds; for administrators everybody's")
                        .answers(200, "The feeds", items()),
                post(ROOT, "createFeed", "Makes a feed of an import or a template")
                        .body(wish(List.of("name", "source", "schedule"), true))
                        .answers(201, "The feed; it looks for its first file at once", view()),
                get(ROOT + "/sources", "readFeedSources", "What sources this installation has")
                        .answers(200, "Folders, databases and kinds of these", map("type", "object")),
                get(ROOT + "/templates", "listFeedTemplates", "What files of well-known systems become")
                        .answers(200, "The templates", items()),
                post(ROOT + "/host-key", "readFeedHostKey", "Asks an SFTP server for the fingerprint of its key")
                        .body(object(List.of("host"), "host", text(255), "port", whole(1, 0xFFFF)))
                        .answers(200, "The fingerprint", object(List.of("hostKey"), "hostKey", text())),
                get(ROOT + "/origins", "listFeedOrigins", "By what names and of when values of feeds are")
                        .answers(200, "Name, age and mastered fields by `origin`", items()),
                get(ROOT + "/{id}", "readFeed", "A feed and its last run").answers(200, "The feed", view()),
                patch(ROOT + "/{id}", "changeFeed", "Changes, pauses or resumes a feed")
                        .body(wish(List.of(), false))
                        .answers(200, "The feed", view()),
                OpenApiOperation.delete(ROOT + "/{id}", "deleteFeed", "Ends a feed; what it wrote stays")
                        .answersEmpty(204, "It is gone"),
                post(ROOT + "/{id}/run", "runFeed", "Looks now, also at a file that was taken before")
                        .optionalBody(object(List.of(), "isAnyway", flag()))
                        .answers(202, "The feed", view()),
                get(ROOT + "/{id}/runs", "listFeedRuns", "What it has brought, newest first")
                        .query("limit", whole(1, 200), false, "How many; 50 unless said")
                        .query("before", format("uuid"), false, "The run before which the page begins")
                        .answers(200, "The runs", items()),
                post(ROOT + "/{id}/runs/{run}/undo", "undoFeedRun", "Takes back a run and pauses the feed")
                        .answers(202, "The feed", view()));
    }

    private static Map<String, @Nullable Object> items() {
        return object(List.of("items"), "items", list(map("type", "object")));
    }

    private static Map<String, @Nullable Object> wish(List<String> required, boolean isNew) {
        var source = object(
                List.of("kind"),
                "kind",
                choice(List.of("folder", "address", "sftp", "sql")),
                "path",
                text(2_000),
                "files",
                text(200),
                "url",
                text(2_000),
                "header",
                text(60),
                "host",
                text(255),
                "port",
                whole(1, 0xFFFF),
                "user",
                text(2_000),
                "hostKey",
                text(60),
                "connection",
                text(200),
                "system",
                choice(List.of("postgresql", "sqlserver")),
                "database",
                text(128),
                "view",
                text(200),
                "tls",
                choice(List.of("checked", "trustedNetwork")),
                "certificate",
                text(16_000),
                "secret",
                text(20_000));
        var schedule = object(List.of(), "everyMinutes", whole(5, 44_640), "at", text(5));
        var wish = object(
                required,
                "name",
                text(100),
                "source",
                source,
                "schedule",
                schedule,
                "delivers",
                choice(List.of("all", "changes")),
                "masters",
                list(text(200)),
                "lateAfterMinutes",
                whole(0, 527_040),
                "isActive",
                flag());
        if (isNew) {
            var properties = new java.util.LinkedHashMap<String, @Nullable Object>(
                    java.util.Objects.requireNonNull(dev.grato.platform.Json.asObject(wish.get("properties"))));
            properties.put("import", format("uuid"));
            properties.put("template", text(100));
            wish.put("properties", properties);
        }
        return wish;
    }

    private static Map<String, @Nullable Object> view() {
        return object(
                List.of(),
                "id",
                format("uuid"),
                "name",
                text(),
                "user",
                format("uuid"),
                "object",
                orNull(text()),
                "key",
                orNull(text()),
                "fields",
                list(text()),
                "masters",
                list(text()),
                "source",
                map("type", "object"),
                "schedule",
                map("type", "object"),
                "delivers",
                choice(List.of("all", "changes")),
                "lateAfterMinutes",
                map("type", "integer"),
                "isActive",
                flag(),
                "state",
                choice(List.of("running", "stopped", "failing", "late", "new", "good")),
                "stopped",
                orNull(text()),
                "stoppedText",
                orNull(text()),
                "asOf",
                orNull(format("date-time")),
                "goodAt",
                orNull(format("date-time")),
                "failingSince",
                orNull(format("date-time")),
                "nextAt",
                orNull(format("date-time")),
                "createdAt",
                format("date-time"),
                "lastRun",
                orNull(map("type", "object")));
    }
}
