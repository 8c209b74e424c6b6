package dev.grato.app.demo;

import dev.grato.app.demo.Accounts.Account;
import dev.grato.app.demo.Northwind.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Writes down what was said and planned with a customer: e-mails, calls, meetings, notes, tasks.
final class Talk {

    /// Who talks with whom about what.
    ///
    /// @param original the day of the original data the talk belongs to, which ids are made of
    /// @param key tells this talk from all others
    /// @param more adds what its texts mention besides the usual
    record Topic(
            Account account,
            int employee,
            List<Line> lines,
            LocalDate original,
            String key,
            @Nullable String object,
            @Nullable UUID about,
            UnaryOperator<Phrases> more) {

        Topic with(String word) {
            return new Topic(account, employee, lines, original, key + "/" + word, object, about, more);
        }

        Topic by(int other) {
            return new Topic(account, other, lines, original, key, object, about, more);
        }

        Topic mentioning(UnaryOperator<Phrases> further) {
            return new Topic(
                    account,
                    employee,
                    lines,
                    original,
                    key,
                    object,
                    about,
                    phrases -> further.apply(more.apply(phrases)));
        }
    }

    private final DemoCalendar calendar;
    private final Ledger ledger;
    private final DemoTexts texts;
    private final Staff staff;

    Talk(DemoCalendar calendar, Ledger ledger, DemoTexts texts, Staff staff) {
        this.calendar = calendar;
        this.ledger = ledger;
        this.texts = texts;
        this.staff = staff;
    }

    DemoCalendar calendar() {
        return calendar;
    }

    Ledger ledger() {
        return ledger;
    }

    Staff staff() {
        return staff;
    }

    /// An e-mail in the customer's language; `day` in the future is passed over in silence, as in all of these.
    void email(Topic topic, String text, LocalDate day, double hour, boolean isInbound, String department) {
        if (calendar.isPast(day)) {
            var at = calendar.at(day, hour, topic.key + text);
            var words = text(topic, text, topic.account.language());
            interaction(topic, text, at, "email", isInbound, "email", department, words);
        }
    }

    void call(Topic topic, String text, LocalDate day, double hour, boolean isInbound, String department) {
        if (calendar.isPast(day)) {
            var at = calendar.at(day, hour, topic.key + text);
            interaction(topic, text, at, "call", isInbound, "phone", department, text(topic, text, "en"));
        }
    }

    /// The first talk of all, by telephone or, where its text says so, in person.
    void firstContact(Topic topic, LocalDate day) {
        var words = text(topic, "firstContact", "en");
        boolean isMeeting = words.outcome().equals("meeting");
        interaction(
                topic,
                "firstContact",
                calendar.at(day, 11, topic.key),
                isMeeting ? "meeting" : "call",
                words.outcome().equals("inbound"),
                isMeeting ? "inPerson" : "phone",
                "sales",
                words);
    }

    void interaction(
            Topic topic,
            String word,
            Instant at,
            String kind,
            boolean isInbound,
            String channel,
            String department,
            DemoTexts.Text words) {
        var minutes = Duration.ofMinutes(3 + Dice.roll("minutes/" + topic.key + word, 22));
        var values = Values.of("subject", words.subject())
                .and("kind", kind)
                .and("direction", isInbound ? "inbound" : "outbound")
                .and("body", words.body())
                .and("occurredAt", at)
                .and("duration", kind.equals("call") ? minutes.toString() : null)
                .and("channel", channel)
                .and("department", department);
        ledger.create(at, "interaction", id(topic, "interaction/" + word), linked(values, topic));
    }

    void note(Topic topic, LocalDate day) {
        if (calendar.isPast(day)) {
            var words = text(topic, "note", "en");
            var html = "<p>"
                    + words.body().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>";
            ledger.create(
                    calendar.at(day, 17, topic.key),
                    "note",
                    id(topic, "note"),
                    linked(Values.of("subject", words.subject()).and("body", html), topic));
        }
    }

