package dev.grato.programme.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Staff;
import dev.grato.Staff.Member;
import dev.grato.TestServer;
import dev.grato.programme.ProgrammeModel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Objectives are measured on the records there are, all of them, and say why where they cannot be.
class MeasuresTest {

    private TestServer.World world;
    private Staff staff;
    private Member leader;
    private Member seller;

    @BeforeEach
    void hire() {
        world = TestServer.running().world();
        staff = new Staff(world);
        leader = staff.hire("Lena", "administrator");
        var own = new HashMap<String, Object>();
        List.of("read", "create", "write", "delete").forEach(action -> own.put(action + "Scope", "own"));
        seller = staff.hire("Sara", staff.role("Own", own), null);
        deal("Small", "40.50", "EUR");
        deal("Large", "100", "EUR");
        deal("Other", "7", "EUR");
    }

    private void deal(String name, String amount, String currency) {
        staff.create("deal", Map.of("name", name, "amount", Map.of("amount", amount, "currency", currency)));
    }

    private UUID objective(Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of("name", "More", "kpiObject", "deals"));
        values.putAll(more);
        return staff.create(ProgrammeModel.OBJECTIVE, values);
    }

    private Map<String, Object> measured(UUID objective) {
        assertThat(leader.post("/programme/measures/" + objective, Map.of()).status())
                .isEqualTo(204);
        return leader.get("/objectives/" + objective).json();
    }

    private static double value(Map<String, Object> objective) {
        return Double.parseDouble(String.valueOf(objective.get("kpiValue")));
    }

    @Test
    void countsAddsAndAveragesWhatAFilterMeans() {
        assertThat(value(measured(objective(Map.of("kpiMeasure", "count"))))).isEqualTo(3);
        var filter = Map.of("field", "name", "op", "in", "value", List.of("Small", "Large"));
        var some = objective(Map.of("kpiMeasure", "sum", "kpiField", "amount", "kpiFilter", filter));
        assertThat(value(measured(some))).isEqualTo(140.5);
        assertThat(measured(some).get("kpiReadOn")).isNotNull();
        var mean = objective(Map.of("kpiMeasure", "average", "kpiField", "amount"));
        assertThat(value(measured(mean))).isEqualTo(49.1666666667);
        var none = objective(
                Map.of("kpiMeasure", "count", "kpiFilter", Map.of("field", "name", "op", "eq", "value", "Nobody's")));
        assertThat(value(measured(none))).isZero();
    }

    @Test
    void saysWhyWhereItCannotBeMeasured() {
        assertThat(problem(Map.of("kpiMeasure", "count", "kpiObject", "unicorns")))
                .isEqualTo("noList");
        assertThat(problem(Map.of("kpiMeasure", "sum", "kpiField", "shoe"))).isEqualTo("noField");
        assertThat(problem(Map.of("kpiMeasure", "sum"))).isEqualTo("noField");
        assertThat(problem(Map.of("kpiMeasure", "sum", "kpiField", "name"))).isEqualTo("noNumber");
        var filter = Map.of("field", "shoe", "op", "eq", "value", 1);
        assertThat(problem(Map.of("kpiMeasure", "count", "kpiFilter", filter))).isEqualTo("badFilter");
        assertThat(problem(Map.of("kpiMeasure", "count", "kpiFilter", List.of(1))))
                .isEqualTo("badFilter");
        deal("Abroad", "5", "USD");
        assertThat(problem(Map.of("kpiMeasure", "sum", "kpiField", "amount"))).isEqualTo("severalCurrencies");

        // what was known stays, and the reason goes once it can be measured again
        var objective = objective(Map.of("kpiMeasure", "count"));
        measured(objective);
        staff.change(ProgrammeModel.OBJECTIVE, objective, Map.of("kpiObject", "unicorns"));
        assertThat(value(measured(objective))).isEqualTo(4);
        assertThat(measured(objective).get("kpiProblem")).isEqualTo("noList");
        staff.change(ProgrammeModel.OBJECTIVE, objective, Map.of("kpiObject", "deal"));
        assertThat(measured(objective).get("kpiProblem")).isNull();
    }

    private Object problem(Map<String, Object> more) {
        return measured(objective(more)).get("kpiProblem");
    }

    @Test
    void isMeasuredByTheJobOnceADayAndKeepsTheSeries() {
        var objective = objective(Map.of("kpiMeasure", "count"));
        var byHand = staff.create(ProgrammeModel.OBJECTIVE, Map.of("name", "By hand", "kpiValue", 5));
        var service = world.server().bean(MeasureService.class);
        var now = Instant.now();
        service.measure(world.workspace(), now.minus(Duration.ofDays(1)));
        deal("Fourth", "1", "EUR");
        service.measure(world.workspace(), now);
        service.measure(world.workspace(), now);
        var items = (List<?>) seller.get("/programme/measures").json().get("items");
        var points = items.stream()
                .map(item -> (Map<?, ?>) item)
                .filter(item -> objective.toString().equals(item.get("objective")))
                .flatMap(item -> ((List<?>) item.get("points")).stream())
                .map(point -> String.valueOf(((Map<?, ?>) point).get("value")))
                .toList();
        assertThat(points).containsExactly("3", "4");
        assertThat(value(leader.get("/objectives/" + byHand).json())).isEqualTo(5);
    }

    @Test
    void isAskedForByThoseWhoLead() {
        var objective = objective(Map.of("kpiMeasure", "count"));
        assertThat(seller.post("/programme/measures/" + objective, Map.of()).status())
                .isEqualTo(403);
        assertThat(leader.post("/programme/measures/" + UUID.randomUUID(), Map.of())
                        .status())
                .isEqualTo(404);
    }
}
