package dev.grato.sales.web;

import static dev.grato.api.JsonSchema.choice;
import static dev.grato.api.JsonSchema.flag;
import static dev.grato.api.JsonSchema.format;
import static dev.grato.api.JsonSchema.list;
import static dev.grato.api.JsonSchema.map;
import static dev.grato.api.JsonSchema.number;
import static dev.grato.api.JsonSchema.orNull;
import static dev.grato.api.JsonSchema.text;
import static dev.grato.api.JsonSchema.whole;
import static dev.grato.api.OpenApiOperation.get;

import dev.grato.api.OpenApiContribution;
import dev.grato.api.OpenApiOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What customers buy, in the description of the API.
@Component
final class PurchaseOperations implements OpenApiContribution {

    @Override
    public String tag() {
        return "purchases";
    }

    @Override
    public List<OpenApiOperation> operations() {
        return List.of(
                get("/api/v1/purchases", "listPurchases", "Customers, what they buy, who went quiet, who buys less")
                        .query(
                                "show",
                                choice(List.of("all", "quiet", "less", "more", "new")),
                                false,
                                "Which customers; all unless said")
                        .query(
                                "sort",
                                text(20),
                                false,
                                "revenue, change, last, silence or name, with - for descending; -revenue unless said")
                        .query("q", text(200), false, "A part of the name")
                        .query("from", whole(0, Integer.MAX_VALUE), false, "How many are passed over")
                        .query("limit", whole(1, 200), false, "How many; 50 unless said")
                        .answers(
                                200,
                                "Sums over all customers that the caller sees, and a page of them",
                                properties(
                                        "of",
                                        orNull(choice(List.of("invoice", "order"))),
                                        "since",
                                        format("date"),
                                        "today",
                                        format("date"),
                                        "isWhole",
                                        flag(),
                                        "counts",
                                        map("type", "object"),
                                        "currency",
                                        orNull(text()),
                                        "revenue",
                                        number(),
                                        "before",
                                        number(),
                                        "matching",
                                        number(),
                                        "items",
                                        list(customer()))),
                get("/api/v1/purchases/{company}", "readPurchases", "What one customer buys")
                        .answers(200, "The customer's figures", customer()));
    }

    private static Map<String, @Nullable Object> customer() {
        return properties(
                "company",
                format("uuid"),
                "name",
                orNull(text()),
                "currency",
                text(),
                "hasMoreCurrencies",
                flag(),
                "revenue",
                number(),
                "before",
                number(),
                "changePercent",
                orNull(number()),
                "firstOn",
                format("date"),
                "lastOn",
                format("date"),
                "days",
                number(),
                "everyDays",
                orNull(number()),
                "silentDays",
                number(),
                "chance",
                orNull(number()),
                "isQuiet",
                flag(),
                "isLess",
                flag(),
                "isMore",
                flag(),
                "isNew",
                flag(),
                "quarters",
                list(number()),
                "articles",
                list(map("type", "object")));
    }

    private static Map<String, @Nullable Object> properties(@Nullable Object... namesAndSchemas) {
        return map("type", "object", "properties", map(namesAndSchemas));
    }
}
