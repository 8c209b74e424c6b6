package dev.grato.model.types;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A tax number recognised by its shape, and whether its check character fits.
///
/// @param country two letters
/// @param number capitals and digits, without the country
/// @param kind which sort of number it is: `partitaIva`, `codiceFiscale`, `nif`, `nie`, `cif`, `vat` or `other`
/// @param isDoubtful the shape or the check character is wrong, so somebody should look at it
record TaxNumber(String country, String number, String kind, boolean isDoubtful) {

    /// The shapes of EU VAT numbers without their country.
    private static final Map<String, Pattern> SHAPES = Map.ofEntries(
                    Map.entry("AT", "U\\d{8}"),
                    Map.entry("BE", "[01]\\d{9}"),
                    Map.entry("BG", "\\d{9,10}"),
                    Map.entry("CY", "\\d{8}[A-Z]"),
                    Map.entry("CZ", "\\d{8,10}"),
                    Map.entry("DE", "\\d{9}"),
                    Map.entry("DK", "\\d{8}"),
                    Map.entry("EE", "\\d{9}"),
                    Map.entry("FI", "\\d{8}"),
                    Map.entry("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
                    Map.entry("GB", "\\d{9}|\\d{12}"),
                    Map.entry("GR", "\\d{9}"),
                    Map.entry("HR", "\\d{11}"),
                    Map.entry("HU", "\\d{8}"),
                    Map.entry("IE", "\\d[A-Z0-9]\\d{5}[A-Z]{1,2}"),
                    Map.entry("LT", "\\d{9}|\\d{12}"),
                    Map.entry("LU", "\\d{8}"),
                    Map.entry("LV", "\\d{11}"),
                    Map.entry("MT", "\\d{8}"),
                    Map.entry("NL", "\\d{9}B\\d{2}"),
                    Map.entry("PL", "\\d{10}"),
                    Map.entry("PT", "\\d{9}"),
                    Map.entry("RO", "\\d{2,10}"),
                    Map.entry("SE", "\\d{12}"),
                    Map.entry("SI", "\\d{8}"),
                    Map.entry("SK", "\\d{10}"))
            .entrySet()
            .stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Pattern.compile(entry.getValue())));

    private static final Pattern ITALIAN_VAT = Pattern.compile("\\d{11}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}./_-]+");
    private static final Pattern PREFIXED = Pattern.compile("[A-Z]{2}.+");

    /// Capitals without blanks, dots, slashes and dashes.
    static String normalized(String text) {
        return SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /// A number of which nobody said where it is from: told by its shape, else of the given region.
    static TaxNumber of(String number, String region) {
        if (ItalianTaxNumbers.isFiscalCode(number)) {
            return of("IT", number, region);
        }
        if (PREFIXED.matcher(number).matches()) {
            var country = country(number.substring(0, 2));
            if (hasShape(country, number.substring(2))) {
                return of(country, number.substring(2), region);
            }
        }
        if (!hasShape(region, number)) {
            if (!SpanishTaxNumbers.kind(number).isEmpty() && SpanishTaxNumbers.hasRightCheck(number)) {
                return of("ES", number, region);
            }
            if (ITALIAN_VAT.matcher(number).matches() && ItalianTaxNumbers.hasRightVatCheck(number)) {
                return of("IT", number, region);
            }
        }
        return of(region, number, region);
    }

    /// A number of this country, with or without the country in front.
    static TaxNumber of(String country, String given, String region) {
        var number = hasShape(country, given) || !hasPrefix(country, given) ? given : given.substring(2);
        if (country.equals("IT") && ItalianTaxNumbers.isFiscalCode(number)) {
            return new TaxNumber(country, number, "codiceFiscale", !ItalianTaxNumbers.hasRightFiscalCheck(number));
        }
        if (country.equals("IT") && hasShape(country, number)) {
            return new TaxNumber(country, number, "partitaIva", !ItalianTaxNumbers.hasRightVatCheck(number));
        }
        if (country.equals("ES") && hasShape(country, number)) {
            return new TaxNumber(
                    country, number, SpanishTaxNumbers.kind(number), !SpanishTaxNumbers.hasRightCheck(number));
        }
        if (hasShape(country, number)) {
            return new TaxNumber(country, number, "vat", false);
        }
        return new TaxNumber(country, number, "other", isChecked(country));
    }

    private static boolean hasPrefix(String country, String number) {
        return number.length() > 2
                && country(number.substring(0, 2)).equals(country)
                && hasShape(country, number.substring(2));
    }

    private static boolean hasShape(String country, String number) {
        return switch (country) {
            case "IT" -> ITALIAN_VAT.matcher(number).matches() || ItalianTaxNumbers.isFiscalCode(number);
            case "ES" -> !SpanishTaxNumbers.kind(number).isEmpty();
            default -> {
                var shape = SHAPES.get(country);
                yield shape != null && shape.matcher(number).matches();
            }
        };
    }

    private static boolean isChecked(String country) {
        return country.equals("IT") || country.equals("ES") || SHAPES.containsKey(country);
    }

    /// Greece writes EL before its VAT numbers.
    private static String country(String prefix) {
        return prefix.equals("EL") ? "GR" : prefix;
    }
}
