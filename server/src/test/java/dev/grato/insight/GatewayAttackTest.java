package dev.grato.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.insight.Cell.Address;
import dev.grato.insight.ReleaseLedger.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Attackers who know every group's members, every rule and all that was ever published, over several weeks.
///
/// The first goes through all worlds that agree with what was published: whoever is the same in all of them is found
/// out. The second solves the system of all sums exactly. Each must fail with all rules and succeed as soon as one
/// that protects from it is off.
class GatewayAttackTest {

    private static final int RUNS = 60;
    private static final Metric READY = new Metric("ring-readiness", Metric.Kind.SHARE);
    private static final Metric REPORTS = new Metric("friction", Metric.Kind.COUNT);

    @Test
    void nobodysAnswerFollowsFromAnyShares() {
        var told = 0;
        for (var seed = 0; seed < RUNS; seed++) {
            var world = new World(seed, READY);
            var published = world.publish(EnumSet.allOf(Rule.class));
            told += published.size();
            assertThat(foundOut(published)).as("seed %d", seed).isEmpty();
        }
        assertThat(told).as("something is published, or nothing was attacked").isGreaterThan(RUNS);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTRIBUTORS", "OTHER_SIDE", "DIFFERENCES", "TIME", "EXTREMES"})
    void somebodysShareFollowsWithout(Rule rule) {
        assertThat(IntStream.range(0, 4 * RUNS).anyMatch(seed -> {
                    var world = new World(seed, READY);
                    return !foundOut(world.publish(EnumSet.complementOf(EnumSet.of(rule))))
                            .isEmpty();
                }))
                .isTrue();
    }

    @Test
    void aSecondAnswerShowsWhatHasChangedWithoutOnce() {
        var ledger = new ReleaseLedger(new Thresholds(5), EnumSet.complementOf(EnumSet.of(Rule.ONCE)));
        var address = new Address(REPORTS, Dimension.UNIT, "north", "2026-W40");
        var values = new TreeMap<Integer, Integer>();
        IntStream.range(0, 10).forEach(person -> values.put(person, 8));
        var first = ledger.release(new Cell(address, values));
        values.put(0, 9);
        assertThat(ledger.release(new Cell(address, values))).isNotEqualTo(first);
    }

    @Test
    void nobodysNumberFollowsFromAnyCounts() {
        var told = 0;
        for (var seed = 0; seed < 5 * RUNS; seed++) {
            var world = new World(seed, REPORTS);
            var published = world.publish(EnumSet.allOf(Rule.class));
            told += published.size();
            assertThat(solved(published)).as("seed %d", seed).isEmpty();
            assertThat(outweighing(published)).as("seed %d", seed).isEmpty();
        }
        assertThat(told).isGreaterThan(RUNS);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIFFERENCES", "TIME"})
    void somebodysNumberFollowsWithout(Rule rule) {
        assertThat(IntStream.range(0, 5 * RUNS).anyMatch(seed -> {
                    var world = new World(seed, REPORTS);
                    return !solved(world.publish(EnumSet.complementOf(EnumSet.of(rule))))
                            .isEmpty();
                }))
                .isTrue();
    }

    @Test
    void somebodyOutweighsTheOthersWithoutDominance() {
        assertThat(IntStream.range(0, 5 * RUNS).anyMatch(seed -> {
                    var world = new World(seed, REPORTS);
                    return !outweighing(world.publish(EnumSet.complementOf(EnumSet.of(Rule.DOMINANCE))))
                            .isEmpty();
                }))
                .isTrue();
    }

    /// Who has the same value in every world that agrees with all published shares; values stay from week to week,
    /// which is the worst case.
    private static List<Integer> foundOut(Map<Cell, Published> published) {
        var masks = new ArrayList<Integer>();
        var allowed = new ArrayList<BitSet>();
        published.forEach((cell, answer) -> {
            var people = cell.values().size();
            var counts = new BitSet();
            IntStream.rangeClosed(0, people).filter(agreeing(answer, people)).forEach(counts::set);
            masks.add(cell.values().keySet().stream()
                    .mapToInt(person -> 1 << person)
                    .sum());
            allowed.add(counts);
        });
        var ever = 0;
        var always = (1 << World.PEOPLE) - 1;
        for (var candidate = 0; candidate < 1 << World.PEOPLE; candidate++) {
            var agrees = true;
            for (var at = 0; at < masks.size() && agrees; at++) {
                agrees = allowed.get(at).get(Integer.bitCount(candidate & masks.get(at)));
            }
            if (agrees) {
                ever |= candidate;
                always &= candidate;
            }
        }
        var can = ever;
        var must = always;
        return IntStream.range(0, World.PEOPLE)
                .filter(person -> (must >> person & 1) == 1 || (can >> person & 1) == 0)
                .boxed()
                .toList();
    }

    private static IntPredicate agreeing(Published answer, int people) {
        return switch (answer) {
            case Published.Share share -> count -> Math.round(100.0 * count / people / 5) * 5 == share.percent();
            case Published.Extreme extreme -> count -> extreme.high() ? count * 10 > people * 9 : count * 10 < people;
            case Published.Count count -> throw new AssertionError("A count among shares: " + count);
            case Published.Withheld withheld -> count -> true;
        };
    }

    /// Whose number is a combination of published sums, were they not even rounded; by elimination over the integers
    /// modulo a large prime.
    private static List<Integer> solved(Map<Cell, Published> published) {
        var rows = published.keySet().stream()
                .map(cell -> IntStream.range(0, World.PEOPLE)
                        .mapToLong(person -> cell.values().containsKey(person) ? 1 : 0)
                        .toArray())
                .collect(Collectors.toCollection(ArrayList::new));
        var prime = 2_147_483_647L;
        var rank = 0;
        for (var column = 0; column < World.PEOPLE && rank < rows.size(); column++) {
            var at = column;
            var from = rank;
            var pivot = IntStream.range(from, rows.size())
                    .filter(row -> rows.get(row)[at] != 0)
                    .findFirst();
            if (pivot.isEmpty()) {
                continue;
            }
            Collections.swap(rows, from, pivot.getAsInt());
            var base = rows.get(from);
            var inverse = BigInteger.valueOf(base[at])
                    .modInverse(BigInteger.valueOf(prime))
                    .longValueExact();
            for (var each = 0; each < base.length; each++) {
                base[each] = base[each] * inverse % prime;
            }
            for (var row = 0; row < rows.size(); row++) {
                var factor = rows.get(row)[at];
                if (row != from && factor != 0) {
                    for (var each = 0; each < base.length; each++) {
                        rows.get(row)[each] = Math.floorMod(rows.get(row)[each] - factor * base[each], prime);
                    }
                }
            }
            rank++;
        }
        return rows.stream()
                .map(row -> IntStream.range(0, row.length)
                        .filter(person -> row[person] != 0)
                        .boxed()
                        .toList())
                .filter(people -> people.size() == 1)
                .map(List::getFirst)
                .toList();
    }

    /// Whose number the published sum tells to within a factor of two.
    private static List<Cell> outweighing(Map<Cell, Published> published) {
        return published.keySet().stream()
                .filter(cell -> {
                    var sum = cell.values().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum();
                    return cell.values().values().stream().anyMatch(value -> value * 2 > sum);
                })
                .toList();
    }

    /// Twenty-one people, three weeks of joiners and leavers, units with sub-units, role families that almost
    /// coincide with units.
    private static final class World {

        static final int PEOPLE = 21;

        private final List<List<Cell>> weeks = new ArrayList<>();

        World(long seed, Metric metric) {
            var random = new Random(seed * 7919 + 17);
            var share = List.of(0.04, 0.5, 0.5, 0.5, 0.7, 0.97).get(random.nextInt(6));
            var values = new int[PEOPLE];
            for (var person = 0; person < PEOPLE; person++) {
                var none = random.nextDouble() > share;
                values[person] = none ? 0 : metric.kind() == Metric.Kind.SHARE ? 1 : 1 + random.nextInt(4);
            }
            if (random.nextInt(4) == 0 && metric.kind() == Metric.Kind.COUNT) {
                values[random.nextInt(PEOPLE)] = 200;
            }
            var groups = new LinkedHashMap<String, BitSet>();
            groups.put("ALL everybody", filled(0, PEOPLE - random.nextInt(3)));
            var cut = 1 + random.nextInt(PEOPLE - 1);
            groups.put("UNIT north", filled(0, cut));
            groups.put("UNIT south", filled(cut, PEOPLE));
            groups.put("UNIT south-coast", filled((cut + PEOPLE) / 2, PEOPLE));
            groups.put("ROLE_FAMILY sales", flipped(groups.get("UNIT north"), random, 3));
            groups.put("ROLE_FAMILY service", flipped(groups.get("UNIT south"), random, 3));
            groups.put("RING first", chosen(random));
            groups.put("SITE_CLASS shop", chosen(random));
            for (var week = 0; week < 3; week++) {
                var cells = new ArrayList<Cell>();
                for (var group : groups.entrySet()) {
                    var members = new TreeMap<Integer, Integer>();
                    group.getValue().stream().forEach(person -> members.put(person, values[person]));
                    var words = group.getKey().split(" ");
                    cells.add(new Cell(
                            new Address(metric, Dimension.valueOf(words[0]), words[1], "2026-W4" + week), members));
                    if (random.nextInt(3) == 0) {
                        group.setValue(flipped(group.getValue(), random, 2));
                    }
                }
                weeks.add(cells);
            }
        }

        /// All that is told, week by week, with every cell asked for a second time after somebody has joined it.
        Map<Cell, Published> publish(Set<Rule> rules) {
            var ledger = new ReleaseLedger(new Thresholds(5), rules);
            var suppression = new Suppression(ledger);
            var told = new LinkedHashMap<Cell, Published>();
            for (var cells : weeks) {
                var answers = suppression.publish(cells, PEOPLE);
                cells.forEach(cell -> told.put(cell, answers.get(cell.address())));
                cells.forEach(cell -> {
                    var joined = new TreeMap<>(cell.values());
                    joined.putIfAbsent(joined.isEmpty() ? 0 : (joined.firstKey() + 1) % PEOPLE, 0);
                    assertThat(ledger.release(new Cell(cell.address(), joined))).isEqualTo(answers.get(cell.address()));
                });
            }
            told.values().removeIf(Published.Withheld.class::isInstance);
            return told;
        }

        private static BitSet filled(int from, int to) {
            var people = new BitSet();
            people.set(from, to);
            return people;
        }

        private static BitSet chosen(Random random) {
            return IntStream.range(0, PEOPLE)
                    .filter(any -> random.nextBoolean())
                    .collect(BitSet::new, BitSet::set, BitSet::or);
        }

        private static BitSet flipped(BitSet people, Random random, int most) {
            var other = (BitSet) people.clone();
            for (var times = random.nextInt(most + 1); times > 0; times--) {
                other.flip(random.nextInt(PEOPLE));
            }
            return other;
        }
    }
}
