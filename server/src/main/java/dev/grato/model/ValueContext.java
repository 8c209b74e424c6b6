package dev.grato.model;

import dev.grato.platform.Workspace;
import java.util.Locale;

/// What a field type needs to know of the surroundings to read or print a value.
///
/// @param currency ISO 4217 code assumed for amounts without one
/// @param region ISO 3166 two-letter country assumed for phone numbers and addresses without one
/// @param locale the language in which text forms are printed
public record ValueContext(String currency, String region, Locale locale) {

    public static ValueContext of(Workspace workspace) {
        return new ValueContext(workspace.currency(), workspace.region(), workspace.locale());
    }
}
