package dev.grato.app.demo;

import dev.grato.app.demo.Northwind.Order;
import dev.grato.app.demo.Northwind.Party;
import dev.grato.app.demo.Northwind.Product;
import dev.grato.platform.Folding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whom Northwind deals with: customers, suppliers and carriers with their contacts, and what it sells.
final class Accounts {

    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern PLACES_TO_EAT =
            Pattern.compile("(?i).*(restaur|bistro|taquer|cocina|comidas|zajazd|cozinha|lanchonetes|chinese|beer).*");
    private static final Pattern WHOLESALERS = Pattern.compile(
            "(?i).*(handel|import|hipermercados|trading|holdings|caseifici|alimentari|centro comercial|seven seas).*");

    /// How far back somebody who is not yet a customer goes, in working days.
    private static final int PROSPECT_DAYS = 16;

    /// Names of more than one given name or more than one surname.
    private static final Map<String, List<String>> NAMES = Map.of(
            "José Pedro Freyre", List.of("José Pedro", "Freyre"),
            "Miguel Angel Paolino", List.of("Miguel Angel", "Paolino"),
            "Antonio del Valle Saavedra", List.of("Antonio", "del Valle", "Saavedra"));

    /// One customer as the stories know it.
    ///
    /// @param owner the employee who has sold most to it
    /// @param since the day of the first contact
    record Account(Party party, UUID company, UUID person, String language, int owner, LocalDate since) {
        String first() {
            return given(party.contact());
        }
    }

    private final DemoCalendar calendar;
    private final Ledger ledger;
    private final Staff staff;
    private final Northwind data;
    private final Instant founded;
    private final List<Account> customers = new ArrayList<>();

    Accounts(Northwind data, DemoCalendar calendar, Ledger ledger, Staff staff) {
        this.data = data;
        this.calendar = calendar;
        this.ledger = ledger;
        this.staff = staff;
        this.founded = calendar.now().minus(Duration.ofDays(DemoPlan.DAYS - 7));
        data.suppliers().values().forEach(this::supplier);
        data.shippers().values().forEach(this::carrier);
        data.products().values().forEach(this::product);
        var byCustomer = data.orders().stream().collect(Collectors.groupingBy(Order::customer));
        for (var party : data.customers().values()) {
            customers.add(customer(party, byCustomer.getOrDefault(party.key(), List.of())));
        }
    }

    List<Account> customers() {
        return List.copyOf(customers);
    }

    /// Whether this one has never ordered.
    boolean isProspect(Account account) {
        return data.orders().stream().noneMatch(order -> order.customer().equals(account.party.key()));
    }

    Northwind data() {
        return data;
    }

    static UUID product(int id) {
        return Dice.id("product/" + id, DemoPlan.NEWEST.minusDays(DemoPlan.DAYS - 7));
    }

    String carrierName(int id) {
        return Objects.requireNonNull(data.shippers().get(id)).name();
    }

    private Account customer(Party party, List<Order> orders) {
        var original = orders.isEmpty() ? DemoPlan.NEWEST : orders.getFirst().orderedOn();
        int owner = owner(party, orders);
        var since = DemoCalendar.minusWorkdays(
                orders.isEmpty() ? calendar.today() : calendar.shift(original),
                orders.isEmpty() ? PROSPECT_DAYS : 28 + Dice.roll("since/" + party.key(), 20));
        var account = new Account(
                party,
                Dice.id("company/" + party.key(), original.minusDays(40)),
                Dice.id("person/" + party.key(), original.minusDays(40)),
                Countries.language(party.place().country()),
                owner,
                since);
        var at = calendar.at(since, 8.5, party.key());
        var stage = orders.isEmpty() ? prospectStage(party) : "lead";
        company(
                party,
                account.company,
                at,
                owner,
                Values.of("lifecycleStage", stage)
                        .and("relationships", List.of("customer"))
                        .and("industry", industry(party.name()))
                        .and("source", source(party.key())));
        person(party, account.company, account.person, at, owner, stage, original.minusDays(40));
        if (!orders.isEmpty()) {
            follow(account, orders);
        }
        return account;
    }

    /// A lead becomes a customer with the first order, and a former one when nothing has come for long.
    private void follow(Account account, List<Order> orders) {
        var first = calendar.at(calendar.shift(orders.getFirst().orderedOn()), 10, account.party.key());
        stage(account, first, "customer");
        var left = calendar.shift(orders.getLast().orderedOn()).plusDays(240);
        if (calendar.isPast(left)) {
            stage(account, calendar.at(left, 6, account.party.key()), "former");
        }
    }

    private void stage(Account account, Instant at, String stage) {
        ledger.update(at, "company", account.company, Values.of("lifecycleStage", stage));
        ledger.update(at, "person", account.person, Values.of("lifecycleStage", stage));
    }

    private static String prospectStage(Party party) {
        return party.key().equals("PARIS") ? "qualified" : "lead";
    }

