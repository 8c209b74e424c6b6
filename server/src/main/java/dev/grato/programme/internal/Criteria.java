package dev.grato.programme.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether what a pilot is judged by has come about.
final class Criteria {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Criteria() {}

    /// By what was counted (`part` of `of`, in percent), else by what its objective says now, else by what was written
    /// down. Whoever has neither a threshold nor a figure is believed.
    ///
    /// @param criterion its values, canonical
    /// @param objective those of its objective; empty where it has none
    static boolean isReached(Map<String, @Nullable Object> criterion, Map<String, @Nullable Object> objective) {
        var value = value(criterion, objective);
        var threshold = decimal(criterion.get("threshold"));
        if (value == null || threshold == null) {
            return Boolean.TRUE.equals(criterion.get("reached"));
        }
        int compared = value.compareTo(threshold);
        return "atMost".equals(criterion.get("comparison")) ? compared <= 0 : compared >= 0;
    }

    private static @Nullable BigDecimal value(
            Map<String, @Nullable Object> criterion, Map<String, @Nullable Object> objective) {
        var part = decimal(criterion.get("part"));
        var of = decimal(criterion.get("outOf"));
        if (part != null && of != null && of.signum() > 0) {
            return part.multiply(HUNDRED).divide(of, MathContext.DECIMAL32);
        }
        return decimal(objective.get("kpiValue"));
    }

    private static @Nullable BigDecimal decimal(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : null;
    }
}
