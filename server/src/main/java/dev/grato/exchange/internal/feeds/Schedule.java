package dev.grato.exchange.internal.feeds;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When a feed looks for something new: after each pause, or at a time of each day.
///
/// @param every the pause; null where `at` is given
/// @param at the time of day in the workspace's zone
public record Schedule(@Nullable Duration every, @Nullable LocalTime at) {

    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofDays(31);

    public Schedule {
        if ((every == null) == (at == null)) {
            throw new IllegalArgumentException("either a pause or a time of day");
        }
    }

    /// The next time after this moment.
    Instant next(Instant now, ZoneId zone) {
        if (every != null) {
            return now.plus(every);
        }
        var today = now.atZone(zone).toLocalDate();
        var next = today.atTime(java.util.Objects.requireNonNull(at)).atZone(zone);
        return next.toInstant().isAfter(now)
                ? next.toInstant()
                : today.plusDays(1).atTime(at).atZone(zone).toInstant();
    }

    /// After how long without anything new somebody should know: two turns, in full hours.
    Duration patience() {
        return every == null
                ? Duration.ofHours(26)
                : Duration.ofHours(every.multipliedBy(2).plusMinutes(59).toHours());
    }

    public Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("everyMinutes", every == null ? null : every.toMinutes());
        json.put("at", at == null ? null : at.toString());
        return json;
    }

    static Schedule of(Map<String, @Nullable Object> json) {
        return json.get("at") instanceof String at
                ? new Schedule(null, LocalTime.parse(at))
                : new Schedule(
                        Duration.ofMinutes(
                                ((Number) java.util.Objects.requireNonNull(json.get("everyMinutes"))).longValue()),
                        null);
    }
}