    private static int owner(Party party, List<Order> orders) {
        var sold = new HashMap<Integer, Integer>();
        orders.forEach(order -> sold.merge(order.employee(), 1, Integer::sum));
        return sold.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(party.key().equals("PARIS") ? 7 : 9);
    }

    private void supplier(Party party) {
        var original = DemoPlan.NEWEST.minusDays(DemoPlan.DAYS - 7);
        var company = Dice.id("company/" + party.key(), original);
        company(
                party,
                company,
                founded,
                Staff.HEAD,
                Values.of("relationships", List.of("supplier")).and("industry", "foodProduction"));
        person(party, company, Dice.id("person/" + party.key(), original), founded, Staff.HEAD, null, original);
    }

    private void carrier(Northwind.Shipper shipper) {
        var values = Values.of("name", shipper.name())
                .and("relationships", List.of("carrier"))
                .and("industry", "transport")
                .and("externalId", "northwind:shipper-" + shipper.id())
                .and("language", "en")
                .phones(shipper.phone(), null, "USA");
        ledger.create(
                founded,
                "company",
                Dice.id("company/shipper-" + shipper.id(), DemoPlan.NEWEST.minusDays(DemoPlan.DAYS - 7)),
                staff.owned(values, Staff.INSIDE_SALES));
    }

    private void product(Product product) {
        ledger.create(
                founded,
                "product",
                product(product.id()),
                Values.of("name", product.name())
                        .and("sku", "NW-%03d".formatted(product.id()))
                        .and("category", product.category())
                        .and("unit", product.unit())
                        .money("unitPrice", product.price())
                        .and("isActive", !product.isDiscontinued())
                        .and(
                                "supplier",
                                Dice.id(
                                        "company/supplier-" + product.supplier(),
                                        DemoPlan.NEWEST.minusDays(DemoPlan.DAYS - 7)))
                        .and("externalId", "northwind:product-" + product.id()));
    }

    private void company(Party party, UUID id, Instant at, int owner, Values values) {
        var country = party.place().country();
        values.and("name", party.name())
                .and("language", Countries.language(country))
                .and("externalId", "northwind:" + party.key())
                .and("description", unreachable(party))
                .and("website", List.of(Map.of("url", "https://www." + domain(party.name()))))
                .and("emails", List.of(Map.of("address", "info@" + domain(party.name()), "label", "work")))
                .address("address", party.place())
                .phones(party.phone(), party.fax(), country);
        ledger.create(at, "company", id, staff.owned(values, owner));
    }

    private void person(
            Party party, UUID company, UUID id, Instant at, int owner, @Nullable String stage, LocalDate original) {
        var values = Values.of("name", name(party.contact()))
                .and("company", company)
                .and("jobTitle", party.contactTitle())
                .and("lifecycleStage", stage)
                .and("language", Countries.language(party.place().country()))
                .email(slug(given(party.contact())) + "." + slug(family(party.contact())) + "@" + domain(party.name()))
                .phones(party.phone(), null, party.place().country());
        ledger.create(at, "person", id, staff.owned(values, owner));
        ledger.create(
                at,
                "affiliation",
                Dice.id("affiliation/" + party.key(), original),
                Values.of("person", id)
                        .and("company", company)
                        .and("role", party.contactTitle())
                        .and("isMain", true)
                        .and("startsOn", calendar.dayOf(at)));
    }

    /// A telephone number of 1996 that is too short today is kept where people can read it.
    private static @Nullable String unreachable(Party party) {
        return party.phone() == null
                        || Countries.phone(party.phone(), party.place().country()) != null
                ? null
                : "Telephone as Northwind knows it: " + party.phone();
    }

    private static Map<String, Object> name(String full) {
        var second = NAMES.getOrDefault(full, List.of());
        return second.size() > 2
                ? Map.of("given", given(full), "family", family(full), "secondFamily", second.get(2))
                : Map.of("given", given(full), "family", family(full));
    }

    private static String given(String full) {
        var known = NAMES.get(full);
        return known == null ? full.substring(0, full.indexOf(' ')) : known.getFirst();
    }

    private static String family(String full) {
        var known = NAMES.get(full);
        return known == null ? full.substring(full.indexOf(' ') + 1) : known.get(1);
    }

    private static String domain(String company) {
        return slug(company) + ".example";
    }

    private static String slug(String text) {
        var dashed = NO_LETTERS.matcher(Folding.fold(text)).replaceAll("-");
        return dashed.replaceAll("^-+|-+$", "");
    }

    private static String industry(String name) {
        if (PLACES_TO_EAT.matcher(name).matches()) {
            return "hospitality";
        }
        return WHOLESALERS.matcher(name).matches() ? "wholesale" : "retail";
    }

    private static String source(String key) {
        return Dice.pick(
                "source/" + key, List.of("tradeFair", "referral", "inbound", "coldCall", "website", "campaign"));
    }
}
