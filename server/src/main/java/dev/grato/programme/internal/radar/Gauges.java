package dev.grato.programme.internal.radar;

import dev.grato.exchange.Quality.Report;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.programme.DecisionRights;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.CrmRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The signals there are, by the codes of the specification. All thresholds are defaults.
final class Gauges {

    static final List<Gauge> ALL = List.of(
            new Objectives(),
            new Ambition(),
            new Responsible(),
            new Deciding(),
            new Involvement(),
            new Support(),
            new BadData(),
            new Coercion(),
            new Budget(),
            new Deafness(),
            new FailFast(),
            new Balance(),
            new Software(),
            new Haste(),
            new Specialists(),
            new Sponsor(),
            new Planning(),
            new Security(),
            new Coverage(),
            new Benefits(),
            new Overload());

    private Gauges() {}

    static boolean isThere(CrmRecord record, String... fields) {
        return Stream.of(fields).allMatch(field -> record.value(field) != null);
    }

    /// S01: objectives that say what is measured, from where to where, by when and who answers for it.
    static final class Objectives extends Gauge {

        private static final int MANY = 7;
        /// A figure older than this many days is none.
        private static final int FRESH = 35;

        Objectives() {
            super("S01", "process", "share", EVERY_SIZE, 1, 0.8);
        }

        @Override
        Reading read(Ground ground) {
            var objectives = ground.all(ProgrammeModel.OBJECTIVE);
            if (objectives.isEmpty()) {
                return ground.isYoung()
                        ? Reading.unknown("notDue")
                        : new Reading(State.ACT, BigDecimal.ZERO, 0L, 0L, "nothingYet");
            }
            long ready =
                    objectives.stream().filter(each -> isReady(ground, each)).count();
            var reading = share(ready, objectives.size(), null);
            return reading.state() == State.OK && objectives.size() > MANY
                    ? new Reading(State.WATCH, reading.value(), reading.part(), reading.of(), "tooMany")
                    : reading;
        }

        private static boolean isReady(Ground ground, CrmRecord objective) {
            boolean hasOwners = isThere(objective, "businessOwner")
                    && (ground.profile().equals("micro") || isThere(objective, "itOwner"));
            return hasOwners
                    && isThere(objective, "pillar", "baseline", "target", "dueOn", "kpiMeasure")
                    && isFresh(ground, objective);
        }

        /// What is measured by the system has been measured lately.
        private static boolean isFresh(Ground ground, CrmRecord objective) {
            var read = Ground.day(objective.value("kpiReadOn"));
            return read != null && !read.isBefore(ground.today().minusDays(FRESH));
        }
    }

    /// S03: what is planned for the next ninety days against what was delivered in the last.
    static final class Ambition extends Gauge {

        private static final int DAYS = 90;
        private static final int FIRST_WATCH = 3;
        private static final int FIRST_ACT = 5;

        Ambition() {
            super("S03", "process", "count", FROM_SMALL, 1.5, 2);
        }

        @Override
        Reading read(Ground ground) {
            var today = ground.today();
            var in = ground.all(ProgrammeModel.SCOPE_ITEM).stream()
                    .filter(item -> "in".equals(item.value("side")))
                    .toList();
            if (in.isEmpty()) {
                return Reading.unknown("nothingYet");
            }
            long planned = in.stream()
                    .filter(item -> item.value("doneOn") == null)
                    .filter(item -> isWithin(Ground.day(item.value("plannedOn")), today, today.plusDays(DAYS)))
                    .count();
            long delivered = in.stream()
                    .filter(item -> isWithin(Ground.day(item.value("doneOn")), today.minusDays(DAYS), today))
                    .count();
            if (delivered == 0) {
                // before there is a history, what counts is how much is begun at once
                var state = planned > FIRST_ACT ? State.ACT : planned > FIRST_WATCH ? State.WATCH : State.OK;
                return new Reading(state, BigDecimal.valueOf(planned), null, null, "firstTime");
            }
            return figure(
                    BigDecimal.valueOf(planned).divide(BigDecimal.valueOf(delivered), 2, RoundingMode.HALF_UP), null);
        }
    }

    static boolean isWithin(@Nullable LocalDate day, LocalDate from, LocalDate to) {
        return day != null && !day.isBefore(from) && !day.isAfter(to);
    }

    /// S07: names that are filled in and have said yes.
    static final class Responsible extends Gauge {

        Responsible() {
            super("S07", "policy", "share", EVERY_SIZE, 1, 0.8);
        }