    /// A meeting that has taken place, entered some days before.
    void meetingHeld(Topic topic, LocalDate enteredOn, LocalDate day) {
        if (calendar.isPast(day)) {
            var words = text(topic, "meeting", "en");
            var start = calendar.at(day, 14, topic.key);
            var id = id(topic, "meeting");
            var entered = calendar.at(enteredOn, 12, topic.key + "meeting");
            ledger.create(
                    entered,
                    "event",
                    id,
                    linked(
                            Values.of("subject", words.subject())
                                    .and("startsAt", start)
                                    .and("endsAt", start.plus(Duration.ofMinutes(60)))
                                    .and("location", place(topic.account))
                                    .and("status", "planned")
                                    .and("description", words.body()),
                            topic));
            // At the end of today's working day its end may still be ahead; then it simply has not been held yet.
            var end = start.plus(Duration.ofMinutes(60));
            if (end.isBefore(calendar.now())) {
                ledger.update(end, "event", id, Values.of("status", "held").and("outcome", words.outcome()));
            }
        }
    }

    void meetingPlanned(Topic topic, LocalDate enteredOn, Instant start) {
        var words = text(topic, "meeting", "en");
        ledger.create(
                calendar.at(enteredOn, 12.5, topic.key),
                "event",
                id(topic, "meeting"),
                linked(
                        Values.of("subject", words.subject())
                                .and("startsAt", start)
                                .and("endsAt", start.plus(Duration.ofMinutes(60)))
                                .and("location", place(topic.account))
                                .and("status", "planned")
                                .and("description", words.body()),
                        topic));
    }

    /// An open task, due at the given moment, past or future.
    void taskOpen(Topic topic, String text, LocalDate enteredOn, Instant dueAt, String priority) {
        task(topic, text, calendar.at(enteredOn, 16.5, topic.key + text), dueAt, priority);
    }

    /// A task that was done on the day it was due.
    void taskDone(Topic topic, String text, LocalDate enteredOn, LocalDate doneOn) {
        if (calendar.isPast(doneOn)) {
            var done = calendar.at(doneOn, 12, topic.key + text);
            task(topic, text, calendar.at(enteredOn, 9.5, topic.key + text), done, "normal");
            ledger.update(
                    done, "task", id(topic, text), Values.of("status", "done").and("doneAt", done));
        }
    }

    private void task(Topic topic, String text, Instant entered, Instant dueAt, String priority) {
        var due = dueAt.isBefore(entered) ? entered.plus(Duration.ofHours(20)) : dueAt;
        var words = text(topic, text, "en");
        var kind = switch (text) {
            case "task.call", "task.pay" -> "call";
            case "task.offer" -> "email";
            case "task.case" -> "followUp";
            default -> "toDo";
        };
        ledger.create(
                entered,
                "task",
                id(topic, text),
                linked(
                        Values.of("subject", words.subject())
                                .and("description", words.body())
                                .and("kind", kind)
                                .and("status", "open")
                                .and("priority", priority)
                                .and("dueAt", due),
                        topic));
    }

    DemoTexts.Text text(Topic topic, String text, String language) {
        var phrases = Phrases.of(topic.account, staff.require(topic.employee), topic.lines, language);
        return texts.text(language, text, topic.key, topic.more.apply(phrases).names());
    }

    private static UUID id(Topic topic, String word) {
        return Dice.id(topic.key + "/" + word, topic.original);
    }

    private Values linked(Values values, Topic topic) {
        staff.owned(values, topic.employee)
                .and("company", topic.account.company())
                .and("person", topic.account.person());
        return topic.object == null || topic.about == null ? values : values.about(topic.object, topic.about);
    }

    private static String place(Account account) {
        var place = account.party().place();
        return account.party().name() + ", " + place.street() + ", " + place.city();
    }
}
