package dev.grato.sales.internal.purchases;

import dev.grato.platform.Actor;
import dev.grato.platform.Folding;
import dev.grato.records.Records;
import dev.grato.sales.Purchases;
import dev.grato.sales.internal.purchases.PurchaseFigures.Bought;
import dev.grato.sales.internal.purchases.PurchaseFigures.Days;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Puts the sums together: three statements over all documents, a handful more for the customers of the page.
@Service
final class PurchaseService implements Purchases {

    private static final List<String> INVOICES = List.of("invoice", "creditNote");
    private static final List<String> ORDERS = List.of("order");
    private static final int ARTICLES = 5;
    private static final int QUARTERS = 8;
    private static final int MONTHS = 3;
    /// Less or more than this part of the year before counts as a change.
    private static final BigDecimal LESS = new BigDecimal("0.75");

    private static final BigDecimal MORE = new BigDecimal("1.25");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Records records;
    private final Clock clock;

    PurchaseService(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Answer ask(Actor actor, Question question) {
        var today = today(actor);
        var since = today.minusYears(1).plusDays(1);
        var figures = figures(actor);
        if (figures == null) {
            return new Answer(
                    null,
                    since,
                    today,
                    true,
                    new Counts(0, 0, 0, 0, 0),
                    null,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    0,
                    List.of());
        }
        var days = figures.days(null);
        var now = figures.revenue(since, today.plusDays(1), null);
        var before = figures.revenue(since.minusYears(1), since, null);
        var all = days.stream()
                .map(each -> customer(each, now, before, since, today))
                .toList();
        var matching = all.stream()
                .filter(customer -> isMeant(customer, question))
                .sorted(order(question))
                .toList();
        int from = Math.min(question.from(), matching.size());
        var page = matching.subList(from, Math.min(matching.size(), from + question.limit()));
        var main = mainCurrency(all);
        return new Answer(
                figures.kind(),
                since,
                today,
                days.size() < PurchaseFigures.MOST,
                counts(all),
                main,
                sum(all, main, Customer::revenue),
                sum(all, main, Customer::before),
                matching.size(),
                detailed(figures, page, since, today));
    }

    @Override
    public @Nullable Customer of(Actor actor, UUID company) {
        var today = today(actor);
        var since = today.minusYears(1).plusDays(1);
        var figures = figures(actor);
        if (figures == null) {
            return null;
        }
        var days = figures.days(company);
        if (days.isEmpty()) {
            return null;
        }
        var one = List.of(company);
        var customer = customer(
                days.getFirst(),
                figures.revenue(since, today.plusDays(1), one),
                figures.revenue(since.minusYears(1), since, one),
                since,
                today);
        return detailed(figures, List.of(customer), since, today).getFirst();
    }

    private LocalDate today(Actor actor) {
        return LocalDate.ofInstant(clock.instant(), actor.zone());
    }

    /// Invoices where there are any, else orders; null where there is neither.
    private @Nullable PurchaseFigures figures(Actor actor) {
        for (var kinds : List.of(INVOICES, ORDERS)) {
            var figures = new PurchaseFigures(records, actor, kinds);
            if (figures.isAny()) {
                return figures;
            }
        }
        return null;
    }

    private static Customer customer(
            Days days,
            Map<UUID, Map<String, BigDecimal>> now,
            Map<UUID, Map<String, BigDecimal>> before,
            LocalDate since,
            LocalDate today) {
        var sold = now.getOrDefault(days.company(), Map.of());
        var soldBefore = before.getOrDefault(days.company(), Map.of());
        var currencies = new TreeSet<>(sold.keySet());
        currencies.addAll(soldBefore.keySet());
        var currency = currencies.stream()
                .max(Comparator.comparing((String each) -> amount(sold, each).add(amount(soldBefore, each))))
                .orElse("");
        var revenue = amount(sold, currency);
        var earlier = amount(soldBefore, currency);
        var rhythm = Rhythm.of(days.first(), days.last(), days.days(), today);
        boolean hasBefore = earlier.signum() > 0;
        boolean isQuiet = rhythm.isQuiet();
        return new Customer(
                days.company(),
                days.name(),
                currency,
                currencies.size() > 1,
                revenue,
                earlier,
                hasBefore ? revenue.subtract(earlier).multiply(HUNDRED).divide(earlier, 0, RoundingMode.HALF_UP) : null,
                days.first(),
                days.last(),
                days.days(),
                rhythm.everyDays(),
                rhythm.silentDays(),
                rhythm.chance(),
                isQuiet,
                hasBefore && !isQuiet && revenue.compareTo(earlier.multiply(LESS)) <= 0,
                hasBefore && !isQuiet && revenue.compareTo(earlier.multiply(MORE)) >= 0,
                !days.first().isBefore(since),
                List.of(),
                List.of());
    }

    private static BigDecimal amount(Map<String, BigDecimal> sums, String currency) {
        return sums.getOrDefault(currency, BigDecimal.ZERO);
    }

    private static boolean isMeant(Customer customer, Question question) {
        var name = Objects.requireNonNullElse(customer.name(), "");
        if (!question.text().isBlank() && !Folding.fold(name).contains(Folding.fold(question.text()))) {
            return false;
        }
        return switch (question.show()) {
            case ALL -> true;
            case QUIET -> customer.isQuiet();
            case LESS -> customer.isLess();
            case MORE -> customer.isMore();
            case NEW -> customer.isNew();
        };
    }

    private static Comparator<Customer> order(Question question) {
        Comparator<Customer> order = switch (question.order()) {
            case REVENUE -> Comparator.comparing(Customer::revenue).thenComparing(Customer::before);
            // in money, since a hundred per cent of little is little
            case CHANGE -> Comparator.comparing(customer -> customer.revenue().subtract(customer.before()));
            case LAST -> Comparator.comparing(Customer::lastOn);
            // the less likely the silence, the more there is to it
            case SILENCE ->
                Comparator.comparing(
                        (Customer customer) -> Objects.requireNonNullElse(customer.chance(), BigDecimal.ONE),
                        Comparator.reverseOrder());
            case NAME ->
                Comparator.comparing(customer -> Folding.fold(Objects.requireNonNullElse(customer.name(), "\uFFFF")));
        };
        return (question.isDescending() ? order.reversed() : order).thenComparing(Customer::company);
    }

    private static Counts counts(List<Customer> all) {
        return new Counts(
                all.size(),
                (int) all.stream().filter(Customer::isQuiet).count(),
                (int) all.stream().filter(Customer::isLess).count(),
                (int) all.stream().filter(Customer::isMore).count(),
                (int) all.stream().filter(Customer::isNew).count());
    }

    private static @Nullable String mainCurrency(List<Customer> all) {
        var sums = new HashMap<String, BigDecimal>();
        all.forEach(customer ->
                sums.merge(customer.currency(), customer.revenue().add(customer.before()), BigDecimal::add));
        sums.remove("");
        return sums.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static BigDecimal sum(List<Customer> all, @Nullable String currency, Function<Customer, BigDecimal> part) {
        return all.stream()
                .filter(customer -> customer.currency().equals(currency))
                .map(part)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // ---------------------------------------------------------------- what they buy

    private static List<Customer> detailed(
            PurchaseFigures figures, List<Customer> page, LocalDate since, LocalDate today) {
        if (page.isEmpty()) {
            return page;
        }
        var ids = page.stream().map(Customer::company).toList();
        var quarters = new ArrayList<Map<UUID, Map<String, BigDecimal>>>();
        var end = today.plusDays(1);
        for (int i = QUARTERS; i > 0; i--) {
            quarters.add(
                    figures.revenue(end.minusMonths((long) i * MONTHS), end.minusMonths((long) (i - 1) * MONTHS), ids));
        }
        var bought = byCompany(figures.articles(ids, since));
        var silent = ids.stream().filter(id -> !bought.containsKey(id)).toList();
        if (!silent.isEmpty()) {
            bought.putAll(byCompany(figures.articles(silent, LocalDate.EPOCH)));
        }
        return page.stream()
                .map(customer -> with(
                        customer,
                        quarters.stream()
                                .map(quarter ->
                                        amount(quarter.getOrDefault(customer.company(), Map.of()), customer.currency()))
                                .toList(),
                        bought.getOrDefault(customer.company(), List.of())))
                .toList();
    }

    private static Map<UUID, List<Bought>> byCompany(List<Bought> bought) {
        return new HashMap<>(bought.stream()
                .filter(each -> each.amount().signum() > 0)
                .collect(Collectors.groupingBy(Bought::company)));
    }

    private static Customer with(Customer customer, List<BigDecimal> quarters, List<Bought> bought) {
        return new Customer(
                customer.company(),
                customer.name(),
                customer.currency(),
                customer.hasMoreCurrencies(),
                customer.revenue(),
                customer.before(),
                customer.changePercent(),
                customer.firstOn(),
                customer.lastOn(),
                customer.days(),
                customer.everyDays(),
                customer.silentDays(),
                customer.chance(),
                customer.isQuiet(),
                customer.isLess(),
                customer.isMore(),
                customer.isNew(),
                quarters,
                bought.stream()
                        .limit(ARTICLES)
                        .map(each -> new Article(
                                each.product(),
                                each.name(),
                                each.amount(),
                                each.quantity().signum() == 0 ? null : each.quantity()))
                        .toList());
    }
}
