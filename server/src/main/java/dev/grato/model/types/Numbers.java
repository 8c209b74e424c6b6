package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decimal numbers: checked before they are ever written out, printed without grouping, read back from texts.
final class Numbers {

    static final int MAX_SCALE = 10;
    static final int MAX_DIGITS = 30;

    private static final Pattern PLAIN = Pattern.compile("[+-]?(\\d{1,60}(\\.\\d{0,60})?|\\.\\d{1,60})");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d{1,60}),(\\d{1,60})");
    private static final Pattern COMMA_GROUPS =
            Pattern.compile("[+-]?\\d{1,3}((,\\d{3}){2,12}(\\.\\d{1,20})?|,\\d{3}\\.\\d{1,20})");
    private static final Pattern DOT_GROUPS =
            Pattern.compile("[+-]?\\d{1,3}((\\.\\d{3}){2,12}(,\\d{1,20})?|\\.\\d{3},\\d{1,20})");
    private static final Pattern BLANK_GROUPS = Pattern.compile("(?<=\\d)[ '\u00A0\u2009\u202F\u2019](?=\\d{3})");

    private Numbers() {}

    /// A number of at most [#MAX_DIGITS] digits, so many of them decimals.
    static @Nullable BigDecimal read(@Nullable Object json, String path, int maxScale, Faults faults) {
        if (isAbsurd(json)) {
            faults.add(path, "tooManyDigits", Map.of("max", MAX_DIGITS));
            return null;
        }
        var number = Json.asNumber(json);
        if (number == null) {
            Checks.wrongType(path, "number", faults);
            return null;
        }
        int whole = Math.max(0, number.precision() - number.scale());
        if (whole + Math.max(0, Math.min(number.scale(), maxScale)) > MAX_DIGITS) {
            faults.add(path, "tooManyDigits", Map.of("max", MAX_DIGITS));
            return null;
        }
        if (number.scale() > maxScale) {
            faults.add(path, "tooManyDecimals", Map.of("max", maxScale));
            return null;
        }
        return number;
    }

    /// Like [#read], also from a text such as `1234.5`.
    static @Nullable BigDecimal readLoosely(@Nullable Object json, String path, int maxScale, Faults faults) {
        if (json instanceof String text && PLAIN.matcher(Checks.trim(text)).matches()) {
            return read(new BigDecimal(Checks.trim(text)), path, maxScale, faults);
        }
        return read(json, path, maxScale, faults);
    }

    static boolean isWithin(
            BigDecimal number, @Nullable BigDecimal min, @Nullable BigDecimal max, String path, Faults faults) {
        if (min != null && number.compareTo(min) < 0) {
            faults.add(path, "tooSmall", Map.of("min", min));
            return false;
        }
        if (max != null && number.compareTo(max) > 0) {
            faults.add(path, "tooLarge", Map.of("max", max));
            return false;
        }
        return true;
    }

    /// Whether merely stripping zeros from it could take too long or fail.
    static boolean isAbsurd(@Nullable Object json) {
        return switch (json) {
            case BigDecimal number -> Math.abs((long) number.scale()) > 1_000 || isLong(number.unscaledValue());
            case BigInteger number -> isLong(number);
            case null, default -> false;
        };
    }

    private static boolean isLong(BigInteger number) {
        return number.bitLength() > 700;
    }

    /// The number with the decimal sign of the language and no grouping; never a text that reads as thousands.
    static String print(BigDecimal number, Locale locale) {
        var plain = number.toPlainString();
        if (DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() != ',') {
            return plain;
        }
        var text = plain.replace('.', ',');
        return isAmbiguous(text) ? text + "0" : text;
    }

    /// The number a text stands for, or the text itself when it is none or could be two: `1,234`.
    static Object parse(String text) {
        var trimmed = Checks.trim(text);
        if (trimmed.length() > 60) {
            return text;
        }
        var digits = BLANK_GROUPS.matcher(trimmed).replaceAll("");
        if (PLAIN.matcher(digits).matches()) {
            return new BigDecimal(digits);
        }
        if (COMMA_GROUPS.matcher(digits).matches()) {
            return new BigDecimal(digits.replace(",", ""));
        }
        if (DOT_GROUPS.matcher(digits).matches()) {
            return new BigDecimal(digits.replace(".", "").replace(',', '.'));
        }
        if (COMMA.matcher(digits).matches() && !isAmbiguous(digits)) {
            return new BigDecimal(digits.replace(',', '.'));
        }
        return text;
    }

    private static boolean isAmbiguous(String text) {
        var match = COMMA.matcher(text);
        return match.matches()
                && match.group(2).length() == 3
                && match.group(1).length() <= 3
                && match.group(1).charAt(0) != '0';
    }
}
