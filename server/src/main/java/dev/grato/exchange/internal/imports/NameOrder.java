package dev.grato.exchange.internal.imports;

import dev.grato.platform.Folding;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whole names in one column: which way round they are, and their parts.
final class NameOrder {

    private static final Set<String> GIVEN = givenNames();
    private static final Pattern FAMILY_FIRST =
            Pattern.compile("cognome (e )?nome|apellidos? (y )?nombres?|last(name)? first.*|nominativo");
    private static final Set<String> JOINING = Set.of(
            "de", "del", "della", "dello", "dei", "di", "da", "dal", "la", "las", "los", "lo", "le", "van", "von", "y",
            "d'");

    private NameOrder() {}

    private static Set<String> givenNames() {
        return new HashSet<>(List.of(("maria giuseppe giovanni antonio mario luigi francesco angelo vincenzo pietro "
                        + "anna giulia francesca laura paolo marco andrea luca alessandro stefano roberto sara chiara elena silvia "
                        + "martina matteo davide simone federica valentina giorgio carlo claudio enrico jose juan manuel francisco "
                        + "david javier daniel carlos jesus alejandro miguel rafael pedro pablo angel sergio fernando jorge luis "
                        + "alberto alvaro carmen ana isabel dolores pilar teresa cristina marta lucia rosa beatriz raquel "
                        + "john mary james robert michael william linda elizabeth susan jessica sarah thomas charles peter paul "
                        + "mark jane emma anne george edward ada alan grace sofia paula irene nuria sonia diego ivan oscar ruben "
                        + "monica barbara simona paola rita michele salvatore domenico raffaele gabriele riccardo")
                .split(" ", -1)));
    }

    /// By what the column is called, else by where given names stand in its samples.
    static boolean isFamilyFirst(String header, List<String> samples) {
        if (FAMILY_FIRST.matcher(Words.of(header)).matches()
                && !Words.of(header).equals("nominativo")) {
            return true;
        }
        int first = 0;
        int last = 0;
        for (var sample : samples) {
            var words = sample.strip().split("\\s+", -1);
            if (words.length > 1 && sample.indexOf(',') < 0) {
                first += GIVEN.contains(Folding.fold(words[0])) ? 1 : 0;
                last += GIVEN.contains(Folding.fold(words[words.length - 1])) ? 1 : 0;
            }
        }
        return last > first;
    }

    /// The parts of a name whose family name comes first, or of a Spanish one; null where the engine's own
    /// reading is as
    /// good.
    static @Nullable Map<String, @Nullable Object> parts(String name, boolean isFamilyFirst, boolean isSpanish) {
        if (name.indexOf(',') >= 0) {
            return null;
        }
        var words = List.of(name.strip().split("\\s+", -1));
        if (isFamilyFirst && words.size() > 1) {
            int family = 1;
            while (family < words.size() - 1 && JOINING.contains(Folding.fold(words.get(family - 1)))) {
                family++;
            }
            boolean hasTwo = isSpanish && words.size() - family > 1;
            return of(
                    String.join(" ", words.subList(family + (hasTwo ? 1 : 0), words.size())),
                    String.join(" ", words.subList(0, family)),
                    hasTwo ? words.get(family) : null);
        }
        if (isSpanish
                && words.size() == 3
                && words.stream().noneMatch(word -> JOINING.contains(Folding.fold(word)))
                && !GIVEN.contains(Folding.fold(words.get(1)))
                && GIVEN.contains(Folding.fold(words.get(0)))) {
            return of(words.get(0), words.get(1), words.get(2));
        }
        return null;
    }

    private static Map<String, @Nullable Object> of(String given, String family, @Nullable String second) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        parts.put("given", given);
        parts.put("family", family);
        if (second != null) {
            parts.put("secondFamily", second);
        }
        return parts;
    }
}
