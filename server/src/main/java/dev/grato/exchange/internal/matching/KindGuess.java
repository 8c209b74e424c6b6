package dev.grato.exchange.internal.matching;

import java.util.Collection;
import java.util.HashSet;
import java.util.regex.Pattern;

/// Tells by its values what kind of field it is.
public final class KindGuess {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern PHONE = Pattern.compile("[+(]?\\d[\\d\\s()./+x-]{5,24}");
    private static final Pattern DECIMAL = Pattern.compile("[$€£]?-?\\d{1,12}([.,]\\d+)?");
    private static final Pattern CODE = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d./_-]{2,24}");

    private KindGuess() {}

    /// @param values some thousand of them, those that are there
    public static FieldKind of(Collection<String> values) {
        int n = 0;
        int emails = 0;
        int days = 0;
        int phones = 0;
        int decimals = 0;
        int points = 0;
        int codes = 0;
        int digits = 0;
        int forms = 0;
        int places = 0;
        long words = 0;
        var lengths = new HashSet<Integer>();
        var distinct = new HashSet<String>();
        for (var raw : values) {
            var text = raw.strip();
            if (text.isEmpty()) {
                continue;
            }
            n++;
            distinct.add(text);
            emails += EMAIL.matcher(text).matches() ? 1 : 0;
            days += Days.isDay(text) ? 1 : 0;
            boolean isDecimal = DECIMAL.matcher(text).matches();
            decimals += isDecimal ? 1 : 0;
            points += isDecimal && (text.indexOf('.') >= 0 || text.indexOf(',') >= 0) ? 1 : 0;
            phones += PHONE.matcher(text).matches() && count(text) >= 7 ? 1 : 0;
            codes += CODE.matcher(text).matches() ? 1 : 0;
            lengths.add(text.length());
            digits += text.chars().anyMatch(Character::isDigit) ? 1 : 0;
            var parts = Wording.words(text);
            words += parts.size();
            forms += parts.size() > 1 && Wording.isLegalForm(parts.getLast()) ? 1 : 0;
            places += parts.size() > 1 && parts.stream().anyMatch(Wording::isAddressWord) ? 1 : 0;
        }
        if (n == 0) {
            return FieldKind.TEXT;
        }
        double most = n * 0.8;
        double average = (double) words / n;
        if (emails >= most) {
            return FieldKind.EMAIL;
        }
        if (days >= most) {
            return FieldKind.DATE;
        }
        if (distinct.size() <= Math.min(30, Math.max(3, n / 20))) {
            return FieldKind.CATEGORY;
        }
        if (decimals >= most) {
            boolean isFixed = points < n * 0.05 && lengths.size() <= 3 && averageLength(values, n) >= 3.5;
            return isFixed ? FieldKind.CODE : FieldKind.NUMBER;
        }
        if (phones >= most) {
            return FieldKind.PHONE;
        }
        if (codes >= most) {
            return FieldKind.CODE;
        }
        if (forms >= n * 0.15) {
            return FieldKind.COMPANY;
        }
        if (average > 1.5 && places >= n * 0.3 && digits >= n * 0.5) {
            return FieldKind.ADDRESS;
        }
        return average > 2.2 || digits > n * 0.25 ? FieldKind.TEXT : FieldKind.NAME;
    }

    private static long count(String text) {
        return text.chars().filter(Character::isDigit).count();
    }

    private static double averageLength(Collection<String> values, int n) {
        return values.stream().mapToInt(value -> value.strip().length()).sum() / (double) n;
    }
}
