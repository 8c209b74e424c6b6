package dev.grato.programme.internal.radar;

import dev.grato.access.Feature;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.Radar.Reading;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// S02: features that are released for an objective and have an owner, of all that are on.
final class Software extends Gauge {

    private static final String ENDED = "ended";

    Software() {
        super("S02", "policy", "share", FROM_SMALL, 0.9, 0.7);
    }

    @Override
    Reading read(Ground ground) {
        var releases = ground.all(ProgrammeModel.RELEASE).stream()
                .filter(release -> release.value("feature") instanceof String)
                .collect(Collectors.groupingBy(release -> String.valueOf(release.value("feature"))));
        if (releases.isEmpty()) {
            return Reading.unknown("nothingYet");
        }
        if (ground.isYoung()) {
            return Reading.unknown("notDue");
        }
        // what no release is about is on for everybody, and nobody has said what for
        var on = Stream.of(Feature.values())
                .map(feature -> feature.key())
                .filter(feature -> !releases.containsKey(feature)
                        || releases.getOrDefault(feature, List.of()).stream()
                                .anyMatch(release -> !ENDED.equals(release.value("status"))))
                .toList();
        long linked = on.stream()
                .filter(feature -> releases.getOrDefault(feature, List.of()).stream()
                        .anyMatch(release -> Gauges.isThere(release, "objective", "businessOwner")))
                .count();
        return on.isEmpty() ? Reading.unknown("nothingYet") : share(linked, on.size(), null);
    }
}
