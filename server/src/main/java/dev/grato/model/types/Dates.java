package dev.grato.model.types;

import dev.grato.model.Faults;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Days as `2026-11-22`, from the year 1 to the year 9999.
final class Dates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern EUROPEAN = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
    private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final Set<String> DAY_FIRST_LANGUAGES = Set.of("es", "it");

    private Dates() {}

    static @Nullable LocalDate read(@Nullable Object json, String path, Faults faults) {
        var text = Checks.line(json, path, 50, faults);
        if (text == null) {
            return null;
        }
        var match = ISO.matcher(text);
        if (!match.matches()) {
            faults.add(path, "date");
            return null;
        }
        var date = of(match.group(1), match.group(2), match.group(3));
        if (date == null) {
            faults.add(path, "impossibleDate");
        }
        return date;
    }

    /// `22/11/2026` as `2026-11-22`; any other text as it is.
    static String parse(String text) {
        var match = EUROPEAN.matcher(Checks.trim(text));
        if (!match.matches()) {
            return text;
        }
        return "%s-%02d-%02d"
                .formatted(match.group(3), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1)));
    }

    static String print(LocalDate date, Locale locale) {
        return DAY_FIRST_LANGUAGES.contains(locale.getLanguage()) ? DAY_FIRST.format(date) : date.toString();
    }

    private static @Nullable LocalDate of(String year, String month, String day) {
        try {
            var date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getYear() < 1 ? null : date;
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
