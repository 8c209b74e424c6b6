package dev.grato.model;

import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

/// What a field type needs to know of the surroundings to read or print a value.
///
/// @param currency ISO 4217 code assumed for amounts without one
/// @param region ISO 3166 two-letter country assumed for phone numbers and addresses without one
/// @param locale the language in which text forms are printed
/// @param today the day from which words such as "September" are understood
public record ValueContext(String currency, String region, Locale locale, LocalDate today) {

    public static ValueContext of(Workspace workspace, Clock clock) {
        var today = LocalDate.ofInstant(clock.instant(), workspace.zone());
        return new ValueContext(workspace.currency(), workspace.region(), workspace.locale(), today);
    }
}
