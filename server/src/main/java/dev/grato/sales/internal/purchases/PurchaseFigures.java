package dev.grato.sales.internal.purchases;

import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.AggregateQuery;
import dev.grato.records.AggregateQuery.Group;
import dev.grato.records.AggregateQuery.Measure;
import dev.grato.records.Records;
import dev.grato.sales.SalesModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Asks the database for sums over documents and their lines; each question is one statement with the asker's
/// rights.
final class PurchaseFigures {

    static final int MOST = 50_000;

    private static final String COMPANY = "company";
    private static final String SUM = "sum";

    private final Records records;
    private final Actor actor;
    private final List<String> kinds;

    /// @param kinds of documents that count
    PurchaseFigures(Records records, Actor actor, List<String> kinds) {
        this.records = records;
        this.actor = actor;
        this.kinds = kinds;
    }

    /// When a company bought.
    record Days(UUID company, @Nullable String name, LocalDate first, LocalDate last, int days) {}

    /// Whether there is any document of these kinds with a company and a day.
    boolean isAny() {
        var filter = all(List.of(kinds(""), filled("", COMPANY), filled("", "issuedOn")));
        var count = new Measure("count", null, SUM);
        var rows =
                records.aggregate(actor, new AggregateQuery(SalesModel.DOCUMENT, filter, List.of(), List.of(count), 1));
        return number(rows.getFirst().get(SUM)).signum() > 0;
    }

    String kind() {
        return kinds.getFirst();
    }

    /// When companies bought; credit notes are no purchase.
    ///
    /// @param company only this one; null for all
    List<Days> days(@Nullable UUID company) {
        var filter = all(List.of(
                condition(
                        "kind",
                        "in",
                        kinds.stream()
                                .filter(kind -> !kind.equals("creditNote"))
                                .toList()),
                filled("", "issuedOn"),
                company == null ? filled("", COMPANY) : condition(COMPANY, "eq", company.toString())));
        var groups = List.of(new Group(COMPANY, null), new Group("company.name", null));
        var measures = List.of(
                new Measure("countDistinct", "issuedOn", "days"),
                new Measure("min", "issuedOn", "first"),
                new Measure("max", "issuedOn", "last"));
        var found = new ArrayList<Days>();
        for (var row :
                records.aggregate(actor, new AggregateQuery(SalesModel.DOCUMENT, filter, groups, measures, MOST))) {
            var name = row.get("company.name");
            found.add(new Days(
                    Ids.parse(row.get(COMPANY)).orElseThrow(),
                    name == null ? null : name.toString(),
                    LocalDate.parse(String.valueOf(row.get("first"))),
                    LocalDate.parse(String.valueOf(row.get("last"))),
                    number(row.get("days")).intValue()));
        }
        return found;
    }

    /// Revenue by company and currency of the days from `since` on and before `until`.
    Map<UUID, Map<String, BigDecimal>> revenue(LocalDate since, LocalDate until, @Nullable Collection<UUID> companies) {
        var sums = new HashMap<UUID, Map<String, BigDecimal>>();
        for (boolean isNet : new boolean[] {true, false}) {
            var filter = all(List.of(
                    kinds(""),
                    companies == null ? filled("", COMPANY) : condition(COMPANY, "in", texts(companies)),
                    condition("issuedOn", "ge", since.toString()),
                    condition("issuedOn", "lt", until.toString()),
                    condition("net", isNet ? "isNotEmpty" : "isEmpty", null)));
            var measures = List.of(new Measure(SUM, isNet ? "net" : "total", SUM));
            for (var row : records.aggregate(
                    actor,
                    new AggregateQuery(
                            SalesModel.DOCUMENT, filter, List.of(new Group(COMPANY, null)), measures, MOST))) {
                var currency = row.get(SUM + "Currency");
                if (currency != null && row.get(SUM) != null) {
                    sums.computeIfAbsent(Ids.parse(row.get(COMPANY)).orElseThrow(), key -> new HashMap<>())
                            .merge(currency.toString(), number(row.get(SUM)), BigDecimal::add);
                }
            }
        }
        return sums;
    }

    /// A line's share of what a company bought.
    record Bought(UUID company, @Nullable UUID product, String name, BigDecimal amount, BigDecimal quantity) {}

    /// What these companies bought from `since` on, by product and, for lines without one, by description; the
    /// largest amounts first.
    List<Bought> articles(Collection<UUID> companies, LocalDate since) {
        var bought = new ArrayList<Bought>();
        for (boolean isProduct : new boolean[] {true, false}) {
            var filter = all(List.of(
                    kinds("document."),
                    condition("document.company", "in", texts(companies)),
                    condition("document.issuedOn", "ge", since.toString()),
                    condition("product", isProduct ? "isNotEmpty" : "isEmpty", null)));
            var groups = new ArrayList<Group>();
            groups.add(new Group("document.company", null));
            if (isProduct) {
                groups.add(new Group("product", null));
            }
            groups.add(new Group(isProduct ? "product.name" : "description", null));
            var measures = List.of(new Measure(SUM, "total", SUM), new Measure(SUM, "quantity", "quantity"));
            for (var row :
                    records.aggregate(actor, new AggregateQuery("documentLine", filter, groups, measures, MOST))) {
                var name = row.get(isProduct ? "product.name" : "description");
                bought.add(new Bought(
                        Ids.parse(row.get("document.company")).orElseThrow(),
                        isProduct ? Ids.parse(row.get("product")).orElse(null) : null,
                        name == null ? "" : name.toString(),
                        number(row.get(SUM)),
                        number(row.get("quantity"))));
            }
        }
        bought.sort((one, other) -> other.amount().compareTo(one.amount()));
        return bought;
    }

    private Map<String, @Nullable Object> kinds(String path) {
        return condition(path + "kind", "in", kinds);
    }

    private static Map<String, @Nullable Object> filled(String path, String field) {
        return condition(path + field, "isNotEmpty", null);
    }

    private static Map<String, @Nullable Object> all(List<Map<String, @Nullable Object>> conditions) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("and", conditions);
        return all;
    }

    private static Map<String, @Nullable Object> condition(String field, String op, @Nullable Object value) {
        var condition = new LinkedHashMap<String, @Nullable Object>();
        condition.put("field", field);
        condition.put("op", op);
        if (value != null) {
            condition.put("value", value);
        }
        return condition;
    }

    private static List<String> texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private static BigDecimal number(@Nullable Object value) {
        return Objects.requireNonNullElse(Json.asNumber(value), BigDecimal.ZERO);
    }
}
