package dev.grato.app.demo;

import dev.grato.app.demo.Accounts.Account;
import dev.grato.app.demo.Northwind.Line;
import dev.grato.app.demo.Northwind.Order;
import dev.grato.app.demo.Talk.Topic;
import dev.grato.sales.StandardPipeline;
import dev.grato.sales.StandardPipeline.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Deals grown from orders: what was won before an order, lost where a customer stayed away, and is open today.
final class DealStories {

    private static final int SAME_DEAL_DAYS = 14;
    private static final int MOST_ORDERS = 3;
    private static final int GAP_DAYS = 60;
    private static final int ACTIVE_DAYS = 150;
    private static final int SILENT_DAYS = 100;
    private static final BigDecimal LARGE = BigDecimal.valueOf(2000);
    private static final List<String> REASONS =
            List.of("price", "competitor", "timing", "noBudget", "availability", "noDecision");

    private final Talk talk;
    private final Accounts accounts;
    private final OrderStories orders;
    private final DemoCalendar calendar;
    private final Ledger ledger;
    private final Staff staff;

    DealStories(Talk talk, Accounts accounts, OrderStories orders) {
        this.talk = talk;
        this.accounts = accounts;
        this.orders = orders;
        this.calendar = talk.calendar();
        this.ledger = talk.ledger();
        this.staff = talk.staff();
    }

    /// Tells the whole story of a customer.
    void tell(Account account, List<Order> bought) {
        if (bought.isEmpty()) {
            prospect(account);
            return;
        }
        var clusters = clusters(bought);
        talk.firstContact(
                topic(account, bought.getFirst(), "first/" + account.party().key(), null), account.since());
        for (int i = 0; i < clusters.size(); i++) {
            var cluster = clusters.get(i);
            won(account, cluster, i);
            if (i + 1 < clusters.size()) {
                quietTime(account, cluster.getLast(), clusters.get(i + 1).getFirst());
            }
        }
        var last = bought.getLast();
        long silence = ChronoUnit.DAYS.between(calendar.shift(last.orderedOn()), calendar.today());
        if (silence > SILENT_DAYS) {
            winBack(account, last);
        }
        if (silence < ACTIVE_DAYS && Dice.happens("open/" + account.party().key(), 60)) {
            open(account, last, stageOf(account));
        }
    }

    private static List<List<Order>> clusters(List<Order> orders) {
        var clusters = new ArrayList<List<Order>>();
        for (var order : orders) {
            var current = clusters.isEmpty() ? List.<Order>of() : clusters.getLast();
            boolean isClose = !current.isEmpty()
                    && current.size() < MOST_ORDERS
                    && ChronoUnit.DAYS.between(current.getLast().orderedOn(), order.orderedOn()) <= SAME_DEAL_DAYS;
            if (!isClose) {
                clusters.add(new ArrayList<>());
            }
            clusters.getLast().add(order);
        }
        return clusters;
    }

    private Topic topic(Account account, Order order, String key, @Nullable UUID deal) {
        return new Topic(
                account,
                order.employee(),
                order.lines(),
                order.orderedOn(),
                key,
                deal == null ? null : "deal",
                deal,
                phrases -> phrases.with("carrier", accounts.carrierName(order.shipper()))
                        .day("date", calendar.shift(order.orderedOn())));
    }