        @Override
        Reading read(Ground ground) {
            if (ground.isYoung()) {
                return Reading.unknown("notDue");
            }
            var needed = ProgrammeTeam.needed(ground.profile());
            long filled = needed.entrySet().stream()
                    .mapToLong(kind -> Math.min(kind.getValue(), accepted(ground, kind.getKey())))
                    .sum();
            var processes = ground.all(ProgrammeModel.PROCESS);
            long owned = processes.stream()
                    .filter(process -> process.value("processOwner") != null)
                    .count();
            var topics = ground.profile().equals("micro") ? List.<CrmRecord>of() : ground.all(ProgrammeModel.TOPIC);
            long settled =
                    topics.stream().filter(topic -> isSettled(ground, topic)).count();
            var systems = ground.profile().equals("micro") ? List.<CrmRecord>of() : ground.all(ProgrammeModel.SYSTEM);
            long kept = systems.stream()
                    .filter(system -> system.value("systemOwner") != null)
                    .count();
            // a programme without a process has nobody who answers for one
            long required =
                    needed.values().stream().mapToLong(Integer::longValue).sum()
                            + Math.max(1, processes.size())
                            + topics.size()
                            + systems.size();
            var reading = share(filled + owned + settled + kept, required, null);
            return accepted(ground, "leader") == 0
                    ? new Reading(State.ACT, reading.value(), reading.part(), reading.of(), "noLeader")
                    : reading;
        }

        private static boolean isSettled(Ground ground, CrmRecord topic) {
            var rights = ground.all(ProgrammeModel.RIGHT).stream()
                    .filter(right -> topic.id().toString().equals(right.value("topic")))
                    .map(CrmRecord::values)
                    .toList();
            return DecisionRights.standing(rights) == DecisionRights.Standing.SETTLED;
        }

        private static long accepted(Ground ground, String kind) {
            return ground.roles(kind).stream()
                    .filter(role -> role.value("acceptedAt") != null)
                    .count();
        }
    }

    /// S08: how long decisions take, in working days; the median of those of the last half year, open ones with the age
    /// they have.
    static final class Deciding extends Gauge {

        private static final int DAYS = 180;

        Deciding() {
            super("S08", "policy", "days", FROM_SMALL, 5, 10);
        }

        @Override
        Reading read(Ground ground) {
            var ages = ground.all(ProgrammeModel.DECISION).stream()
                    .flatMap(decision -> age(ground, decision).stream())
                    .sorted()
                    .toList();
            return ages.isEmpty()
                    ? Reading.unknown("nothingYet")
                    : figure(BigDecimal.valueOf(ages.get((ages.size() - 1) / 2)), null);
        }

        private static Optional<Long> age(Ground ground, CrmRecord decision) {
            var asked = Ground.day(decision.value("askedOn"));
            var decided = Objects.requireNonNullElse(Ground.day(decision.value("decidedOn")), ground.today());
            return asked == null || decided.isBefore(ground.today().minusDays(DAYS))
                    ? Optional.empty()
                    : Optional.of(workingDays(asked, decided));
        }
    }

    /// Working days after one day up to another; Saturdays and Sundays are none.
    static long workingDays(LocalDate from, LocalDate to) {
        return from.isBefore(to)
                ? from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                        .count()
                : 0;
    }

    /// S11: groups whose work changes within sixty days, and that were asked at least thirty days before.
    static final class Involvement extends Gauge {

        private static final int AHEAD = 60;
        private static final int BEFORE = 30;
        private static final int FEWEST = 2;
        private static final double SHARE = 0.05;

        Involvement() {
            super("S11", "people", "share", EVERY_SIZE, 1, 0.7);
        }

        @Override
        Reading read(Ground ground) {
            var today = ground.today();
            var due = ground.all(ProgrammeModel.ROLE_GROUP).stream()
                    .filter(group -> isWithin(Ground.day(group.value("startsOn")), today, today.plusDays(AHEAD)))
                    .toList();
            if (due.isEmpty()) {
                return Reading.unknown(ground.all(ProgrammeModel.ROLE_GROUP).isEmpty() ? "nothingYet" : "notDue");
            }
            return share(due.stream().filter(group -> wasAsked(ground, group)).count(), due.size(), null);
        }

