package dev.grato.model.formula;

import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Exact decimals: ten places, halves rounded away from zero, and nothing where a result has no place.
final class Arithmetic {

    static final int SCALE = 10;
    static final int MONEY_SCALE = 6;

    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(30);
    private static final BigDecimal MILLIS_LIMIT = BigDecimal.TEN.pow(15);
    private static final int MOST_POWER = 100;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private Arithmetic() {}

    static @Nullable BigDecimal fitted(BigDecimal number, int scale) {
        var rounded = number.setScale(scale, RoundingMode.HALF_UP);
        return rounded.abs().compareTo(LIMIT) < 0 ? Json.canonical(rounded) : null;
    }

    static @Nullable BigDecimal fitted(BigDecimal number) {
        return fitted(number, SCALE);
    }

    static @Nullable BigDecimal divide(BigDecimal one, BigDecimal other, int scale) {
        return other.signum() == 0 ? null : fitted(one.divide(other, scale, RoundingMode.HALF_UP), scale);
    }

    static @Nullable BigDecimal mod(BigDecimal one, BigDecimal other) {
        if (other.signum() == 0) {
            return null;
        }
        var rest = one.remainder(other);
        return fitted(rest.signum() != 0 && rest.signum() != other.signum() ? rest.add(other) : rest);
    }

    static @Nullable BigDecimal power(BigDecimal base, BigDecimal exponent) {
        boolean isWhole = exponent.stripTrailingZeros().scale() <= 0;
        if (!isWhole || exponent.abs().compareTo(BigDecimal.valueOf(MOST_POWER)) > 0) {
            return null;
        }
        BigDecimal result = BigDecimal.ONE;
        for (int i = Math.abs(exponent.intValueExact()); i > 0 && result != null; i--) {
            result = fitted(result.multiply(base));
        }
        return result == null || exponent.signum() >= 0 ? result : divide(BigDecimal.ONE, result, SCALE);
    }

    static @Nullable BigDecimal round(BigDecimal number, BigDecimal digits, RoundingMode mode, int most) {
        int places = digits.max(BigDecimal.valueOf(-30))
                .min(BigDecimal.valueOf(most))
                .intValue();
        return fitted(number.setScale(places, mode));
    }

    static @Nullable BigDecimal wholeMillis(BigDecimal number) {
        var rounded = number.setScale(0, RoundingMode.HALF_UP);
        return rounded.abs().compareTo(MILLIS_LIMIT) <= 0 ? Json.canonical(rounded) : null;
    }

    static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        var fitted = amount == null ? null : fitted(amount, MONEY_SCALE);
        return fitted == null || !CURRENCY.matcher(currency).matches() ? null : new Money(fitted, currency);
    }

    static boolean isSameCurrency(List<Money> all) {
        return all.stream().map(Money::currency).distinct().count() == 1;
    }

    static boolean isEqual(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null
                ? one == null && other == null
                : one.currency().equals(other.currency()) && one.amount().compareTo(other.amount()) == 0;
    }

    static String plain(BigDecimal number) {
        return Objects.requireNonNull(Json.canonical(number)).toPlainString();
    }

    /// @param group the sign between thousands, empty for none
    static String formatted(BigDecimal number, String group, String point, int decimals) {
        var rounded = number.setScale(decimals, RoundingMode.HALF_UP);
        var digits = rounded.abs().toPlainString();
        int dot = digits.indexOf('.');
        var whole = new StringBuilder(dot < 0 ? digits : digits.substring(0, dot));
        for (int i = whole.length() - 3; i > 0 && !group.isEmpty(); i -= 3) {
            whole.insert(i, group);
        }
        return (rounded.signum() < 0 ? "-" : "") + whole + (dot < 0 ? "" : point + digits.substring(dot + 1));
    }
}
