package dev.grato.programme;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who decides on what: a topic is settled when exactly one party decides, or at least two decide together.
public final class DecisionRights {

    public static final String DECIDES = "decides";
    public static final String CO_DECIDES = "coDecides";

    /// The parties there are, in the order in which they are shown.
    public static final List<String> PARTIES = List.of(
            "sponsor",
            "leader",
            "business",
            "processOwner",
            "dataKeeper",
            "council",
            "it",
            "systemOwner",
            "administrator");

    /// How a topic stands.
    public enum Standing {
        /// One decides, or two or more together.
        SETTLED,
        /// Nobody decides.
        NOBODY,
        /// One party is to decide together, with nobody.
        ALONE,
        /// One decides alone, and others decide with them.
        BOTH
    }

    private DecisionRights() {}

    /// @param rights the values of all rights on one topic, canonical
    public static Standing standing(Collection<Map<String, @Nullable Object>> rights) {
        long one = count(rights, DECIDES);
        long together = count(rights, CO_DECIDES);
        if (one > 0) {
            return one == 1 && together == 0 ? Standing.SETTLED : Standing.BOTH;
        }
        return together == 0 ? Standing.NOBODY : together == 1 ? Standing.ALONE : Standing.SETTLED;
    }

    private static long count(Collection<Map<String, @Nullable Object>> rights, String right) {
        return rights.stream().filter(each -> right.equals(each.get("right"))).count();
    }
}
