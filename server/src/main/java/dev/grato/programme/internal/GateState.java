package dev.grato.programme.internal;

import dev.grato.platform.Actor;
import dev.grato.programme.DecisionRights;
import dev.grato.programme.Gates;
import dev.grato.programme.Gates.Gate;
import dev.grato.programme.Gates.Item;
import dev.grato.programme.Gates.Passed;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Records;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the gates ask for, as it stands on one day.
final class GateState {

    /// More of an object than any programme has.
    static final int ALL = 500;

    private static final List<String> STRATEGY =
            List.of("winStrategy", "monetiseStrategy", "retainStrategy", "letGoStrategy");
    private static final List<String> CASE =
            List.of("whatFor", "whereUsed", "whereNot", "budget", "benefits", "byWhen");
    /// The fewest members of each ring, r0 first [D].
    private static final List<Integer> FEWEST = List.of(5, 5, 1, 1, 1);
    private static final int FIRST_RING = Gates.ORDER.indexOf("r0");

    private final Records records;
    private final Actor system;
    private final CrmRecord programme;
    private final LocalDate today;
    private final Map<String, List<CrmRecord>> loaded = new HashMap<>();

    GateState(Records records, Actor system, CrmRecord programme, LocalDate today) {
        this.records = records;
        this.system = system;
        this.programme = programme;
        this.today = today;
    }

    List<Gate> gates() {
        return Gates.ORDER.stream()
                .map(code -> new Gate(code, items(code), passed(code)))
                .toList();
    }

    private List<CrmRecord> all(String object) {
        return loaded.computeIfAbsent(
                object, name -> records.query(system, Query.of(name, null, ALL)).items());
    }

    private List<Item> items(String code) {
        return switch (code) {
            case "g0" -> strategy();
            case "g1" -> ready();
            default -> ring(code);
        };
    }

    private List<Item> strategy() {
        return List.of(
                must("strategyWritten", written(STRATEGY), STRATEGY.size()),
                must("strategySigned", isSigned(STRATEGY, false)),
                should("objectiveThere", !all(ProgrammeModel.OBJECTIVE).isEmpty()));
    }

    private List<Item> ready() {
        boolean isMicro = "micro".equals(Objects.requireNonNullElse(programme.value("profile"), "micro"));
        var needed = ProgrammeTeam.needed(programme.value("profile"));
        long accepted = needed.entrySet().stream()
                .mapToLong(kind -> Math.min(kind.getValue(), accepted(kind.getKey())))
                .sum();
        long names = needed.values().stream().mapToLong(Integer::longValue).sum();
        var processes = all(ProgrammeModel.PROCESS);
        long owned = processes.stream()
                .filter(process -> process.value("processOwner") != null)
                .count();
        var topics = all(ProgrammeModel.TOPIC);
        long settled = topics.stream().filter(this::isSettled).count();
        var rights = new Item("rightsSettled", !isMicro, !topics.isEmpty() && settled == topics.size(), settled, (long)
                topics.size());
        return List.of(
                must("caseWritten", written(CASE), CASE.size()),
                must("caseSigned", isSigned(CASE, !isMicro)),
                must("namesAccepted", accepted, names),
                must("processesOwned", owned, Math.max(1, processes.size())),
                rights,
                must("covenantWritten", programme.value("covenant") != null),
                must("dpiaThere", programme.value("dpia") != null),
                should("referencesAsked", programme.value("referenceTalks") != null));
    }

    private long written(List<String> fields) {
        return fields.stream().filter(field -> programme.value(field) != null).count();
    }

    private long accepted(String kind) {
        return all(ProgrammeModel.ROLE).stream()
                .filter(role -> kind.equals(role.value("kind")) && role.value("acceptedAt") != null)
                .count();
    }

    /// Whether somebody has signed what stands there today; the sponsor, where one is needed.
    private boolean isSigned(List<String> fields, boolean bySponsor) {
        var sponsors = all(ProgrammeModel.ROLE).stream()
                .filter(role -> "sponsor".equals(role.value("kind")) && role.value("acceptedAt") != null)
                .map(role -> role.value("user"))
                .toList();
        return written(fields) > 0
                && all(ProgrammeModel.SIGNATURE).stream()
                        .filter(signature -> !bySponsor
                                || signature.value("user") != null && sponsors.contains(signature.value("user")))
                        .anyMatch(signature -> signature.value("wording") instanceof Map<?, ?> wording
                                && fields.stream()
                                        .allMatch(field -> Objects.equals(wording.get(field), programme.value(field))));
    }

    private boolean isSettled(CrmRecord topic) {
        var rights = all(ProgrammeModel.RIGHT).stream()
                .filter(right -> isOf(right, "topic", topic))
                .map(CrmRecord::values)
                .toList();
        return DecisionRights.standing(rights) == DecisionRights.Standing.SETTLED;
    }

