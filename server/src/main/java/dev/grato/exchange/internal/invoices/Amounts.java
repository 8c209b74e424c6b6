package dev.grato.exchange.internal.invoices;

import dev.grato.exchange.internal.reading.UnreadableFile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Numbers, days and countries as invoices write them.
final class Amounts {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,20})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([T+Z-].{0,20})?");
    private static final int SCALE = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, String> COUNTRIES = Stream.of(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    country -> Locale.of("", country).getISO3Country(), country -> country));

    private Amounts() {}

    static @Nullable BigDecimal number(Node node, String... path) {
        var text = node.text(path);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new UnreadableFile("invoiceValue", Map.of("element", path[path.length - 1], "text", cut(text)));
        }
        var number = new BigDecimal(text);
        return number.scale() > SCALE ? number.setScale(SCALE, RoundingMode.HALF_UP) : number;
    }

    static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    static @Nullable LocalDate day(Node node, String... path) {
        var text = node.text(path);
        if (text == null) {
            return null;
        }
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text.substring(0, "yyyy-mm-dd".length()));
            }
        } catch (DateTimeException wrong) {
            // said below
        }
        throw new UnreadableFile("invoiceValue", Map.of("element", path[path.length - 1], "text", cut(text)));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }

    /// Two letters, from two or three.
    static String country(@Nullable String code, String otherwise) {
        var upper = code == null ? "" : code.toUpperCase(Locale.ROOT);
        if (upper.matches("[A-Z]{2}")) {
            return upper.equals("EL") ? "GR" : upper;
        }
        return COUNTRIES.getOrDefault(upper, otherwise);
    }

    /// A tax number without the signs between and the country in front.
    static @Nullable String taxNumber(@Nullable String text, String country) {
        if (text == null) {
            return null;
        }
        var number = text.replaceAll("[\\s\\p{Z}./_-]+", "").toUpperCase(Locale.ROOT);
        boolean isPrefixed = number.startsWith(country) && number.length() > country.length() + 6;
        boolean isFiscalCode = country.equals("IT") && number.length() == 16;
        var bare = isPrefixed && !isFiscalCode ? number.substring(country.length()) : number;
        return bare.isEmpty() || bare.length() > 28 || bare.matches("0+") ? null : bare;
    }

    /// What was taken off, in per cent of what it would have been.
    static @Nullable BigDecimal discount(BigDecimal full, BigDecimal left) {
        if (full.signum() == 0) {
            return null;
        }
        var off = full.subtract(left).multiply(HUNDRED).divide(full, 2, RoundingMode.HALF_UP);
        return off.signum() > 0 && off.compareTo(HUNDRED) <= 0 ? off : null;
    }

    static @Nullable BigDecimal negated(@Nullable BigDecimal number, boolean isNegated) {
        return number == null || !isNegated ? number : number.negate();
    }

    static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most
                ? text
                : text.substring(0, most - 1).strip() + "…";
    }
}
