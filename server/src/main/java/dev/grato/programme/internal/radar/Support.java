package dev.grato.programme.internal.radar;

import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.CrmRecord;
import java.math.BigDecimal;
import java.util.Optional;

/// S13: working days until somebody takes up what hinders people, for nine in ten of the requests of a quarter. What
/// waits longer than it should counts with the age it has, so that silence is never better than a late answer. "I feel
/// watched" is not among them: it has its own clock.
final class Support extends Gauge {

    private static final int DAYS = 90;
    private static final int FIRST_ANSWER = 1;
    private static final int SILENCE = 5;
    private static final double SILENT = 0.05;

    Support() {
        super("S13", "people", "days", FROM_SMALL, 1, 2);
    }

    @Override
    Reading read(Ground ground) {
        var requests = ground.all(VoiceDeclarations.REQUEST).stream()
                .filter(request -> !VoiceDeclarations.FEEL_WATCHED.equals(request.value("kind")))
                .filter(request -> !ground.dayOf(request, "createdAt")
                        .isBefore(ground.today().minusDays(DAYS)))
                .toList();
        var ages = requests.stream()
                .flatMap(request -> age(ground, request).stream())
                .sorted()
                .toList();
        if (ages.isEmpty()) {
            return Reading.unknown(requests.isEmpty() ? "nothingYet" : "notDue");
        }
        int nineInTen = (int) Math.ceil(0.9 * ages.size()) - 1;
        var reading = figure(BigDecimal.valueOf(ages.get(nineInTen)), null);
        long silent = requests.stream()
                .filter(request -> !isAnswered(request) && waited(ground, request) > SILENCE)
                .count();
        // beyond one in ten the figure itself says so
        return reading.state() == State.OK && silent > SILENT * requests.size()
                ? new Reading(State.WATCH, reading.value(), silent, (long) requests.size(), "unanswered")
                : reading;
    }

    private static Optional<Long> age(Ground ground, CrmRecord request) {
        long waited = waited(ground, request);
        return isAnswered(request) || waited > FIRST_ANSWER ? Optional.of(waited) : Optional.empty();
    }

    private static boolean isAnswered(CrmRecord request) {
        return Gauges.isThere(request, "acknowledgedAt");
    }

    private static long waited(Ground ground, CrmRecord request) {
        var until = isAnswered(request) ? ground.dayOf(request, "acknowledgedAt") : ground.today();
        return Gauges.workingDays(ground.dayOf(request, "createdAt"), until);
    }
}
