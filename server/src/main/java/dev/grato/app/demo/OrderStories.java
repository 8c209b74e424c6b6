package dev.grato.app.demo;

import dev.grato.app.demo.Accounts.Account;
import dev.grato.app.demo.Northwind.Line;
import dev.grato.app.demo.Northwind.Order;
import dev.grato.app.demo.Talk.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// An order from the day it came in to the day it was paid, with what went wrong in between.
final class OrderStories {

    private static final String SYSTEM = "Northwind ERP";

    /// Invoices that fell due within so many days may still be unpaid.
    private static final int STILL_UNPAID_DAYS = 45;

    private final Talk talk;
    private final Accounts accounts;
    private final DemoCalendar calendar;
    private final Ledger ledger;
    private final Staff staff;

    OrderStories(Talk talk, Accounts accounts) {
        this.talk = talk;
        this.accounts = accounts;
        this.calendar = talk.calendar();
        this.ledger = talk.ledger();
        this.staff = talk.staff();
    }

    void tell(Account account, Order order, UUID deal) {
        var document = Dice.id("order/" + order.id(), order.orderedOn());
        var topic = new Topic(
                account,
                order.employee(),
                order.lines(),
                order.orderedOn(),
                "order/" + order.id(),
                "document",
                document,
                phrases -> mention(phrases, order));
        placed(topic, order, document, deal);
        if (order.shippedOn() == null) {
            waiting(topic, order);
        } else {
            shipped(topic, order, document, deal);
        }
    }

    private Phrases mention(Phrases phrases, Order order) {
        var shipped = order.shippedOn() == null ? order.requiredOn() : order.shippedOn();
        return phrases.with("order", String.valueOf(order.id()))
                .with("invoice", "INV-" + order.id())
                .with("carrier", accounts.carrierName(order.shipper()))
                .with("shipName", order.shipName())
                .with("shipCity", String.valueOf(order.shipTo().city()))
                .with("days", String.valueOf(ChronoUnit.DAYS.between(order.requiredOn(), shipped)))
                .money("freight", order.freight())
                .day("required", calendar.shift(order.requiredOn()))
                .day("shippedOn", calendar.shift(shipped))
                .day("due", dueOn(order));
    }

    private LocalDate dueOn(Order order) {
        return calendar.shift(order.shippedOn() == null ? order.requiredOn() : order.shippedOn())
                .plusDays(30);
    }

    private void placed(Topic topic, Order order, UUID document, UUID deal) {
        var day = calendar.shift(order.orderedOn());
        var at = calendar.at(day, 9.75, topic.key());
        ledger.create(
                at,
                "document",
                document,
                staff.owned(
                        document(topic, order, at, deal)
                                .and("number", String.valueOf(order.id()))
                                .and("kind", "order")
                                .and("status", "open")
                                .and("issuedOn", day)
                                .and("dueOn", calendar.shift(order.requiredOn()))
                                .and("externalId", "northwind:order-" + order.id()),
                        order.employee()));
        lines(order, at, document, "order");
        var channel = Dice.pick(topic.key() + "/channel", List.of("email", "phone", "portal", "email"));
        talk.interaction(
                topic,
                "placed",
                at,
                "order",
                true,
                channel,
                "backOffice",
                new DemoTexts.Text("Order %d: %s".formatted(order.id(), usd(order.total())), listed(order), ""));
        talk.email(topic, "confirmation", day, 11, false, "sales");
    }

    private Values document(Topic topic, Order order, Instant asOf, UUID deal) {
        return Values.of("company", topic.account().company())
                .and("person", topic.account().person())
                .and("deal", deal)
                .money("total", order.total())
                .money("freight", order.freight())
                .and("carrier", accounts.carrierName(order.shipper()))
                .and("shipName", order.shipName())
                .address("shipAddress", order.shipTo())
                .and("sourceSystem", SYSTEM)
                .and("asOf", asOf);
    }

    private void lines(Order order, Instant at, UUID document, String kind) {
        int position = 0;
        for (var line : order.lines()) {
            position++;
            ledger.create(
                    at,
                    "documentLine",
                    Dice.id(kind + "/" + order.id() + "/line/" + position, order.orderedOn()),
                    Values.of("document", document)
                            .and("position", position)
                            .and("product", Accounts.product(line.product().id()))
                            .and("description", line.product().name())
                            .and("quantity", line.quantity())
                            .money("unitPrice", line.unitPrice())
                            .and(
                                    "discount",
                                    line.discount().signum() == 0
                                            ? null
                                            : line.discount().movePointRight(2))
                            .money("total", line.total()));
        }
    }

