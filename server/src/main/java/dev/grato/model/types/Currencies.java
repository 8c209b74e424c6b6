package dev.grato.model.types;

import dev.grato.model.Faults;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The currencies of ISO 4217.
final class Currencies {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    static boolean isKnown(String code) {
        return CODES.contains(code);
    }

    /// The code in capitals, the given default when there is none, null with a fault when there is no such currency.
    static @Nullable String read(@Nullable Object json, String otherwise, String path, Faults faults) {
        var text = Checks.line(json, path, 20, faults);
        if (text == null) {
            return otherwise;
        }
        var code = text.toUpperCase(Locale.ROOT);
        if (!isKnown(code)) {
            faults.add(path, "currency");
            return null;
        }
        return code;
    }

    /// How many decimals the currency has by itself.
    static int decimals(String code) {
        return isKnown(code) ? Math.max(0, Currency.getInstance(code).getDefaultFractionDigits()) : 0;
    }
}
