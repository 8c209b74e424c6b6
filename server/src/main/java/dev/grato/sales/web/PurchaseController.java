package dev.grato.sales.web;

import dev.grato.access.Feature;
import dev.grato.api.JsonBody;
import dev.grato.api.PartOf;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import dev.grato.sales.Purchases;
import dev.grato.sales.Purchases.Customer;
import dev.grato.sales.Purchases.Order;
import dev.grato.sales.Purchases.Question;
import dev.grato.sales.Purchases.Show;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What customers buy, with the asker's rights.
@PartOf(Feature.PURCHASES)
@RestController
@RequestMapping("/api/v1/purchases")
class PurchaseController {

    private static final int MOST = 200;
    private static final int USUAL = 50;

    private final Purchases purchases;

    PurchaseController(Purchases purchases) {
        this.purchases = purchases;
    }

    /// @param sort one of the orders in small letters, with a `-` in front for descending
    @SignedInOnly
    @GetMapping
    Map<String, @Nullable Object> ask(
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        var wanted = Objects.requireNonNullElse(sort, "-revenue");
        boolean isDescending = wanted.startsWith("-");
        var answer = purchases.ask(
                actor,
                new Question(
                        choice(Show.class, "show", Objects.requireNonNullElse(show, "all")),
                        choice(Order.class, "sort", isDescending ? wanted.substring(1) : wanted),
                        isDescending,
                        Objects.requireNonNullElse(q, ""),
                        number(from, "from", 0, 0, Integer.MAX_VALUE),
                        number(limit, "limit", USUAL, 1, MOST)));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("of", answer.of());
        json.put("since", answer.since().toString());
        json.put("today", answer.today().toString());
        json.put("isWhole", answer.isWhole());
        json.put(
                "counts",
                Map.of(
                        "all", answer.counts().all(),
                        "quiet", answer.counts().quiet(),
                        "less", answer.counts().less(),
                        "more", answer.counts().more(),
                        "new", answer.counts().fresh()));
        json.put("currency", answer.currency());
        json.put("revenue", answer.revenue());
        json.put("before", answer.before());
        json.put("matching", answer.matching());
        json.put(
                "items",
                answer.customers().stream().map(PurchaseController::json).toList());
        return json;
    }

    @SignedInOnly
    @GetMapping("/{company}")
    Map<String, @Nullable Object> of(@PathVariable String company, Actor actor) {
        var id = Ids.parse(company).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        var customer = purchases.of(actor, id);
        if (customer == null) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        return json(customer);
    }

    private static Map<String, @Nullable Object> json(Customer customer) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("company", customer.company().toString());
        json.put("name", customer.name());
        json.put("currency", customer.currency());
        json.put("hasMoreCurrencies", customer.hasMoreCurrencies());
        json.put("revenue", customer.revenue());
        json.put("before", customer.before());
        json.put("changePercent", customer.changePercent());
        json.put("firstOn", customer.firstOn().toString());
        json.put("lastOn", customer.lastOn().toString());
        json.put("days", customer.days());
        json.put("everyDays", customer.everyDays());
        json.put("silentDays", customer.silentDays());
        json.put("chance", customer.chance());
        json.put("isQuiet", customer.isQuiet());
        json.put("isLess", customer.isLess());
        json.put("isMore", customer.isMore());
        json.put("isNew", customer.isNew());
        json.put("quarters", customer.quarters());
        json.put(
                "articles",
                customer.articles().stream()
                        .map(article -> {
                            var each = new LinkedHashMap<String, @Nullable Object>();
                            each.put(
                                    "product",
                                    article.product() == null
                                            ? null
                                            : article.product().toString());
                            each.put("name", article.name());
                            each.put("amount", article.amount());
                            each.put("quantity", article.quantity());
                            return each;
                        })
                        .toList());
        return json;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> JsonBody.wrong(
                        name,
                        "unknownOption",
                        Map.of(
                                "options",
                                Stream.of(type.getEnumConstants())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", ")))));
    }

    private static int number(@Nullable String text, String name, int otherwise, int min, int max) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw JsonBody.wrong(name, "outOfRange", Map.of("min", min, "max", max));
    }
}
