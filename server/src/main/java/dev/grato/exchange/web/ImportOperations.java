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

/// Imports, in the description of the API.
@Component
final class ImportOperations implements OpenApiContribution {

    private static final String ROOT = "/api/v1/imports";

    @Override
    public String tag() {
        return "imports";
    }

    @Override
    public List<OpenApiOperation> operations() {
        var rows = map("type", "object");
        return List.of(
                post(ROOT, "createImport", "Takes the files of an import and says what is in them")
                        .query("name", text(255), false, "The file's name, where the body is the file itself")
                        .body("application/octet-stream", format("binary"))
                        .answers(201, "What was found out, and the plan that is proposed", view()),
                get(ROOT, "listImports", "One's own imports, newest first")
                        .query("limit", whole(1, 200), false, "How many; 50 unless said")
                        .query("before", format("uuid"), false, "The import before which the page begins")
                        .answers(200, "The imports, without their columns", rows),
                get(ROOT + "/{id}", "readImport", "An import: its files, its plan, how far it is")
                        .answers(200, "The import", view()),
                patch(ROOT + "/{id}", "changeImport", "Changes the plan of an import that has not begun")
                        .body(object(List.of("plan"), "plan", map("type", "object")))
                        .answers(200, "The import", view()),
                OpenApiOperation.delete(ROOT + "/{id}", "deleteImport", "Forgets an import; what it wrote stays")
                        .answersEmpty(204, "It is forgotten"),
                get(ROOT + "/{id}/files/{file}/rows", "readImportRows", "The first rows as they would be read")
                        .query("limit", whole(1, 200), false, "How many; 20 unless said")
                        .query("after", whole(0, Integer.MAX_VALUE), false, "The row after which to begin")
                        .query("problems", flag(), false, "Only rows with something wrong")
                        .answers(200, "Cells, values and what is wrong with them", rows),
                get(
                                ROOT + "/{id}/files/{file}/columns/{column}/values",
                                "readImportValues",
                                "The texts of a column, the most frequent first")
                        .answers(200, "Up to 1,000 texts and what they mean", rows),
                get(ROOT + "/{id}/duplicates", "readImportDuplicates", "The rows that are likely there already")
                        .query("limit", whole(1, 200), false, "How many; 20 unless said")
                        .query("after", whole(0, Integer.MAX_VALUE), false, "The position after which to begin")
                        .answers(200, "Rows, and the records they are like", rows),
                post(ROOT + "/{id}/dry-run", "dryRunImport", "Tries it out: exact numbers, nothing changed")
                        .answers(202, "The import", view()),
                post(ROOT + "/{id}/start", "startImport", "Begins to write, in the background")
                        .answers(202, "The import", view()),
                post(ROOT + "/{id}/cancel", "cancelImport", "Ends what is running")
                        .answers(200, "The import", view()),
                post(ROOT + "/{id}/undo", "undoImport", "Takes back what it created and changed")
                        .answers(200, "The import", view())
                        .answers(202, "The import, while it is being undone", view()),
                get(ROOT + "/{id}/rejects", "readImportRejects", "The refused rows as a file, with reasons")
                        .query("file", whole(0, 19), false, "Which file's; the first unless said")
                        .answers(200, "The rows", "text/csv", text()));
    }

    private static Map<String, @Nullable Object> view() {
        return map(
                "type",
                "object",
                "properties",
                map(
                        "id",
                        format("uuid"),
                        "name",
                        text(),
                        "createdAt",
                        format("date-time"),
                        "state",
                        choice(List.of("draft", "checking", "running", "done", "cancelled", "failed", "undone")),
                        "files",
                        list(map("type", "object")),
                        "plan",
                        map("type", "object"),
                        "problems",
                        list(map("type", "object")),
                        "leftOutColumns",
                        list(map("type", "object")),
                        "dryRun",
                        orNull(map("type", "object")),
                        "run",
                        orNull(map("type", "object")),
                        "undo",
                        orNull(map("type", "object")),
                        "undoableUntil",
                        orNull(format("date-time"))));
    }
}
