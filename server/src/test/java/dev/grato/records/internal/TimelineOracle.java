package dev.grato.records.internal;

import dev.grato.TestServer;
import dev.grato.TestServer.World;
import dev.grato.platform.Json;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// What timelines ought to say, told slowly from one record after the other.
final class TimelineOracle {

    private final World world;
    private final Records records;
    private final Map<String, CrmRecord> people;
    private final Map<String, CrmRecord> deals;
    private final Map<String, CrmRecord> cases;
    private final List<CrmRecord> affiliations;

    TimelineOracle(World world) {
        this.world = world;
        this.records = TestServer.running().bean(Records.class);
        this.people = byId(all("person"));
        this.deals = byId(all("deal"));
        this.cases = byId(all("case"));
        this.affiliations = all("affiliation");
    }

    private static Map<String, CrmRecord> byId(List<CrmRecord> records) {
        var byId = new java.util.HashMap<String, CrmRecord>();
        records.forEach(record -> byId.put(record.id().toString(), record));
        return byId;
    }

    /// Live ones and those in the trash.
    private List<CrmRecord> all(String object) {
        var all = new ArrayList<CrmRecord>();
        for (boolean inTrash : List.of(false, true)) {
            String cursor = null;
            do {
                var page = records.query(
                        world.system(),
                        new Query(
                                object,
                                null,
                                List.of("-createdAt"),
                                List.of(),
                                List.of(),
                                500,
                                cursor,
                                Query.Count.NONE,
                                inTrash));
                all.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null);
        }
        return all;
    }

    private List<CrmRecord> live(String object) {
        return all(object).stream()
                .filter(record -> record.value("deletedAt") == null)
                .toList();
    }

    /// `subject | at | source | moment | kind | department | channel | direction | owner | team | title | plan |
    /// day`
    Set<String> told() {
        var told = new TreeSet<String>();
        for (var one : live("interaction")) {
            var line = new Line(one, "interaction", "happened", text(one, "occurredAt"), "", text(one, "subject"));
            line.lanes(text(one, "kind"), text(one, "department"), text(one, "channel"), text(one, "direction"));
            line.tell(told, activity(one, line));
        }
        for (var one : live("note")) {
            var line = new Line(one, "note", "written", text(one, "createdAt"), "", text(one, "subject"));
            line.lanes("note", "", "", "");
            line.tell(told, activity(one, line));
        }
        for (var one : live("task")) {
            var status = text(one, "status");
            var line = status.equals("done")
                    ? new Line(one, "task", "done", text(one, "doneAt"), "", text(one, "subject"))
                    : new Line(one, "task", "due", text(one, "dueAt"), "due", text(one, "subject"));
            line.lanes("task", "", "", "");
            if (!status.equals("cancelled")) {
                line.tell(told, with(activity(one, line), "task/" + one.id()));
            }
        }
        for (var one : live("event")) {
            boolean isHeld = text(one, "status").equals("held");
            var line = new Line(
                    one,
                    "calendar_event",
                    isHeld ? "held" : "planned",
                    text(one, "startsAt"),
                    isHeld ? "" : "dated",
                    text(one, "subject"));
            line.lanes("meeting", "", "", "");
            if (!text(one, "status").equals("cancelled")) {
                line.tell(told, with(activity(one, line), "calendar_event/" + one.id()));
            }
        }
        live("deal").forEach(one -> deal(told, one));
        live("case").forEach(one -> serviceCase(told, one));
        live("visit").forEach(one -> {
            var line = new Line(one, "visit", "happened", text(one, "visitedOn"), "", text(one, "name"));
            line.lanes("visit", "", "", "");
            var subjects = new TreeSet<>(Set.of("visit/" + one.id()));
            person(one.value("guest"), line, true, subjects);
            company(one.value("host"), subjects);
            line.tell(told, subjects);
        });
        return told;
    }

