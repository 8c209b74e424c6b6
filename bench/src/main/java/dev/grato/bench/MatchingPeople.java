package dev.grato.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Italian, Spanish and English people, one in ten of them twice with slips, gaps, swapped names and moved houses.
final class MatchingPeople {

    static final List<String> FIELDS = List.of("given", "family", "emails", "phones", "street", "city", "birthday");

    final List<List<@Nullable String>> rows = new ArrayList<>();
    final Set<Long> gold = new HashSet<>();
    private final SplittableRandom random = new SplittableRandom(20_261_122);

    MatchingPeople(int people) {
        for (int i = 0; rows.size() < people; i++) {
            var person = person(i);
            rows.add(person);
            if (random.nextInt(10) == 0 && rows.size() < people) {
                gold.add(MatchingSet.pair(rows.size() - 1, rows.size()));
                rows.add(again(person));
            }
        }
    }

    private String skewed(List<String> list) {
        double point = random.nextDouble();
        return list.get((int) (list.size() * point * point));
    }

    private List<@Nullable String> person(int number) {
        var home = Names.ALL.get(random.nextInt(3));
        var given = skewed(home.given());
        var family = skewed(home.family());
        if (home.language().equals("es")) {
            family += " " + skewed(home.family());
        }
        var person = new ArrayList<@Nullable String>();
        person.add(given);
        person.add(family);
        person.add(maybe(
                0.7, (given + "." + family.replace(" ", "") + number).toLowerCase(Locale.ROOT) + "@mail.example"));
        person.add(maybe(
                0.6, home.mobile() + String.format(Locale.ROOT, "%0" + home.digits() + "d", random.nextInt(999_999))));
        person.add(maybe(0.7, skewed(home.streets()) + " " + (1 + random.nextInt(180))));
        person.add(maybe(0.8, skewed(home.cities())));
        person.add(maybe(
                0.4,
                String.format(
                        Locale.ROOT,
                        "%d-%02d-%02d",
                        1940 + random.nextInt(65),
                        1 + random.nextInt(12),
                        1 + random.nextInt(28))));
        return person;
    }

    private @Nullable String maybe(double chance, String value) {
        return random.nextDouble() < chance ? value : null;
    }

    private List<@Nullable String> again(List<@Nullable String> person) {
        var twin = new ArrayList<@Nullable String>(person);
        for (int f = 0; f < twin.size(); f++) {
            var value = twin.get(f);
            double chance = random.nextDouble();
            if (value != null && chance < 0.18) {
                twin.set(f, slip(value));
            } else if (value != null && f > 1 && chance < 0.38) {
                twin.set(f, null);
            }
        }
        var family = twin.get(1);
        if (family != null && family.indexOf(' ') > 0 && random.nextInt(3) == 0) {
            twin.set(1, family.substring(0, family.indexOf(' ')));
        }
        if (random.nextInt(12) == 0) {
            var given = twin.get(0);
            twin.set(0, twin.get(1));
            twin.set(1, given);
        }
        return twin;
    }

    private String slip(String text) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            default ->
                at + 1 < text.length()
                        ? text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2)
                        : text + "x";
        };
    }
}