    private void won(Account account, List<Order> cluster, int number) {
        var first = cluster.getFirst();
        var key = "deal/" + first.id();
        var deal = Dice.id(key, first.orderedOn());
        var placedOn = calendar.shift(first.orderedOn());
        var askedOn = DemoCalendar.minusWorkdays(placedOn, 4 + Dice.roll(key + "/asked", 7));
        var offeredOn = DemoCalendar.plusWorkdays(askedOn, 1);
        var topic = topic(account, first, key, deal).mentioning(phrases -> phrases.day("date", askedOn));
        var expected = DemoCalendar.plusWorkdays(placedOn, Dice.roll(key + "/expected", 9));
        ledger.create(
                calendar.at(askedOn, 9.9, key),
                "deal",
                deal,
                values(topic, placedOn)
                        .money("amount", rounded(first.total()))
                        .and("expectedCloseOn", expected)
                        .and("source", number == 0 ? "inbound" : "existingCustomer"));
        if (number == 0) {
            talk.email(topic, "firstEnquiry", askedOn, 9, true, "sales");
        } else {
            asked(topic, askedOn);
        }
        offered(topic, deal, offeredOn, first.total());
        if (first.total().compareTo(LARGE) > 0) {
            var talkedOn = DemoCalendar.minusWorkdays(placedOn, 1);
            talk.call(topic, "haggle", talkedOn, 15, false, "sales");
            enter(deal, StandardPipeline.NEGOTIATION, calendar.at(talkedOn, 16, key), Values.of("nextStep", null));
            if (Dice.happens(key + "/meeting", 60)) {
                talk.meetingHeld(topic, offeredOn, DemoCalendar.minusWorkdays(placedOn, 2));
            }
        }
        if (Dice.happens(key + "/samples", 15)) {
            talk.taskDone(topic, "task.samples", askedOn, offeredOn);
        }
        cluster.forEach(order -> orders.tell(account, order, deal));
        close(deal, cluster, key);
        if (number % 4 == 1) {
            talk.note(topic, placedOn);
        }
    }