    private List<Item> ring(String code) {
        int at = Gates.ORDER.indexOf(code) - FIRST_RING;
        var ring = ringOf(code);
        var items = new ArrayList<Item>();
        long members = ring.map(this::members).orElse(0L);
        items.add(must("membersThere", members, FEWEST.get(at)));
        if (at == 0) {
            items.add(should("doubtsThere", isSeatFilled("sceptic")));
        } else {
            before(Gates.ORDER.get(FIRST_RING + at - 1), items);
        }
        var judged = ring.flatMap(this::pilotOf).map(this::criteriaOf).orElse(List.of());
        items.add(must("successSaid", isSaid(judged, "success")));
        items.add(must("stopSaid", isSaid(judged, "kill")));
        items.add(should("harmSaid", isSaid(judged, "guardrail")));
        return items;
    }

    /// What the ring before has to show.
    private void before(String code, List<Item> items) {
        var ring = ringOf(code);
        var pilot = ring.flatMap(this::pilotOf);
        var criteria = pilot.map(this::criteriaOf).orElse(List.of());
        var weeks = ring.map(this::weeks).orElse(0L);
        long least = ring.map(each -> number(each.value("minimumWeeks"))).orElse(1L);
        items.add(new Item("longEnough", true, ring.isPresent() && weeks >= least, weeks, least));
        items.add(must(
                "beforeGoesOn",
                pilot.map(each -> "promoted".equals(each.value("status"))).orElse(false)));
        items.add(must("nothingToStop", criteria.stream().noneMatch(each -> isOf("kill", each) && isReached(each))));
        var hoped = criteria.stream().filter(each -> isOf("success", each)).toList();
        items.add(
                should("successReached", hoped.stream().filter(this::isReached).count(), hoped.size()));
    }

    private Optional<CrmRecord> ringOf(String code) {
        return all(ProgrammeModel.RING).stream()
                .filter(ring -> code.equals(ring.value("kind")))
                .findFirst();
    }

    private long members(CrmRecord ring) {
        return all(ProgrammeModel.RING_MEMBER).stream()
                .filter(member -> isOf(member, "ring", ring))
                .mapToLong(this::people)
                .sum();
    }

    /// A member by name is one; a team is as many as are in it.
    private long people(CrmRecord member) {
        if (!(member.value("team") instanceof String team)) {
            return 1;
        }
        var filter = Map.<String, Object>of(
                "and",
                List.of(
                        Map.of("field", "team", "op", "eq", "value", team),
                        Map.of("field", "isActive", "op", "eq", "value", true)));
        return records.query(system, Query.of("user", filter, ALL)).items().size();
    }

    private Optional<CrmRecord> pilotOf(CrmRecord ring) {
        return all(ProgrammeModel.PILOT).stream()
                .filter(pilot -> isOf(pilot, "ring", ring))
                .findFirst();
    }

    private List<CrmRecord> criteriaOf(CrmRecord pilot) {
        return all(ProgrammeModel.CRITERION).stream()
                .filter(criterion -> isOf(criterion, "pilot", pilot))
                .toList();
    }

    /// Whole weeks since it began, until today or until it ended.
    private long weeks(CrmRecord ring) {
        if (!(ring.value("startsOn") instanceof String text)) {
            return 0;
        }
        var until = ring.value("endedOn") instanceof String ended ? LocalDate.parse(ended) : today;
        return Math.max(0, ChronoUnit.WEEKS.between(LocalDate.parse(text), until));
    }

    private boolean isSeatFilled(String seat) {
        return all(ProgrammeModel.ROLE).stream()
                .anyMatch(role -> seat.equals(role.value("seat")) && role.value("acceptedAt") != null);
    }

    private static boolean isSaid(List<CrmRecord> criteria, String kind) {
        return criteria.stream().anyMatch(each -> isOf(kind, each));
    }

    private static boolean isOf(String kind, CrmRecord criterion) {
        return kind.equals(criterion.value("kind"));
    }

    private static boolean isOf(CrmRecord record, String relation, CrmRecord parent) {
        return parent.id().toString().equals(record.value(relation));
    }

    private boolean isReached(CrmRecord criterion) {
        var objective = all(ProgrammeModel.OBJECTIVE).stream()
                .filter(each -> isOf(criterion, "objective", each))
                .map(CrmRecord::values)
                .findFirst();
        return Criteria.isReached(criterion.values(), objective.orElse(Map.of()));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private @Nullable Passed passed(String code) {
        return all(ProgrammeModel.REVIEW).stream()
                .filter(review -> code.equals(review.value("gate")))
                .findFirst()
                .map(review -> new Passed(
                        LocalDate.parse(String.valueOf(review.value("heldOn"))),
                        review.value("decidedBy") instanceof String user ? UUID.fromString(user) : null,
                        review.value("missing") instanceof String missing
                                ? Stream.of(missing.split(" ")).toList()
                                : List.of(),
                        review.value("exception") instanceof String exception ? exception : null))
                .orElse(null);
    }

    private static Item must(String code, boolean isDone) {
        return new Item(code, true, isDone, null, null);
    }

    private static Item must(String code, long part, long of) {
        return new Item(code, true, part >= of, part, of);
    }

    private static Item should(String code, boolean isDone) {
        return new Item(code, false, isDone, null, null);
    }

    private static Item should(String code, long part, long of) {
        return new Item(code, false, of > 0 && part >= of, part, of);
    }
}
