package dev.grato.programme.internal.radar;

import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// S09: what the sponsor has done in the open in the last 30 days: signatures, gates, and rituals they came to. The
/// role
/// accepts that these are public.
final class Sponsor extends Gauge {

    private static final int DAYS = 30;

    Sponsor() {
        super("S09", "people", "count", FROM_SMALL, 2, 1);
    }

    @Override
    Reading read(Ground ground) {
        var sponsors = ground.roles("sponsor").stream()
                .filter(role -> role.value("acceptedAt") != null)
                .map(role -> role.value("user"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (sponsors.isEmpty()) {
            return Reading.unknown("noSponsor");
        }
        if (ground.isYoung()) {
            return Reading.unknown("notDue");
        }
        var since = ground.today().minusDays(DAYS);
        var signed = ground.all(ProgrammeModel.SIGNATURE).stream()
                .filter(signature -> isOf(sponsors, signature.value("user")))
                .filter(signature -> Gauges.isThere(signature, "signedAt"))
                .map(signature -> ground.dayOf(signature, "signedAt"));
        var passed = ground.all(ProgrammeModel.REVIEW).stream()
                .filter(review -> isOf(sponsors, review.value("decidedBy")))
                .map(review -> LocalDate.parse(String.valueOf(review.value("heldOn"))));
        var met = ground.all(ProgrammeModel.MEETING).stream()
                .filter(meeting -> Boolean.TRUE.equals(meeting.value("withSponsor")))
                .map(meeting -> Ground.day(meeting.value("heldOn")))
                .filter(Objects::nonNull);
        long acts = Stream.of(signed, passed, met)
                .flatMap(days -> days)
                .filter(day -> !day.isBefore(since))
                .count();
        return figure(BigDecimal.valueOf(acts), null);
    }

    private static boolean isOf(Set<Object> sponsors, @Nullable Object user) {
        return user != null && sponsors.contains(user);
    }
}