    private void shipped(Topic topic, Order order, UUID document, UUID deal) {
        var day = calendar.shift(Objects.requireNonNull(order.shippedOn()));
        var at = calendar.at(day, 15, topic.key());
        ledger.update(
                at,
                "document",
                document,
                Values.of("status", "shipped").and("shippedOn", day).and("asOf", at));
        talk.email(topic, "shipped", day, 16, false, "logistics");
        invoiced(topic, order, document, deal, at);
        if (order.isLate()) {
            complained(topic, order, DemoCalendar.plusWorkdays(day, 1 + Dice.roll(topic.key() + "/angry", 3)));
        } else if (Dice.happens(topic.key() + "/thanks", 22)) {
            var later = DemoCalendar.plusWorkdays(day, 2 + Dice.roll(topic.key() + "/later", 4));
            talk.email(topic, "thanks", later, 10, true, "sales");
        } else if (Dice.happens(topic.key() + "/feedback", 9)) {
            var later = DemoCalendar.plusWorkdays(day, 6 + Dice.roll(topic.key() + "/later", 8));
            talk.email(topic, "feedback", later, 14, true, "sales");
        }
    }

    private void invoiced(Topic topic, Order order, UUID document, UUID deal, Instant at) {
        var day = calendar.dayOf(at);
        var invoice = Dice.id("invoice/" + order.id(), order.orderedOn());
        var due = dueOn(order);
        var issued = at.plusSeconds(1);
        ledger.create(
                issued,
                "document",
                invoice,
                staff.owned(
                        document(topic, order, issued, deal)
                                .and("number", "INV-" + order.id())
                                .and("kind", "invoice")
                                .and("status", "sent")
                                .and("basedOn", document)
                                .and("issuedOn", day)
                                .and("shippedOn", day)
                                .and("dueOn", due)
                                .and("externalId", "northwind:invoice-" + order.id()),
                        order.employee()));
        lines(order, issued, invoice, "invoice");
        var paidOn = DemoCalendar.onOrAfter(due.plusDays(Dice.roll(topic.key() + "/paid", 18) - 12L));
        boolean isLate = Dice.happens(topic.key() + "/unpaid", 22)
                && due.isAfter(calendar.today().minusDays(STILL_UNPAID_DAYS));
        if (!isLate && calendar.isPast(paidOn)) {
            var paidAt = calendar.at(paidOn, 15.75, topic.key());
            ledger.update(
                    paidAt, "document", invoice, Values.of("status", "paid").and("asOf", paidAt));
            return;
        }
        open(topic, order, invoice, issued, due);
    }

    private void open(Topic topic, Order order, UUID invoice, Instant issued, LocalDate due) {
        var amount = order.total().add(order.freight());
        ledger.create(
                issued,
                "openItem",
                Dice.id("openItem/" + order.id(), order.orderedOn()),
                staff.owned(
                        Values.of("number", "INV-" + order.id())
                                .and("company", topic.account().company())
                                .and("document", invoice)
                                .and("dueOn", due)
                                .money("amount", amount)
                                .money("openAmount", amount)
                                .and("sourceSystem", SYSTEM)
                                .and("externalId", "northwind:invoice-" + order.id())
                                .and("asOf", issued),
                        order.employee()));
        var fed = calendar.at(calendar.today(), 5, "feed");
        if (fed.isAfter(issued)) {
            ledger.update(
                    fed, "openItem", Dice.id("openItem/" + order.id(), order.orderedOn()), Values.of("asOf", fed));
        }
        var reminded = DemoCalendar.plusWorkdays(due, 4);
        if (due.isBefore(calendar.today())) {
            var overdue = calendar.at(due.plusDays(1), 5, topic.key());
            ledger.update(
                    overdue, "document", invoice, Values.of("status", "overdue").and("asOf", overdue));
        }
        if (calendar.isPast(reminded)) {
            var about = new Topic(
                    topic.account(),
                    topic.employee(),
                    topic.lines(),
                    topic.original(),
                    topic.key() + "/invoice",
                    "document",
                    invoice,
                    topic.more());
            talk.email(about, "reminder", reminded, 9, false, "backOffice");
            var call = calendar.planned(DemoCalendar.plusWorkdays(reminded, 3), 20);
            talk.taskOpen(about, "task.pay", reminded, call, "normal");
        }
    }