    private void close(UUID deal, List<Order> cluster, String key) {
        var total = cluster.stream().map(Order::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        var day = calendar.shift(cluster.getLast().orderedOn());
        enter(
                deal,
                StandardPipeline.WON,
                calendar.at(day, 10.5, key),
                Values.of("closedOn", day).money("amount", total));
    }

    private void asked(Topic topic, LocalDate day) {
        switch (Dice.roll(topic.key() + "/asks", 4)) {
            case 0 -> talk.call(topic, "enquiryCall", day, 9, true, "sales");
            case 1 -> talk.call(topic, "checkIn", day, 9, false, "sales");
            default -> talk.email(topic, "enquiry", day, 9, true, "sales");
        }
    }

    private void offered(Topic topic, UUID deal, LocalDate day, BigDecimal amount) {
        talk.email(topic, "offer", day, 11, false, "sales");
        if (calendar.isPast(day)) {
            enter(
                    deal,
                    StandardPipeline.OFFER,
                    calendar.at(day, 12, topic.key()),
                    Values.of("nextStep", nextStep(topic)).money("amount", amount));
        }
    }

    private void enter(UUID deal, Stage stage, Instant at, Values more) {
        ledger.update(at, "deal", deal, more.and("stage", stage.id()).and("probability", stage.probability()));
    }

    private Values values(Topic topic, LocalDate day) {
        return staff.owned(
                Values.of("name", name(topic, day))
                        .and("company", topic.account().company())
                        .and("person", topic.account().person())
                        .and("pipeline", StandardPipeline.ID)
                        .and("stage", StandardPipeline.NEW.id())
                        .and("probability", StandardPipeline.NEW.probability()),
                topic.employee());
    }

    private String nextStep(Topic topic) {
        return talk.text(topic, "nextStep", "en").body();
    }

    private static String name(Topic topic, LocalDate day) {
        var lines = topic.lines().stream()
                .sorted(Comparator.comparing(Line::total).reversed())
                .toList();
        var main = lines.getFirst().product();
        if (lines.size() == 1) {
            return lines.getFirst().quantity() + " × " + main.name();
        }
        if (Dice.happens(topic.key() + "/name", 50)) {
            return main.name() + " and " + (lines.size() - 1) + " more";
        }
        return main.category() + ", " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ": "
                + main.name();
    }

    private static BigDecimal rounded(BigDecimal amount) {
        var step = BigDecimal.valueOf(50);
        return amount.divide(step, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE).multiply(step);
    }

    /// A customer who stayed away for long has often asked and then not bought.
    private void quietTime(Account account, Order before, Order after) {
        long gap = ChronoUnit.DAYS.between(before.orderedOn(), after.orderedOn());
        if (gap > GAP_DAYS && Dice.happens("lost/" + before.id(), 55)) {
            var middle = calendar.shift(before.orderedOn()).plusDays(gap / 2);
            lost(account, before, DemoCalendar.onOrBefore(middle));
        }
    }

    private void lost(Account account, Order like, LocalDate askedOn) {
        var key = "lost/" + like.id();
        var deal = Dice.id(key, like.orderedOn());
        var reason = Dice.pick(key + "/reason", REASONS);
        var topic = wanted(topic(account, like, key, deal), like).mentioning(phrases -> phrases.day("date", askedOn));
        var amount = total(topic.lines());
        var decidedOn = DemoCalendar.plusWorkdays(askedOn, 7 + Dice.roll(key + "/decided", 8));
        ledger.create(
                calendar.at(askedOn, 9.9, key),
                "deal",
                deal,
                values(topic, askedOn)
                        .money("amount", rounded(amount))
                        .and("expectedCloseOn", DemoCalendar.plusWorkdays(askedOn, 10))
                        .and("source", "existingCustomer"));
        asked(topic, askedOn);
        offered(topic, deal, DemoCalendar.plusWorkdays(askedOn, 2), amount);
        if (calendar.isPast(decidedOn)) {
            var because =
                    talk.text(topic, "reason." + reason, account.language()).body();
            talk.email(
                    topic.mentioning(phrases -> phrases.with("reason", because)),
                    "declined",
                    decidedOn,
                    10,
                    true,
                    "sales");
            var learned = talk.text(topic, "lost." + reason, "en");
            enter(
                    deal,
                    StandardPipeline.LOST,
                    calendar.at(decidedOn, 11, key),
                    Values.of("closedOn", decidedOn)
                            .and("lostReason", reason)
                            .and("lostNote", learned.subject() + ". " + learned.body()));
        }
    }

    /// The same talk about up to three of the order's lines, in round quantities and without discount.
    private static Topic wanted(Topic topic, Order like) {
        var lines = like.lines().stream()
                .sorted(Comparator.comparing(Line::total).reversed())
                .limit(1 + Dice.roll(topic.key() + "/lines", 3))
                .map(line -> new Line(
                        line.product(),
                        line.product().price(),
                        Math.max(10, (int) Math.round(line.quantity() * 1.2 / 5) * 5),
                        BigDecimal.ZERO))
                .toList();
        return new Topic(
                topic.account(),
                topic.employee(),
                lines,
                topic.original(),
                topic.key(),
                topic.object(),
                topic.about(),
                topic.more());
    }

    private static BigDecimal total(List<Line> lines) {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void winBack(Account account, Order last) {
        var topic =
                topic(account, last, "winBack/" + account.party().key(), null).by(account.owner());
        var day = DemoCalendar.onOrBefore(calendar.shift(last.orderedOn()).plusDays(SILENT_DAYS));
        talk.email(topic, "winBack", day, 10, false, "sales");
        if (Dice.happens(topic.key() + "/answer", 50)) {
            lost(account, last, DemoCalendar.plusWorkdays(day, 3));
        }
    }

    private static Stage stageOf(Account account) {
        int roll = Dice.roll("stage/" + account.party().key(), 100);
        if (roll < 25) {
            return StandardPipeline.NEW;
        }
        if (roll < 50) {
            return StandardPipeline.QUALIFIED;
        }
        return roll < 78 ? StandardPipeline.OFFER : StandardPipeline.NEGOTIATION;
    }

    /// A company that has not bought yet: somebody found it, and something may come of it.
    private void prospect(Account account) {
        var like =
                accounts.data().orders().get(Dice.roll("like/" + account.party().key(), 300));
        var model = new Order(
                like.id(),
                account.party().key(),
                account.owner(),
                DemoPlan.NEWEST,
                DemoPlan.NEWEST,
                null,
                like.shipper(),
                like.freight(),
                account.party().name(),
                account.party().place(),
                like.lines());
        talk.firstContact(topic(account, model, "first/" + account.party().key(), null), account.since());
        open(account, model, account.party().key().equals("PARIS") ? StandardPipeline.OFFER : StandardPipeline.NEW);
    }

    private void open(Account account, Order like, Stage stage) {
        boolean isNew = accounts.isProspect(account);
        var key = "open/" + account.party().key();
        var deal = Dice.id(key, like.orderedOn());
        int age = 2 + stage.position() * 2 + Dice.roll(key + "/age", 4);
        var askedOn = DemoCalendar.minusWorkdays(calendar.today(), age);
        var topic = wanted(topic(account, like, key, deal), like)
                .by(account.owner())
                .mentioning(phrases -> phrases.day("date", askedOn));
        var amount = total(topic.lines());
        ledger.create(
                calendar.at(askedOn, 9.9, key),
                "deal",
                deal,
                values(topic, askedOn)
                        .money("amount", rounded(amount))
                        .and("expectedCloseOn", expected(stage, key))
                        .and("nextStep", nextStep(topic))
                        .and("source", isNew ? "coldCall" : "existingCustomer"));
        if (isNew) {
            talk.email(topic, "firstEnquiry", askedOn, 9, true, "sales");
        } else {
            asked(topic, askedOn);
        }
        if (stage.position() >= StandardPipeline.QUALIFIED.position()) {
            var qualifiedOn = DemoCalendar.plusWorkdays(askedOn, 1);
            talk.call(topic.with("qualify"), isNew ? "enquiryCall" : "checkIn", qualifiedOn, 14, false, "sales");
            enter(deal, StandardPipeline.QUALIFIED, calendar.at(qualifiedOn, 14.8, key), new Values());
        }
        if (stage.position() >= StandardPipeline.OFFER.position()) {
            offered(topic, deal, DemoCalendar.plusWorkdays(askedOn, 3), amount);
        }
        if (stage.position() >= StandardPipeline.NEGOTIATION.position()) {
            var talkedOn = DemoCalendar.minusWorkdays(calendar.today(), 1 + Dice.roll(key + "/talked", 2));
            talk.call(topic, "haggle", talkedOn, 15, false, "sales");
            enter(deal, stage, calendar.at(talkedOn, 16, key), new Values());
        }
        todo(topic, stage, askedOn, key);
    }

    /// Near for advanced deals, and a few days ago for some that should have been decided by now.
    private LocalDate expected(Stage stage, String key) {
        int days = (5 - stage.position()) * 7 + Dice.roll(key + "/expected", 12) - 6;
        return days < 0
                ? DemoCalendar.minusWorkdays(calendar.today(), -days)
                : DemoCalendar.plusWorkdays(calendar.today(), days);
    }

    private void todo(Topic topic, Stage stage, LocalDate askedOn, String key) {
        if (Dice.happens(key + "/task", 80)) {
            int days = Dice.roll(key + "/due", 9) - 2;
            var day = days < 0
                    ? DemoCalendar.minusWorkdays(calendar.today(), -days)
                    : DemoCalendar.plusWorkdays(DemoCalendar.onOrAfter(calendar.today()), days);
            boolean isEarly = stage.position() < StandardPipeline.OFFER.position();
            talk.taskOpen(
                    topic,
                    isEarly ? "task.offer" : "task.call",
                    askedOn,
                    calendar.planned(day, 18 + Dice.roll(key + "/hour", 14)),
                    stage.equals(StandardPipeline.NEGOTIATION) ? "high" : "normal");
        }
        if (!stage.equals(StandardPipeline.NEW) && Dice.happens(key + "/visit", 55)) {
            int slot = Dice.roll(key + "/slot", 20);
            var day = DemoCalendar.plusWorkdays(calendar.today(), 1 + slot % 5);
            talk.meetingPlanned(topic, askedOn, calendar.planned(day, 19 + slot / 5 * 3));
        }
    }
}
