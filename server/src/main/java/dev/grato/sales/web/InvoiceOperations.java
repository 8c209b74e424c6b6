package dev.grato.sales.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.object;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.OpenApiOperation.get;
import static dev.grato.api.OpenApiOperation.patch;
import static dev.grato.api.OpenApiOperation.post;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Electronic invoices, in the description of the API.
@Component
final class InvoiceOperations implements OpenApiContribution {

    private static final String ROOT = "/api/v1/invoice-imports";

    @Override
    public String tag() {
        return "invoices";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                post(ROOT, "createInvoiceImport", "Takes electronic invoices and says what is in them")
                        .query("name", text(255), false, "The file's name, where the body is the file itself")
                        .body("application/octet-stream", format("binary"))
                        .answers(201, "What was found", view()),
                get(ROOT, "listInvoiceImports", "One's own uploads of invoices, the newest 50")
                        .answers(
                                200,
                                "The uploads, without what was found",
                                object(List.of("items"), "items", list(view()))),
                get(ROOT + "/{id}", "readInvoiceImport", "An upload of invoices: what was found, how far it is")
                        .answers(200, "The upload", view()),
                patch(ROOT + "/{id}", "changeInvoiceImport", "Says whose invoices they are")
                        .body(object(List.of("own"), "own", text(64)))
                        .answers(200, "The upload", view()),
                post(ROOT + "/{id}/start", "startInvoiceImport", "Begins to write, in the background")
                        .answers(202, "The upload", view()),
                post(ROOT + "/{id}/undo", "undoInvoiceImport", "Takes back what it created and changed")
                        .answers(200, "The upload", view())
                        .answers(202, "The upload, while it is being undone", view()));
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
                        choice(List.of("draft", "running", "done", "cancelled", "failed", "undone")),
                        "own",
                        orNull(text()),
                        "found",
                        map("type", "object"),
                        "run",
                        orNull(map("type", "object")),
                        "undo",
                        orNull(map("type", "object")),
                        "undoableUntil",
                        orNull(format("date-time")),
                        "mayStart",
                        flag()));
    }
}
