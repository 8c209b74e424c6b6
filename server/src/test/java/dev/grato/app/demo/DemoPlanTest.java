package dev.grato.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.customers.CustomersModel;
import dev.grato.model.Faults;
import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.model.types.StandardFieldTypes;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.Mutation;
import dev.grato.sales.SalesModel;
import dev.grato.sales.StandardPipeline;
import dev.grato.service.ServiceModel;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPlanTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
    private static final Northwind DATA = Northwind.read();
    private static final Map<String, UUID> ROLES =
            Map.of("manager", new UUID(1, 1), "seller", new UUID(1, 2), "service", new UUID(1, 3));
    private static final Instant SUNDAY = Instant.parse("2026-11-22T05:10:15.123456Z");
    private static final Map<String, ObjectType> OBJECTS = objects();

    private static final String EVERY_WEEKDAY = """
            2026-11-22T05:10:15.123456Z 2026-11-23T09:00:00Z 2026-11-24T00:30:00Z 2026-11-25T12:00:00Z
            2026-11-26T15:00:00Z 2026-11-27T21:59:00Z 2026-11-28T10:00:00Z 2028-02-29T10:00:00Z""";

    @Test
    void holdsTheWholeOfNorthwind() {
        var creates = creates(plan(SUNDAY));
        assertThat(creates.get("company")).hasSize(91 + 29 + 6);
        assertThat(creates.get("product")).hasSize(77);
        assertThat(creates.get("user")).hasSize(9);
        assertThat(creates.get("document").stream()
                        .filter(document -> "order".equals(document.values().get("kind"))))
                .hasSize(830);
        assertThat(creates.get("document").stream()
                        .filter(document -> "invoice".equals(document.values().get("kind"))))
                .hasSize(830 - 21);
        var orders = new HashSet<Object>();
        creates.get("document").stream()
                .filter(document -> "order".equals(document.values().get("kind")))
                .forEach(document -> orders.add(document.id().toString()));
        assertThat(creates.get("documentLine").stream()
                        .filter(line -> orders.contains(line.values().get("document"))))
                .hasSize(2155);
        assertThat(creates.get("interaction")).hasSizeGreaterThan(4000);
        assertThat(creates.get("deal")).hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void endsTodayOnAnyDayOfTheWeek(int index) {
        var now = Instant.parse(EVERY_WEEKDAY.split("\\s+")[index]);
        var today = LocalDate.ofInstant(now, ZONE);
        var issued = creates(plan(now)).get("document").stream()
                .filter(document -> "order".equals(document.values().get("kind")))
                .map(document ->
                        LocalDate.parse(document.values().get("issuedOn").toString()))
                .toList();
        assertThat(issued).allSatisfy(day -> assertThat(day).isBeforeOrEqualTo(today));
        assertThat(issued).contains(today);
        assertThat(issued.stream().filter(day -> !day.equals(today)))
                .allSatisfy(day -> assertThat(day.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void knowsNothingOfTheFutureButPlans(int index) {
        var now = Instant.parse(EVERY_WEEKDAY.split("\\s+")[index]);
        var plan = plan(now);
        var planned = Set.of("dueAt", "startsAt", "endsAt", "expectedCloseOn", "dueOn", "decideBy");
        for (var step : plan.steps()) {
            assertThat(step.occurredAt()).isBeforeOrEqualTo(now);
            for (var mutation : step.mutations()) {
                var type = OBJECTS.get(mutation.object());
                mutation.values().forEach((name, value) -> {
                    var field = type == null ? null : type.field(name).orElseThrow();
                    if (field != null && !planned.contains(name) && value != null) {
                        if (field.type().key().equals("dateTime")) {
                            assertThat(Instant.parse(value.toString()))
                                    .as("%s.%s", mutation.object(), name)
                                    .isBeforeOrEqualTo(step.occurredAt());
                        } else if (field.type().key().equals("date")) {
                            assertThat(LocalDate.parse(value.toString()))
                                    .isBeforeOrEqualTo(LocalDate.ofInstant(now, ZONE));
                        }
                    }
                });
            }
        }
        assertThat(plan.steps().stream().map(DemoPlan.Step::occurredAt)).isSorted();
    }

    @Test
    void pointsOnlyAtWhatWasWrittenBefore() {
        var known = new HashSet<String>();
        known.add("pipeline/" + StandardPipeline.ID);
        StandardPipeline.STAGES.forEach(stage -> known.add("stage/" + stage.id()));
        for (var step : plan(SUNDAY).steps()) {
            for (var mutation : step.mutations()) {
                boolean isNew = known.add(mutation.object() + "/" + mutation.id());
                assertThat(isNew).as("%s", mutation).isEqualTo(mutation.kind() == Mutation.Kind.CREATE);
                targets(mutation)
                        .forEach(target -> assertThat(known.contains(target))
                                .as("%s at %s", mutation, target)
                                .isTrue());
            }
        }
    }

    @Test
    void sendsOnlyValuesThatTheFieldsTake() {
        var context = new ValueContext("EUR", "IT", Locale.ENGLISH, LocalDate.ofInstant(SUNDAY, ZONE));
        for (var mutation : mutations(plan(SUNDAY))) {
            var type = OBJECTS.get(mutation.object());
            if (type == null) {
                continue;
            }
            mutation.values().forEach((name, value) -> {
                var field = type.field(name).orElseThrow(() -> new AssertionError(mutation.object() + "." + name));
                var faults = new Faults();
                if (value != null) {
                    field.type().accept(value, field, context, faults);
                }
                assertThat(faults.found())
                        .as("%s.%s = %s", mutation.object(), name, value)
                        .isEmpty();
            });
            if (mutation.kind() == Mutation.Kind.CREATE) {
                type.liveFields().values().stream()
                        .filter(field -> field.isRequired())
                        .forEach(field -> assertThat(mutation.values().get(field.name()))
                                .as("%s.%s", mutation.object(), field.name())
                                .isNotNull());
            }
        }
    }

    @Test
    void keepsTheLawsOfDealsAndCases() {
        var deals = new HashMap<UUID, Map<String, Object>>();
        for (var mutation : mutations(plan(SUNDAY))) {
            if (mutation.object().equals("deal")) {
                var deal = deals.computeIfAbsent(mutation.id(), id -> new HashMap<>());
                deal.putAll(mutation.values());
                boolean isLost = StandardPipeline.LOST.id().toString().equals(deal.get("stage"));
                boolean isWon = StandardPipeline.WON.id().toString().equals(deal.get("stage"));
                assertThat(deal.get("lostReason") != null).isEqualTo(isLost);
                assertThat(deal.get("closedOn") != null).isEqualTo(isLost || isWon);
            }
        }
        var stages = new TreeMap<String, Integer>();
        deals.values().forEach(deal -> stages.merge(deal.get("stage").toString(), 1, Integer::sum));
        assertThat(stages).as("every stage has deals").hasSize(6);
    }

    @Test
    void isTheSameEveryTimeAndKeepsItsIdsOnOtherDays() {
        assertThat(plan(SUNDAY).steps()).isEqualTo(plan(SUNDAY).steps());
        var ids = new HashSet<UUID>();
        creates(plan(SUNDAY)).getOrDefault("document", List.of()).forEach(document -> ids.add(document.id()));
        var later = creates(plan(SUNDAY.plusSeconds(86_400 * 3))).get("document");
        assertThat(later).allSatisfy(document -> assertThat(ids).contains(document.id()));
        assertThat(ids).allSatisfy(id -> assertThat(id.version()).isEqualTo(7));
    }

    @Test
    void beginsAndEndsWithTheRecordsThatTellWhetherItIsLoaded() {
        var steps = plan(SUNDAY).steps();
        assertThat(steps.getFirst().mutations().getFirst().id()).isEqualTo(DemoPlan.firstRecord());
        assertThat(steps.getFirst().occurredAt()).isEqualTo(SUNDAY.minus(java.time.Duration.ofDays(DemoPlan.DAYS)));
        assertThat(steps.getLast().mutations()).anyMatch(last -> last.id().equals(DemoPlan.lastRecord()));
    }

    @Test
    void hasSixtyPeopleAndALongerProgrammeWhereItIsLarge() {
        var small = creates(plan(SUNDAY));
        var large = creates(plan(SUNDAY, true));
        assertThat(large.get("user")).hasSize(60);
        assertThat(large.get("user").stream().map(user -> user.values().get("email")))
                .doesNotHaveDuplicates()
                .allMatch(email -> email.toString().matches("[a-z.]+@northwind\\.example"));
        assertThat(large.get("document")).hasSameSizeAs(small.get("document"));
        assertThat(large.get(ProgrammeModel.PROGRAMME).getFirst().values().get("profile"))
                .isEqualTo("full");
        assertThat(large.get(ProgrammeModel.PILOT)).hasSize(3);
        assertThat(large.get(ProgrammeModel.RING_MEMBER)).hasSize(7);
    }

    @Test
    void givesEveryCustomerATimeline() {
        var talks = new HashMap<Object, Integer>();
        creates(plan(SUNDAY))
                .get("interaction")
                .forEach(talk -> talks.merge(talk.values().get("company"), 1, Integer::sum));
        assertThat(talks).hasSize(91);
    }

    private static DemoPlan plan(Instant now) {
        return plan(now, false);
    }

    private static DemoPlan plan(Instant now, boolean isLarge) {
        return DemoPlan.of(DATA, new DemoPlan.Setting(now, ZONE, ROLES, isLarge));
    }

    private static List<Mutation> mutations(DemoPlan plan) {
        return plan.steps().stream().flatMap(step -> step.mutations().stream()).toList();
    }

    private static Map<String, List<Mutation>> creates(DemoPlan plan) {
        var creates = new HashMap<String, List<Mutation>>();
        mutations(plan).stream()
                .filter(mutation -> mutation.kind() == Mutation.Kind.CREATE)
                .forEach(mutation -> creates.computeIfAbsent(mutation.object(), name -> new ArrayList<>())
                        .add(mutation));
        return creates;
    }

    private static Stream<String> targets(Mutation mutation) {
        var type = OBJECTS.get(mutation.object());
        if (type == null) {
            return Stream.of();
        }
        return mutation.values().entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .flatMap(entry -> {
                    var field = type.field(entry.getKey()).orElseThrow();
                    if (field.type().key().equals("polymorphicRelation")) {
                        var link = (Map<?, ?>) entry.getValue();
                        return Stream.of(link.get("object") + "/" + link.get("id"));
                    }
                    return field.type().isRelation() ? Stream.of(field.target() + "/" + entry.getValue()) : Stream.of();
                });
    }

    private static Map<String, ObjectType> objects() {
        var objects = new HashMap<String, ObjectType>();
        for (var model : List.<ModelContribution>of(
                new CustomersModel(),
                new SalesModel(),
                new ServiceModel(),
                new ProgrammeModel(),
                new VoiceDeclarations())) {
            model.objects().forEach(object -> objects.put(object.name(), object.build(StandardFieldTypes.all())));
        }
        return objects;
    }
}