    private void deal(Set<String> told, CrmRecord deal) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(deal, "deal", "created", text(deal, "createdAt"), "", text(deal, "name")));
        lines.add(new Line(deal, "deal", "closed", text(deal, "closedOn"), "", text(deal, "name")));
        boolean isClosed = false;
        var history = new ArrayList<>(records.history(world.system(), "deal", deal.id(), null, 10_000));
        for (var change : history.reversed()) {
            if (change.before().containsKey("closedOn") || change.after().containsKey("closedOn")) {
                isClosed = change.after().get("closedOn") != null;
            }
            boolean isMoved = change.operation() == Change.Operation.UPDATE
                    && !Objects.equals(
                            change.before().get("stage"), change.after().get("stage"));
            if (isMoved && !isClosed) {
                lines.add(new Line(deal, "deal", "stageChanged", change.at().toString(), "", text(deal, "name")));
            }
        }
        for (var line : lines) {
            line.lanes("deal", "sales", "", "");
            line.tell(told, commercial(deal, line, "deal/"));
        }
    }

    private void serviceCase(Set<String> told, CrmRecord one) {
        var status = text(one, "status");
        var lines = new ArrayList<Line>();
        lines.add(new Line(one, "service_case", "opened", text(one, "openedAt"), "", text(one, "subject")));
        if (status.equals("resolved")) {
            lines.add(new Line(one, "service_case", "resolved", text(one, "resolvedAt"), "", text(one, "subject")));
        }
        if (status.equals("closed")) {
            lines.add(new Line(one, "service_case", "closed", text(one, "closedAt"), "", text(one, "subject")));
        }
        for (var line : lines) {
            line.lanes("case", "service", text(one, "channel"), "");
            var subjects = commercial(one, line, "service_case/");
            about(one, subjects);
            line.tell(told, subjects);
        }
    }

    // ---------------------------------------------------------------- whom it concerns

    private Set<String> activity(CrmRecord one, Line line) {
        var subjects = new TreeSet<String>();
        person(one.value("person"), line, true, subjects);
        company(one.value("company"), subjects);
        about(one, subjects);
        return subjects;
    }

    /// Whoever buys or complains for a company does not do so for others they belong to.
    private Set<String> commercial(CrmRecord one, Line line, String own) {
        var subjects = new TreeSet<>(Set.of(own + one.id()));
        company(one.value("company"), subjects);
        person(one.value("person"), line, one.value("company") == null, subjects);
        return subjects;
    }

    private static Set<String> with(Set<String> subjects, String more) {
        subjects.add(more);
        return subjects;
    }

    private static void company(Object id, Set<String> subjects) {
        if (id != null) {
            subjects.add("company/" + id);
        }
    }

    private void about(CrmRecord one, Set<String> subjects) {
        var about = Json.asObject(one.value("about"));
        if (about == null) {
            return;
        }
        var object = String.valueOf(about.get("object"));
        var table = object.equals("case") ? "service_case" : object.equals("event") ? "calendar_event" : object;
        subjects.add(table + "/" + about.get("id"));
        var known = object.equals("deal") ? deals : object.equals("case") ? cases : Map.<String, CrmRecord>of();
        if (known.containsKey(String.valueOf(about.get("id")))) {
            company(known.get(String.valueOf(about.get("id"))).value("company"), subjects);
        }
    }

    private void person(Object id, Line line, boolean isHandedOn, Set<String> subjects) {
        if (id == null) {
            return;
        }
        subjects.add("person/" + id);
        if (!isHandedOn || line.at == null) {
            return;
        }
        var person = people.get(String.valueOf(id));
        var day = LocalDate.ofInstant(line.at, world.workspace().zone());
        boolean isMainDated = false;
        for (var affiliation : affiliations) {
            var deletedAt = affiliation.value("deletedAt");
            boolean counts = deletedAt == null || deletedAt.equals(person.value("deletedAt"));
            if (!counts || !id.equals(affiliation.value("person"))) {
                continue;
            }
            isMainDated |= Objects.equals(affiliation.value("company"), person.value("company"));
            var starts = affiliation.value("startsOn");
            var ends = affiliation.value("endsOn");
            if ((starts == null || !day.isBefore(LocalDate.parse(String.valueOf(starts))))
                    && (ends == null || !day.isAfter(LocalDate.parse(String.valueOf(ends))))) {
                company(affiliation.value("company"), subjects);
            }
        }
        if (!isMainDated) {
            company(person.value("company"), subjects);
        }
    }

    private static String text(CrmRecord record, String field) {
        var value = record.value(field);
        return value == null ? "" : String.valueOf(value);
    }

    /// A line as it is told.
    private final class Line {

        private final CrmRecord record;
        private final String table;
        private final String moment;
        private final Instant at;
        private final boolean isDay;
        private final String plan;
        private final String title;
        private String lanes = "";

        private Line(CrmRecord record, String table, String moment, String at, String plan, String title) {
            this.record = record;
            this.table = table;
            this.moment = moment;
            this.isDay = at.length() == 10;
            this.plan = plan;
            this.title = title;
            if (at.isEmpty()) {
                this.at = null;
            } else if (isDay) {
                var zone = world.workspace().zone();
                var created = Instant.parse(text(record, "createdAt"));
                boolean isSameDay = LocalDate.ofInstant(created, zone).equals(LocalDate.parse(at));
                this.at = isSameDay
                        ? created.plusNanos(1_000)
                        : LocalDate.parse(at).atStartOfDay(zone).toInstant();
            } else {
                this.at = Instant.parse(at);
            }
        }

        private void lanes(String kind, String department, String channel, String direction) {
            lanes = String.join("|", kind, department, channel, direction);
        }

        private void tell(Set<String> told, Set<String> subjects) {
            if (at != null) {
                subjects.forEach(subject -> told.add(String.join(
                        "|",
                        subject,
                        String.valueOf(at.toEpochMilli()),
                        table + "/" + record.id(),
                        moment,
                        lanes,
                        text(record, "owner"),
                        text(record, "team"),
                        title,
                        plan,
                        String.valueOf(isDay))));
            }
        }
    }
}