        private static boolean wasAsked(Ground ground, CrmRecord group) {
            var starts = Objects.requireNonNull(Ground.day(group.value("startsOn")));
            double asked = ground.all(ProgrammeModel.INVOLVEMENT).stream()
                    .filter(each -> group.id().toString().equals(each.value("roleGroup")))
                    .filter(each -> isInTime(each, starts))
                    .mapToDouble(each -> number(each.value("headcount")))
                    .sum();
            return asked >= Math.max(FEWEST, SHARE * number(group.value("headcount")));
        }

        private static boolean isInTime(CrmRecord involvement, LocalDate starts) {
            var held = Ground.day(involvement.value("heldOn"));
            return held != null && !held.isAfter(starts.minusDays(BEFORE));
        }
    }

    /// The part of what a line or a benefit plans whose days have passed, evenly over its days.
    static double toDate(Ground ground, CrmRecord plan) {
        double planned = amount(plan.value("planned"));
        var from = Ground.day(plan.value("fromDay"));
        var to = Ground.day(plan.value("toDay"));
        if (from == null || to == null || !to.isAfter(from)) {
            return isAfter(from, ground.today()) ? 0 : planned;
        }
        double passed = ChronoUnit.DAYS.between(from, ground.today()) + 1.0;
        return planned * Math.clamp(passed / (ChronoUnit.DAYS.between(from, to) + 1.0), 0, 1);
    }

    private static boolean isAfter(@Nullable LocalDate day, LocalDate today) {
        return day != null && day.isAfter(today);
    }

    static double amount(@Nullable Object money) {
        return money instanceof Map<?, ?> map ? number(map.get("amount")) : 0;
    }

    static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    /// S14: how good the records are, for each kind of them by itself; the worst one counts.
    static final class BadData extends Gauge {

        private static final int FEW = 20;
        private static final List<String> LOOKED_AT = List.of("companies", "people", "deals");

        BadData() {
            super("S14", "technology", "share", EVERY_SIZE, 0.85, 0.7);
        }

        @Override
        Reading read(Ground ground) {
            return LOOKED_AT.stream()
                    .flatMap(address -> ground.quality(address).filter(report -> report.looked() >= FEW).stream()
                            .map(report -> figure(goodness(ground, address, report), address)))
                    .min(Comparator.comparing(Reading::value, Comparator.nullsLast(Comparator.naturalOrder())))
                    .orElseGet(() -> Reading.unknown("tooFew"));
        }

        /// 0.30 complete where it matters, 0.25 valid, 0.20 unique, 0.25 fresh.
        private static BigDecimal goodness(Ground ground, String address, Report report) {
            var deciding = ground.model().objects().stream()
                    .filter(object -> object.address().equals(address))
                    .findFirst()
                    .map(ObjectType::listFields)
                    .orElse(List.of());
            double looked = report.looked();
            double complete = report.fields().stream()
                    .filter(field -> deciding.contains(field.field()))
                    .mapToDouble(field -> field.filled() / looked)
                    .average()
                    .orElse(1);
            double wrong = report.fields().stream()
                    .flatMap(field -> field.findings().stream())
                    .mapToInt(finding -> finding.count())
                    .sum();
            double duplicates = Objects.requireNonNullElse(report.duplicates(), 0);
            return BigDecimal.valueOf(0.3 * complete
                            + 0.25 * Math.max(0, 1 - wrong / looked)
                            + 0.2 * Math.max(0, 1 - duplicates / looked)
                            + 0.25 * (1 - report.stale() / looked))
                    .setScale(4, RoundingMode.HALF_UP);
        }
    }

    /// S23: fields one has to fill in before anything is saved; the form that asks for most counts.
    static final class Coercion extends Gauge {

        Coercion() {
            super("S23", "policy", "count", EVERY_SIZE, 5, 8);
        }

        @Override
        Reading read(Ground ground) {
            return ground.model().objects().stream()
                    .filter(object -> !object.isRetired())
                    .map(object -> Map.entry(object.address(), required(object)))
                    .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(most -> figure(BigDecimal.valueOf(most.getValue()), most.getKey()))
                    .orElseGet(() -> Reading.unknown("nothingYet"));
        }

        private static long required(ObjectType object) {
            return object.liveFields().values().stream()
                    .filter(FieldDefinition::isRequired)
                    .filter(field -> !field.isReadOnly() && field.defaultValue() == null)
                    .count();
        }
    }

    /// S32: what was spent against what was planned up to today, in the workspace's currency.
    static final class Budget extends Gauge {

        private static final double CARE = 0.15;
        /// What is not for software: training and support, and good data.
        private static final Set<String> CARING = Set.of("data", "change", "support");

