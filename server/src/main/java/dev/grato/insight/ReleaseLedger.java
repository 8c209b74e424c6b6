package dev.grato.insight;

import dev.grato.insight.Cell.Address;
import dev.grato.insight.Published.Band;
import dev.grato.insight.Published.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides once and for all what is told about each cell, knowing all that was told before (R12 to R19).
///
/// All released groups of a metric, of every week, cut its people into *parts*: people who were in exactly the same
/// groups. Whoever combines figures learns at most something about whole parts. So a cell is released only if every
/// part that it leaves behind has at least K people on either side of the figure: two people of a part can then
/// always be exchanged without any published figure changing, and nothing follows about either of them. Remainder,
/// siblings, changed groups and groups that almost coincide (R13 to R16) are all cases of this.
final class ReleaseLedger {

    /// What can be switched off by tests, to see that an attacker then succeeds.
    enum Rule {
        CONTRIBUTORS,
        OTHER_SIDE,
        DIFFERENCES,
        TIME,
        DOMINANCE,
        EXTREMES,
        ONCE
    }

    private static final int SMALL = 50;
    private static final int ENOUGH_FOR_EXTREMES = 20;

    private final int k;
    private final Set<Rule> rules;
    private final Map<Address, Published> told = new HashMap<>();
    private final Map<Metric, List<Released>> released = new HashMap<>();

    ReleaseLedger(Thresholds thresholds) {
        this(thresholds, EnumSet.allOf(Rule.class));
    }

    ReleaseLedger(Thresholds thresholds, Set<Rule> rules) {
        this.k = thresholds.k();
        this.rules = rules;
    }

    /// Answers what is told about a cell: what was told the first time, whatever has become of it since (R16).
    Published release(Cell cell) {
        var before = told.get(cell.address());
        if (before != null && rules.contains(Rule.ONCE)) {
            return before;
        }
        var answer = decide(cell);
        told.put(cell.address(), answer);
        return answer;
    }

    private Published decide(Cell cell) {
        var metric = cell.address().metric();
        var people = cell.values().size();
        var cells = released.computeIfAbsent(metric, any -> new ArrayList<>());
        var itself = refusal(metric, cell.values().values());
        if (itself == Reason.TOO_FEW && metric.kind() == Metric.Kind.SHARE) {
            return extreme(cell, cells);
        }
        if (itself != null) {
            return new Published.Withheld(itself);
        }
        var apart = apart(cell, cells);
        if (apart != null) {
            return new Published.Withheld(apart);
        }
        cells.add(new Released(cell.address().week(), cell.values()));
        return metric.kind() == Metric.Kind.SHARE
                ? new Published.Share(percent(contributors(cell.values().values()), people), Band.of(people))
                : new Published.Count(rounded(sum(cell.values().values())), Band.of(people));
    }

    /// A share near 0 or 100 % is told without its figure where that tells nothing by difference: no other released
    /// group, of whatever week, has any of these people.
    private Published extreme(Cell cell, List<Released> cells) {
        var people = cell.values().size();
        var contributors = contributors(cell.values().values());
        var high = contributors * 10L > people * 9L;
        var low = contributors * 10L < people;
        if (people < ENOUGH_FOR_EXTREMES && rules.contains(Rule.EXTREMES) || people == 0 || !high && !low) {
            return new Published.Withheld(Reason.TOO_FEW);
        }
        var overlaps = cells.stream()
                .anyMatch(other -> !other.isSameGroupOfAnotherWeek(cell)
                        && other.values().keySet().stream().anyMatch(cell.values()::containsKey));
        if (overlaps && rules.contains(Rule.DIFFERENCES)) {
            return new Published.Withheld(Reason.WOULD_TELL_BY_DIFFERENCE);
        }
        cells.add(new Released(cell.address().week(), cell.values()));
        return new Published.Extreme(high, Band.of(people));
    }

    /// Why a cell may not join those that were released, if it may not.
    private @Nullable Reason apart(Cell cell, List<Released> cells) {
        for (var sameWeek : List.of(true, false)) {
            if (!rules.contains(sameWeek ? Rule.DIFFERENCES : Rule.TIME)) {
                continue;
            }
            var known = cells.stream()
                    .filter(other ->
                            !sameWeek || other.week().equals(cell.address().week()))
                    .filter(other -> sameWeek
                            || rules.contains(Rule.DIFFERENCES)
                            || !other.week().equals(cell.address().week()))
                    .toList();
            if (!isSafe(cell, known)) {
                return sameWeek ? Reason.WOULD_TELL_BY_DIFFERENCE : Reason.GROUP_CHANGED;
            }
        }
        return null;
    }

    private boolean isSafe(Cell cell, List<Released> known) {
        var everybody = new HashMap<Integer, Integer>();
        known.forEach(other -> everybody.putAll(other.values()));
        everybody.putAll(cell.values());
        var inside = new HashMap<List<Boolean>, List<Integer>>();
        var outside = new HashMap<List<Boolean>, List<Integer>>();
        everybody.forEach((person, value) -> {
            var groups = known.stream()
                    .map(other -> other.values().containsKey(person))
                    .toList();
            var side = cell.values().containsKey(person) ? inside : outside;
            side.computeIfAbsent(groups, any -> new ArrayList<>()).add(value);
        });
        outside.keySet().retainAll(inside.keySet()); // the others are as they were before
        var metric = cell.address().metric();
        return Stream.concat(inside.values().stream(), outside.values().stream())
                .allMatch(part -> refusal(metric, part) == null);
    }

    private @Nullable Reason refusal(Metric metric, Collection<Integer> values) {
        var contributors = contributors(values);
        if (values.size() < k && rules.contains(Rule.CONTRIBUTORS)
                || contributors < k && rules.contains(Rule.CONTRIBUTORS)) {
            return Reason.TOO_FEW;
        }
        if (metric.kind() == Metric.Kind.SHARE) {
            return values.size() - contributors < k && rules.contains(Rule.OTHER_SIDE) ? Reason.TOO_FEW : null;
        }
        return rules.contains(Rule.DOMINANCE) && isDominated(values) ? Reason.ONE_OUTWEIGHS : null;
    }

    private static boolean isDominated(Collection<Integer> values) {
        var largest = values.stream()
                .mapToLong(Integer::longValue)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .toList();
        var sum = sum(values);
        var first = largest.isEmpty() ? 0 : largest.getFirst();
        var second = largest.size() < 2 ? 0 : largest.getLast();
        return first * 2 > sum || (first + second) * 4 > sum * 3;
    }

    private static int contributors(Collection<Integer> values) {
        return (int) values.stream().filter(value -> value > 0).count();
    }

    private static long sum(Collection<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).sum();
    }

    private static int percent(int contributors, int people) {
        var step = people < SMALL ? 5 : 1;
        return (int) Math.round(100.0 * contributors / people / step) * step;
    }

    private static long rounded(long count) {
        return count < SMALL ? Math.round(count / 5.0) * 5 : count;
    }

    private record Released(String week, Map<Integer, Integer> values) {

        boolean isSameGroupOfAnotherWeek(Cell cell) {
            return !week.equals(cell.address().week())
                    && values.keySet().equals(cell.values().keySet());
        }
    }
}