    private void complained(Topic topic, Order order, LocalDate day) {
        if (!calendar.isPast(day)) {
            return;
        }
        var opened = calendar.at(day, 9.2, topic.key());
        talk.email(topic, "complaint", day, 9, true, "service");
        var service = topic.by(Staff.INSIDE_SALES);
        var words = talk.text(topic, "complaint", topic.account().language());
        var id = Dice.id("case/" + order.id(), order.orderedOn());
        ledger.create(
                opened.plusSeconds(1500),
                "case",
                id,
                staff.owned(
                        request(topic, words)
                                .and("status", "new")
                                .and(
                                        "priority",
                                        order.total().compareTo(BigDecimal.valueOf(2500)) > 0 ? "high" : "normal")
                                .and("kind", "complaint")
                                .and("openedAt", opened)
                                .about("document", Dice.id("order/" + order.id(), order.orderedOn())),
                        Staff.INSIDE_SALES));
        var answered = DemoCalendar.plusWorkdays(day, 1);
        talk.call(service, "caseAnswer", answered, 10, false, "service");
        talk.email(topic, "apology", answered, 14, false, "sales");
        if (calendar.isPast(answered)) {
            ledger.update(
                    calendar.at(answered, 10.7, topic.key()),
                    "case",
                    id,
                    Values.of("status", "open").and("firstAnsweredAt", calendar.at(answered, 10.7, topic.key())));
        }
        var resolved = DemoCalendar.plusWorkdays(answered, 1 + Dice.roll(topic.key() + "/resolved", 5));
        if (calendar.isPast(resolved)) {
            var at = calendar.at(resolved, 15, topic.key());
            ledger.update(
                    at,
                    "case",
                    id,
                    Values.of("status", "resolved")
                            .and("resolvedAt", at)
                            .and(
                                    "resolution",
                                    talk.text(service, "resolution", "en").body()));
        }
        var closed = DemoCalendar.plusWorkdays(resolved, 10);
        if (calendar.isPast(closed)) {
            var at = calendar.at(closed, 8.5, topic.key());
            ledger.update(at, "case", id, Values.of("status", "closed").and("closedAt", at));
        }
    }

    private static Values request(Topic topic, DemoTexts.Text words) {
        return Values.of("subject", words.subject())
                .and("description", words.body())
                .and("channel", "email")
                .and("company", topic.account().company())
                .and("person", topic.account().person());
    }

    /// An order that has not left yet: overdue ones are asked about and become a case, others are a task.
    private void waiting(Topic topic, Order order) {
        var required = calendar.shift(order.requiredOn());
        var asked = DemoCalendar.plusWorkdays(required, 1);
        var document = Dice.id("order/" + order.id(), order.orderedOn());
        if (!calendar.isPast(asked)) {
            var due = Dice.happens(topic.key() + "/overdue", 25)
                    ? DemoCalendar.minusWorkdays(calendar.today(), 1)
                    : DemoCalendar.plusWorkdays(calendar.today(), Dice.roll(topic.key() + "/due", 4));
            var entered = calendar.shift(order.orderedOn());
            talk.taskOpen(topic, "task.ship", entered, calendar.planned(due, 34), "normal");
            return;
        }
        talk.email(topic, "whereIs", asked, 9, true, "service");
        var opened = calendar.at(asked, 9.2, topic.key());
        var words = talk.text(topic, "whereIs", topic.account().language());
        var id = Dice.id("case/" + order.id(), order.orderedOn());
        ledger.create(
                opened.plusSeconds(1500),
                "case",
                id,
                staff.owned(
                        request(topic, words)
                                .and("status", "open")
                                .and("priority", "high")
                                .and("kind", "delivery")
                                .and("openedAt", opened)
                                .about("document", document),
                        Staff.INSIDE_SALES));
        var service = topic.by(Staff.INSIDE_SALES);
        talk.call(service, "caseOpen", DemoCalendar.plusWorkdays(asked, 1), 11, false, "service");
        talk.taskOpen(
                service,
                "task.case",
                asked,
                calendar.planned(DemoCalendar.plusWorkdays(calendar.today(), Dice.roll(topic.key() + "/due", 3)), 33),
                "high");
    }

    private static String listed(Order order) {
        return order.lines().stream()
                .map(line -> "%d × %s at %s%s"
                        .formatted(line.quantity(), line.product().name(), usd(line.unitPrice()), less(line)))
                .collect(Collectors.joining("\n"));
    }

    private static String less(Line line) {
        return line.discount().signum() == 0
                ? ""
                : ", less "
                        + line.discount().movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String usd(BigDecimal amount) {
        return String.format(Locale.US, "$%,.2f", amount);
    }
}
