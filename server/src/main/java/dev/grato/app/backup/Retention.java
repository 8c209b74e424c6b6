package dev.grato.app.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names of nightly backups, and which of them have had their time.
///
/// Of each of the latest days the last one stays, and of each of the latest weeks the last one.
record Retention(int days, int weeks, ZoneId zone) {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'grato-'uuuu-MM-dd'T'HHmmss'Z.backup'").withZone(ZoneOffset.UTC);

    static String name(Instant at) {
        return NAME.format(at);
    }

    /// When the backup of this name was begun, if it is the name of a nightly one.
    static Optional<Instant> timeOf(String name) {
        try {
            return Optional.of(Instant.from(NAME.parse(name)));
        } catch (DateTimeParseException somethingElse) {
            return Optional.empty();
        }
    }

    /// Those of these names that need not be kept; names of other things are never among them.
    List<String> outdated(List<String> names) {
        var ours = names.stream()
                .filter(name -> timeOf(name).isPresent())
                .sorted(Comparator.reverseOrder())
                .toList();
        Set<LocalDate> keptDays = new HashSet<>();
        Set<String> keptWeeks = new HashSet<>();
        return ours.stream()
                .filter(name -> {
                    var day = LocalDate.ofInstant(timeOf(name).orElseThrow(), zone);
                    boolean isLastOfDay = keptDays.size() < days && keptDays.add(day);
                    var week = day.get(IsoFields.WEEK_BASED_YEAR) + "/" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                    boolean isLastOfWeek = keptWeeks.size() < weeks && keptWeeks.add(week);
                    return !isLastOfDay && !isLastOfWeek;
                })
                .toList();
    }
}
