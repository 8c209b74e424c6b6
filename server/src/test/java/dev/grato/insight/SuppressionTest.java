package dev.grato.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.grato.insight.Cell.Address;
import dev.grato.insight.Published.Band;
import dev.grato.insight.Published.Count;
import dev.grato.insight.Published.Extreme;
import dev.grato.insight.Published.Reason;
import dev.grato.insight.Published.Share;
import dev.grato.insight.Published.Withheld;
import dev.grato.insight.Thresholds.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    private static final Metric READY = new Metric("ring-readiness", Metric.Kind.SHARE);
    private static final Metric REPORTS = new Metric("friction", Metric.Kind.COUNT);
    private static final IntUnaryOperator HALF = person -> person % 2;

    private final Suppression suppression = new Suppression(new Thresholds(5));

    @Test
    void r11RefusesPeriodsOtherThanIsoWeeks() {
        assertThatThrownBy(() -> new Address(READY, Dimension.UNIT, "north", "2026-11"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void r12NeedsEnoughPeopleOnEitherSide() {
        assertThat(tell(cell(READY, "four", 0, 4, HALF))).isEqualTo(new Withheld(Reason.TOO_FEW));
        assertThat(tell(cell(READY, "nobody", 100, 115, any -> 0))).isEqualTo(new Withheld(Reason.TOO_FEW));
        assertThat(tell(cell(READY, "all", 200, 215, any -> 1))).isEqualTo(new Withheld(Reason.TOO_FEW));
        assertThat(tell(cell(READY, "ten", 300, 310, HALF))).isEqualTo(new Share(50, Band.FROM_10));
    }

    @Test
    void r12HasAFloorAndStrictCountriesAndAudiences() {
        assertThatThrownBy(() -> new Thresholds(4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Thresholds.of(Audience.PROGRAMME, "ES").k()).isEqualTo(5);
        assertThat(Thresholds.of(Audience.LINE_MANAGER, "ES").k()).isEqualTo(10);
        assertThat(Thresholds.of(Audience.READERS_OF_TEXT, "ES").k()).isEqualTo(10);
        assertThat(Thresholds.of(Audience.PROGRAMME, "DE").k()).isEqualTo(10);
        assertThat(Thresholds.of(Audience.PROGRAMME, "IT").k()).isEqualTo(10);
    }

    @Test
    void r13HoldsBackAChildThatLeavesASmallRemainder() {
        var whole = new Cell(new Address(READY, Dimension.ALL, "all", "2026-W48"), members(0, 40, HALF));
        var child = cell(READY, "child", 0, 37, HALF);
        var told = suppression.publish(List.of(child, whole), 40);
        assertThat(told.get(whole.address())).isEqualTo(new Share(50, Band.FROM_20));
        assertThat(told.get(child.address())).isEqualTo(new Withheld(Reason.WOULD_TELL_BY_DIFFERENCE));
    }

    @Test
    void r14HoldsBackTheNextSmallestSiblingToo() {
        var whole = new Cell(new Address(READY, Dimension.ALL, "all", "2026-W48"), members(0, 53, HALF));
        var cells = new ArrayList<>(List.of(whole));
        cells.add(cell(READY, "tiny", 50, 53, HALF));
        cells.add(cell(READY, "small", 38, 50, HALF));
        cells.add(cell(READY, "large", 0, 38, HALF));
        var told = suppression.publish(cells, 53);
        assertThat(told.get(cells.get(1).address())).isInstanceOf(Withheld.class);
        assertThat(told.get(cells.get(2).address())).isEqualTo(new Withheld(Reason.WOULD_TELL_BY_DIFFERENCE));
        assertThat(told.get(cells.get(3).address())).isEqualTo(new Share(50, Band.FROM_20));
    }

    @Test
    void r15WaitsWhenAFewJoinedAGroup() {
        tell(cell(READY, "north", 0, 20, HALF));
        var next = new Cell(new Address(READY, Dimension.UNIT, "north", "2026-W49"), members(0, 22, HALF));
        assertThat(tell(next)).isEqualTo(new Withheld(Reason.GROUP_CHANGED));
        var same = new Cell(new Address(READY, Dimension.UNIT, "north", "2026-W50"), members(0, 20, HALF));
        assertThat(tell(same)).isEqualTo(new Share(50, Band.FROM_20));
    }

    @Test
    void r16TellsACellOnceAndNoGroupThatAlmostCoincides() {
        var first = tell(cell(READY, "north", 0, 20, HALF));
        assertThat(tell(cell(READY, "north", 0, 20, person -> person % 4 == 0 ? 1 : 0)))
                .isEqualTo(first);
        var almost = new Cell(new Address(READY, Dimension.ROLE_FAMILY, "sales", "2026-W48"), members(1, 21, HALF));
        assertThat(tell(almost)).isEqualTo(new Withheld(Reason.WOULD_TELL_BY_DIFFERENCE));
    }

    @Test
    void r17GivesNoFigureNearNoneOrAll() {
        assertThat(tell(cell(READY, "nobody", 0, 20, any -> 0))).isEqualTo(new Extreme(false, Band.FROM_20));
        assertThat(tell(cell(READY, "all", 20, 45, any -> 1))).isEqualTo(new Extreme(true, Band.FROM_20));
    }

    @Test
    void r17TellsTheSameGroupAgainInTheNextWeek() {
        tell(cell(READY, "north", 0, 20, HALF));
        var next = new Cell(new Address(READY, Dimension.UNIT, "north", "2026-W49"), members(0, 20, any -> 1));
        assertThat(tell(next)).isEqualTo(new Extreme(true, Band.FROM_20));
        var part = new Cell(new Address(READY, Dimension.RING, "first", "2026-W49"), members(0, 25, any -> 1));
        assertThat(tell(part)).isEqualTo(new Withheld(Reason.WOULD_TELL_BY_DIFFERENCE));
    }

    @Test
    void r18RefusesSumsThatOneOrTwoMakeUp() {
        assertThat(tell(cell(REPORTS, "one", 0, 10, person -> person == 0 ? 50 : 1)))
                .isEqualTo(new Withheld(Reason.ONE_OUTWEIGHS));
        assertThat(tell(cell(REPORTS, "two", 20, 30, person -> person < 22 ? 20 : 1)))
                .isEqualTo(new Withheld(Reason.ONE_OUTWEIGHS));
    }

    @Test
    void r19RoundsAndR20GivesTheSizeAsABand() {
        assertThat(tell(cell(REPORTS, "few", 0, 8, any -> 1))).isEqualTo(new Count(10, Band.FROM_5));
        assertThat(tell(cell(READY, "some", 100, 121, HALF))).isEqualTo(new Share(50, Band.FROM_20));
        assertThat(tell(cell(READY, "many", 200, 260, person -> person < 223 ? 1 : 0)))
                .isEqualTo(new Share(38, Band.FROM_50));
    }

    @Test
    void r21TellsNothingInASmallOrganisation() {
        var cell = cell(READY, "all", 0, 14, HALF);
        assertThat(suppression.publish(List.of(cell), 14).get(cell.address()))
                .isEqualTo(new Withheld(Reason.SMALL_ORGANISATION));
    }

    private Published tell(Cell cell) {
        return suppression.publish(List.of(cell), 60).values().iterator().next();
    }

    private static Cell cell(Metric metric, String group, int from, int to, IntUnaryOperator value) {
        return new Cell(new Address(metric, Dimension.UNIT, group, "2026-W48"), members(from, to, value));
    }

    private static TreeMap<Integer, Integer> members(int from, int to, IntUnaryOperator value) {
        var members = new TreeMap<Integer, Integer>();
        for (var person = from; person < to; person++) {
            members.put(person, value.applyAsInt(person));
        }
        return members;
    }
}
