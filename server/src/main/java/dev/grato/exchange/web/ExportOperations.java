package dev.grato.exchange.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.delete;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import dev.grato.model.ObjectType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How lists leave, in the description of the API.
@Component
final class ExportOperations implements OpenApiContribution {

    private static final String ROOT = "/api/v1/exports";

    @Override
    public String tag() {
        return "exports";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get(ROOT, "listExports", "One's exports of the last days, newest first")
                        .answers(200, "The exports", object(List.of("items"), "items", list(export(), 100))),
                get(ROOT + "/{id}", "readExport", "How far it is").answers(200, "The export", export()),
                post(ROOT + "/{id}/cancel", "cancelExport", "Ends a running export")
                        .answers(200, "The export", export()),
                delete(ROOT + "/{id}", "deleteExport", "Deletes the file and forgets the export")
                        .answersEmpty(204, "It is gone"),
                get(ROOT + "/{id}/file", "fetchExport", "The file, for who asked for it")
                        .answers(200, "CSV, XLSX or JSON lines", "application/octet-stream", text()));
    }

    @Override
    public List<OpenApiOperation> operations(ObjectType type) {
        var root = "/api/v1/" + type.address();
        var prefix = type.plural() + "_";
        return List.of(
                post(root + "/export", prefix + "export", "Writes a list into a file, in the background")
                        .body(object(
                                List.of(),
                                "filter",
                                orNull(map("type", "object")),
                                "sort",
                                list(text(), 2),
                                "fields",
                                list(text(), 1_000),
                                "format",
                                choice(List.of("csv", "xlsx", "jsonl")),
                                "delimiter",
                                choice(List.of(",", ";", "\t", "|")),
                                "language",
                                choice(List.of("en", "es", "it"))))
                        .answers(202, "The export, which is running", export()),
                get(root + "/{id}/disclosure", prefix + "disclose", "All that is kept about a person, to hand over")
                        .answers(
                                200,
                                "A ZIP: data.json, a page in each language, the attached files",
                                "application/zip",
                                text()));
    }

    private static Map<String, @Nullable Object> export() {
        return object(
                List.of("id", "state"),
                "id",
                format("uuid"),
                "object",
                text(),
                "format",
                choice(List.of("csv", "xlsx", "jsonl")),
                "state",
                choice(List.of("running", "done", "cancelled", "failed")),
                "name",
                text(),
                "total",
                orNull(map("type", "integer")),
                "rows",
                map("type", "integer"),
                "bytes",
                map("type", "integer"),
                "failure",
                orNull(text()),
                "createdAt",
                format("date-time"),
                "expiresAt",
                format("date-time"));
    }
}
