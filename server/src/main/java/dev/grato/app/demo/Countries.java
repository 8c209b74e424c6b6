package dev.grato.app.demo;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The countries of Northwind: their codes, languages and telephone numbers.
final class Countries {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("Argentina", "AR"),
            Map.entry("Australia", "AU"),
            Map.entry("Austria", "AT"),
            Map.entry("Belgium", "BE"),
            Map.entry("Brazil", "BR"),
            Map.entry("Canada", "CA"),
            Map.entry("Denmark", "DK"),
            Map.entry("Finland", "FI"),
            Map.entry("France", "FR"),
            Map.entry("Germany", "DE"),
            Map.entry("Ireland", "IE"),
            Map.entry("Italy", "IT"),
            Map.entry("Japan", "JP"),
            Map.entry("Mexico", "MX"),
            Map.entry("Netherlands", "NL"),
            Map.entry("Norway", "NO"),
            Map.entry("Poland", "PL"),
            Map.entry("Portugal", "PT"),
            Map.entry("Singapore", "SG"),
            Map.entry("Spain", "ES"),
            Map.entry("Sweden", "SE"),
            Map.entry("Switzerland", "CH"),
            Map.entry("UK", "GB"),
            Map.entry("USA", "US"),
            Map.entry("Venezuela", "VE"));

    private Countries() {}

    static @Nullable String code(@Nullable String name) {
        return name == null ? null : CODES.get(name);
    }

    /// The language we write to customers there.
    static String language(@Nullable String name) {
        return switch (name == null ? "" : name) {
            case "Spain", "Mexico", "Argentina", "Venezuela" -> "es";
            case "Italy" -> "it";
            default -> "en";
        };
    }

    /// The number in E.164, when it could exist there today; many of 1996 are too short by now.
    static @Nullable String phone(@Nullable String text, @Nullable String country) {
        var region = code(country);
        if (text == null || region == null) {
            return null;
        }
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(text, region);
            return phones.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? phones.format(number, PhoneNumberFormat.E164)
                    : null;
        } catch (NumberParseException unreadable) {
            return null;
        }
    }
}
