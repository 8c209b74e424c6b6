package dev.grato.programme.internal;

import dev.grato.records.CrmRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a ritual was to be held, and whether it was. Each of its turns lasts until the next one begins; it was held if
/// there was a meeting in it. The page knows the same.
public final class Rituals {

    private Rituals() {}

    /// The turns that are over.
    ///
    /// @param planned how many there were
    /// @param held in how many there was a meeting
    public record Turns(long planned, long held) {}

    /// Those of a ritual that began on this day or later and are over today.
    public static Turns turns(CrmRecord ritual, List<CrmRecord> meetings, LocalDate since, LocalDate today) {
        var first = day(ritual.value("startsOn"));
        if (first == null || !(ritual.value("everyWeeks") instanceof Number weeks) || weeks.intValue() < 1) {
            return new Turns(0, 0);
        }
        var ended = day(ritual.value("endedOn"));
        var held = new ArrayList<LocalDate>();
        for (var meeting : meetings) {
            var on = day(meeting.value("heldOn"));
            if (on != null && ritual.id().toString().equals(meeting.value("ritual"))) {
                held.add(on);
            }
        }
        long planned = 0;
        long kept = 0;
        for (var begins = first;
                !begins.plusWeeks(weeks.intValue()).isAfter(today);
                begins = begins.plusWeeks(weeks.intValue())) {
            var from = begins;
            var next = begins.plusWeeks(weeks.intValue());
            if (from.isBefore(since) || ended != null && from.isAfter(ended)) {
                continue;
            }
            planned++;
            if (held.stream().anyMatch(on -> !on.isBefore(from) && on.isBefore(next))) {
                kept++;
            }
        }
        return new Turns(planned, kept);
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value instanceof String text ? LocalDate.parse(text) : null;
    }
}
