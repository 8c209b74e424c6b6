package dev.grato.exchange.internal.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Learns from invented people, a fifth of whom are there twice with slips, and finds these again.
class LearningTest {

    private static final List<String> GIVEN =
            List.of("Ana", "Luis", "Marta", "Paolo", "Giulia", "Emma", "Jack", "Elena");

    @Test
    void findsWhoIsThereTwiceWithoutBeingTold() {
        var random = new SplittableRandom(5);
        var raw = new ArrayList<List<@Nullable String>>();
        Set<Long> gold = new HashSet<>();
        for (int i = 0; i < 600; i++) {
            var person = new ArrayList<@Nullable String>();
            person.add(GIVEN.get(random.nextInt(GIVEN.size())));
            person.add("Fam" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26)) + "ini");
            person.add("+3934" + (10_000_000 + random.nextInt(89_999_999)));
            person.add(String.format(
                    "19%02d-%02d-%02d", 40 + random.nextInt(60), 1 + random.nextInt(12), 1 + random.nextInt(28)));
            raw.add(person);
            if (i % 5 == 0) {
                var twin = new ArrayList<>(person);
                int broken = random.nextInt(4);
                twin.set(broken, broken < 2 ? twin.get(broken) + "x" : null);
                gold.add((long) (raw.size() - 1) << 32 | raw.size());
                raw.add(twin);
            }
        }
        var choice = FieldChoice.of(List.of("a", "b", "c", "d"), raw);
        assertThat(choice.fields())
                .extracting(MatchField::kind)
                .containsExactly(FieldKind.CATEGORY, FieldKind.NAME, FieldKind.PHONE, FieldKind.DATE);
        var fields = List.of(
                new MatchField("a", FieldKind.NAME),
                new MatchField("b", FieldKind.NAME),
                new MatchField("c", FieldKind.PHONE),
                new MatchField("d", FieldKind.DATE));
        var rows = raw.stream().map(row -> Row.of(fields, row)).toList();
        var frequencies = Learning.frequencies(fields, rows);
        var passes = Passes.choose(fields, frequencies, rows, rows.size(), 20, 10);
        var pairs = Blocking.pairs(passes, rows, 0, 50);
        assertThat(pairs.length).isLessThan(rows.size() * 20);
        var asked = new ArrayList<Learning.Pair>();
        for (long pair : pairs) {
            asked.add(new Learning.Pair((int) (pair >> 32), (int) pair, null));
        }
        var model = Learning.learn(fields, frequencies, rows, asked, 0, rows.size() * (rows.size() - 1) / 2.0, 1);
        int right = 0;
        int found = 0;
        for (long pair : pairs) {
            if (model.score(rows.get((int) (pair >> 32)), rows.get((int) pair)).probability() > 0.5) {
                found++;
                right += gold.contains(pair) ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThan(gold.size() * 97 / 100);
        assertThat(found).isLessThan(gold.size() * 103 / 100);
        assertThat(Passes.read(fields, frequencies, passes.written()).keys(rows.getFirst()))
                .isEqualTo(passes.keys(rows.getFirst()));
    }
}