        Budget() {
            super("S32", "policy", "share", FROM_SMALL, 1.1, 1.25);
        }

        @Override
        Reading read(Ground ground) {
            var lines = ground.all(ProgrammeModel.BUDGET_LINE);
            double planned =
                    lines.stream().mapToDouble(line -> toDate(ground, line)).sum();
            if (planned <= 0) {
                return Reading.unknown(lines.isEmpty() ? "nothingYet" : "notDue");
            }
            var costs = ground.all(ProgrammeModel.COST).stream()
                    .filter(cost -> !isAfter(Ground.day(cost.value("spentOn")), ground.today()))
                    .toList();
            double spent = costs.stream()
                    .mapToDouble(cost -> amount(cost.value("amount")))
                    .sum();
            var reading = figure(BigDecimal.valueOf(spent / planned), null);
            double all = lines.stream()
                    .mapToDouble(line -> amount(line.value("planned")))
                    .sum();
            double care = lines.stream()
                    .filter(line -> line.value("kind") instanceof String kind && CARING.contains(kind))
                    .mapToDouble(line -> amount(line.value("planned")))
                    .sum();
            return reading.state() == State.OK && care < CARE * all
                    ? new Reading(State.WATCH, reading.value(), null, null, "littleCare")
                    : reading;
        }
    }

    /// S35: whether those who say what hinders them hear the outcome in words, and whether somebody decides in time.
    static final class Deafness extends Gauge {

        Deafness() {
            super("S35", "people", "share", EVERY_SIZE, 0.9, 0.7);
        }

        private static final double LATE_WATCH = 0.1;
        private static final double LATE_ACT = 0.25;

        @Override
        Reading read(Ground ground) {
            var requests = ground.all(VoiceDeclarations.REQUEST);
            var closed = requests.stream()
                    .filter(request -> isThere(request, "closedAt"))
                    .toList();
            long late = requests.stream()
                    .filter(request -> !isThere(request, "triagedAt") && isPast(ground, request))
                    .count();
            if (closed.isEmpty() && late == 0) {
                return Reading.unknown(requests.isEmpty() ? "nothingYet" : "notDue");
            }
            var untriaged = untriaged(late, requests.size());
            if (closed.isEmpty()) {
                return untriaged;
            }
            long told = closed.stream()
                    .filter(request -> isThere(request, "answer"))
                    .count();
            var reading = share(told, closed.size(), null);
            boolean isLateWorse = untriaged.state() == State.ACT && reading.state() != State.ACT
                    || untriaged.state() == State.WATCH && reading.state() == State.OK;
            return isLateWorse ? untriaged : reading;
        }

        private static boolean isPast(Ground ground, CrmRecord request) {
            var last = Ground.day(request.value("answerBy"));
            return last != null && last.isBefore(ground.today());
        }

        private static Reading untriaged(long late, long all) {
            double share = (double) late / all;
            var state = share > LATE_ACT ? State.ACT : share > LATE_WATCH ? State.WATCH : State.OK;
            var value = BigDecimal.valueOf(share).setScale(4, RoundingMode.HALF_UP);
            return new Reading(state, value, late, all, "untriaged");
        }
    }

    /// S36: days since something that was tried out was decided on; a trial beyond its last day is red at once.
    static final class FailFast extends Gauge {

        FailFast() {
            super("S36", "process", "days", FROM_SMALL, 60, 120);
        }

        @Override
        Reading read(Ground ground) {
            var pilots = ground.all(ProgrammeModel.PILOT);
            if (pilots.stream().anyMatch(pilot -> isPast(ground, pilot))) {
                return new Reading(State.ACT, null, null, null, "pastDate");
            }
            return pilots.stream()
                    .map(pilot -> Ground.day(pilot.value("decidedOn")))
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .map(last -> figure(BigDecimal.valueOf(ChronoUnit.DAYS.between(last, ground.today())), null))
                    .map(reading -> reading.state() == State.ACT
                            ? new Reading(State.WATCH, reading.value(), null, null, null) // only a past date is red
                            : reading)
                    .orElseGet(() -> Reading.unknown(pilots.isEmpty() ? "nothingYet" : "notDue"));
        }

        private static boolean isPast(Ground ground, CrmRecord pilot) {
            var last = Ground.day(pilot.value("decideBy"));
            return "running".equals(pilot.value("status")) && last != null && last.isBefore(ground.today());
        }
    }
}
