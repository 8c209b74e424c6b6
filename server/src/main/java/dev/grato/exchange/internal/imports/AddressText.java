package dev.grato.exchange.internal.imports;

import dev.grato.platform.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole address in one cell: `Via Roma 1, 20121 Milano (MI), Italia`, `Calle Mayor 5, 3º B, 28013 Madrid`,
/// `1 Main St, Springfield, IL 62704`, `10 Downing Street, London SW1A 2AA`.
final class AddressText {

    private static final String BRITISH = "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}";
    private static final Pattern CODE_CITY = Pattern.compile("(?:[A-Z]{1,2}-)?(\\d{5})\\s+([^\\d]{2,})");
    private static final Pattern CITY_CODE = Pattern.compile("([^\\d]{2,}?)\\s+(\\d{5}|" + BRITISH + ")(.*)");
    private static final Pattern CODE = Pattern.compile("(?:[A-Z]{1,2}-)?(\\d{5}|" + BRITISH + ")");
    private static final Pattern STATE_CODE = Pattern.compile("([A-Z]{2})\\s+(\\d{5}(?:-\\d{4})?)");
    private static final Pattern CITY_PROVINCE = Pattern.compile("(.+?)\\s+\\(?([A-Z]{2})\\)?|(.+?)\\s+\\(([^)]+)\\)");
    private static final Pattern NO_COMMAS = Pattern.compile("(.*\\S)\\s+((?:[A-Z]{1,2}-)?\\d{5}\\s+[^\\d]{2,})");
    private static final Map<String, String> COUNTRIES = countries();
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private AddressText() {}

    private static Map<String, String> countries() {
        var countries = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            for (var language : List.of("en", "es", "it")) {
                var name = Locale.of("", code).getDisplayCountry(Locale.of(language));
                countries.putIfAbsent(Folding.fold(name), code);
            }
        }
        Map.of("usa", "US", "u.s.a.", "US", "uk", "GB", "england", "GB", "inghilterra", "GB", "inglaterra", "GB")
                .forEach(countries::put);
        return countries;
    }

    /// Whether most of them are whole addresses.
    static boolean areWhole(List<String> samples) {
        return !samples.isEmpty()
                && 2 * samples.stream().filter(text -> parts(text) != null).count() >= samples.size();
    }

    /// Whether most of them are names or codes of countries.
    static boolean areCountries(List<String> samples) {
        return 2 * samples.stream().filter(AddressText::isCountry).count() >= samples.size();
    }

    private static boolean isCountry(String text) {
        var folded = Folding.fold(text);
        return COUNTRIES.containsKey(folded) || CODES.contains(folded.toUpperCase(Locale.ROOT));
    }

    /// Its components, none of its words lost; null where it shows no postal code in a known place.
    static @Nullable Map<String, @Nullable Object> parts(String text) {
        var pieces = new ArrayList<String>();
        for (var piece : text.split("[,;\\n\\r]+|\\s[-–]\\s", -1)) {
            if (!piece.isBlank()) {
                pieces.add(piece.strip());
            }
        }
        if (pieces.isEmpty()) {
            return null;
        }
        var country = COUNTRIES.get(Folding.fold(pieces.getLast()));
        if (country != null && pieces.size() > 1) {
            pieces.removeLast();
        } else {
            country = null;
        }
        if (pieces.size() == 1) {
            var whole = NO_COMMAS.matcher(pieces.getFirst());
            if (whole.matches()) {
                pieces.clear();
                pieces.add(whole.group(1));
                pieces.add(whole.group(2));
            }
        }
        for (int i = pieces.size() - 1; i > 0; i--) {
            var found = at(pieces, i);
            if (found != null) {
                found.put("country", country);
                found.values()
                        .removeIf(value -> value == null || value.toString().isBlank());
                return found;
            }
        }
        return null;
    }

    /// With the postal code in this piece, where that leaves no piece without a place.
    private static @Nullable Map<String, @Nullable Object> at(List<String> pieces, int at) {
        var piece = pieces.get(at);
        int after = pieces.size() - at - 1;
        var codeFirst = CODE_CITY.matcher(piece);
        if (codeFirst.matches() && after <= 1) {
            return address(pieces, at, codeFirst.group(1), codeFirst.group(2), after == 1 ? pieces.get(at + 1) : null);
        }
        var american = STATE_CODE.matcher(piece);
        if (american.matches() && after == 0 && at > 1) {
            return address(pieces, at - 1, american.group(2), pieces.get(at - 1), american.group(1));
        }
        var alone = CODE.matcher(piece);
        if (alone.matches() && after >= 1 && after <= 2) {
            return address(pieces, at, alone.group(1), pieces.get(at + 1), after == 2 ? pieces.get(at + 2) : null);
        }
        if (alone.matches() && after == 0 && at > 1) {
            return address(pieces, at - 1, alone.group(1), pieces.get(at - 1), null);
        }
        var cityFirst = CITY_CODE.matcher(piece);
        if (cityFirst.matches() && cityFirst.group(3).isBlank() && after <= 1) {
            return address(pieces, at, cityFirst.group(2), cityFirst.group(1), after == 1 ? pieces.get(at + 1) : null);
        }
        return null;
    }

    private static @Nullable Map<String, @Nullable Object> address(
            List<String> pieces, int street, String code, String place, @Nullable String region) {
        var address = new LinkedHashMap<String, @Nullable Object>();
        address.put("street", String.join(", ", pieces.subList(0, street)));
        address.put("postalCode", code);
        Matcher province = CITY_PROVINCE.matcher(place);
        if (province.matches() && region == null) {
            boolean isShort = province.group(1) != null;
            address.put("city", province.group(isShort ? 1 : 3));
            address.put("region", province.group(isShort ? 2 : 4));
        } else {
            address.put("city", place);
            address.put("region", region);
        }
        return address;
    }
}
