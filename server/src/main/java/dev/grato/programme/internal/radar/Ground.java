package dev.grato.programme.internal.radar;

import dev.grato.exchange.Quality;
import dev.grato.model.Model;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.programme.ProgrammeModel;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import dev.grato.records.Query.Count;
import dev.grato.records.Records;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What signals are read from: the workspace on one day, as the system sees it.
final class Ground {

    /// More of an object than any programme has.
    static final int ALL = 500;

    /// How long nothing is red after the programme has begun, in days.
    private static final int GRACE = 14;

    private final Records records;
    private final Quality quality;
    private final Safety safety;
    private final Actor system;
    private final Model model;
    private final CrmRecord programme;
    private final LocalDate today;
    private final Map<String, List<CrmRecord>> loaded = new HashMap<>();

    Ground(
            Records records,
            Quality quality,
            Safety safety,
            Actor system,
            Model model,
            CrmRecord programme,
            LocalDate today) {
        this.records = records;
        this.quality = quality;
        this.safety = safety;
        this.system = system;
        this.model = model;
        this.programme = programme;
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    Model model() {
        return model;
    }

    String profile() {
        return programme.value("profile") instanceof String profile ? profile : "micro";
    }

    /// When the programme began, where that is said.
    @Nullable
    LocalDate started() {
        return day(programme.value("startedOn"));
    }

    /// Whether the programme is so young that nothing of it is due.
    boolean isYoung() {
        var started = started();
        return started != null && today.isBefore(started.plusDays(GRACE));
    }

    /// All records of one of the programme's objects.
    List<CrmRecord> all(String object) {
        return loaded.computeIfAbsent(
                object, name -> records.query(system, Query.of(name, null, ALL)).items());
    }

    /// The newest records of an object for which all of these hold.
    ///
    /// @param order the field they are ordered by, with a `-` in front
    List<CrmRecord> newest(String object, String order, int limit, List<Map<String, Object>> conditions) {
        var filter = Map.<String, @Nullable Object>of("and", conditions);
        return records.query(
                        system,
                        new Query(object, filter, List.of(order), List.of(), List.of(), limit, null, Count.NONE, false))
                .items();
    }

    boolean hasObject(String name) {
        return model.objects().stream().anyMatch(object -> object.name().equals(name) && !object.isRetired());
    }

    /// How safe the workspace is.
    Safety.View safety() {
        return safety.of(system.workspace());
    }

    /// The roles of this kind.
    List<CrmRecord> roles(String kind) {
        return all(ProgrammeModel.ROLE).stream()
                .filter(role -> kind.equals(role.value("kind")))
                .toList();
    }

    /// How good the records of an object are; empty where it is not there.
    Optional<Quality.Report> quality(String address) {
        try {
            return Optional.of(quality.of(system, address));
        } catch (GratoException notThere) {
            return Optional.empty();
        }
    }

    /// The day of a moment of a record, as the workspace's clocks show it.
    LocalDate dayOf(CrmRecord record, String field) {
        return LocalDate.ofInstant(
                Instant.parse(String.valueOf(record.value(field))),
                system.workspace().zone());
    }

    static @Nullable LocalDate day(@Nullable Object value) {
        return value instanceof String text ? LocalDate.parse(text) : null;
    }
}
