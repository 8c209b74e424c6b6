package dev.grato.programme.internal.radar;

import dev.grato.access.Notices;
import dev.grato.exchange.Quality;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.programme.ProgrammeError;
import dev.grato.programme.ProgrammeModel;
import dev.grato.programme.ProgrammeTeam;
import dev.grato.programme.Radar;
import dev.grato.records.CrmRecord;
import dev.grato.records.Records;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Reads the signals now, keeps what they say once a week, and opens what was found out twice in a row.
@Service
final class RadarService implements Radar {

    /// How many weeks are shown.
    private static final int WEEKS = 26;
    /// How many good readings in a row close an alert.
    private static final int IN_A_ROW = 2;
    /// How many working days there are for an answer.
    private static final int ANSWER = 10;

    private final Records records;
    private final Quality quality;
    private final Safety safety;
    private final Models models;
    private final ReadingRepository readings;
    private final Notices notices;
    private final Workspaces workspaces;
    private final Clock clock;

    RadarService(
            Records records,
            Quality quality,
            Safety safety,
            Models models,
            ReadingRepository readings,
            Notices notices,
            Workspaces workspaces,
            Jobs jobs,
            Clock clock) {
        this.records = records;
        this.quality = quality;
        this.safety = safety;
        this.models = models;
        this.readings = readings;
        this.notices = notices;
        this.workspaces = workspaces;
        this.clock = clock;
        jobs.every("programme-radar", Duration.ofHours(6), this::keepAll);
    }

    private void keepAll() {
        for (var workspace : workspaces.all()) {
            keep(workspaces.require(workspace.id()), clock.instant());
        }
    }

    @Override
    public List<Line> look(Actor actor) {
        var workspace = actor.workspace();
        var today = LocalDate.ofInstant(clock.instant(), workspace.zone());
        return ground(workspace, today)
                .map(ground -> {
                    var kept = readings.since(workspace, monday(today).minusWeeks(WEEKS));
                    var open = readings.open(workspace);
                    return active(ground).stream()
                            .map(gauge -> new Line(
                                    gauge.code(),
                                    gauge.family(),
                                    gauge.unit(),
                                    gauge.watch(),
                                    gauge.act(),
                                    gauge.isMoreBad(),
                                    gauge.read(ground),
                                    kept.getOrDefault(gauge.code(), List.of()),
                                    open.get(gauge.code())))
                            .toList();
                })
                .orElse(List.of());
    }

    private Optional<Ground> ground(Workspace workspace, LocalDate today) {
        var system = Actor.system(workspace);
        return records.find(system, ProgrammeModel.PROGRAMME, ProgrammeModel.ID)
                .map(programme ->
                        new Ground(records, quality, safety, system, models.current(workspace), programme, today));
    }

    private static List<Gauge> active(Ground ground) {
        return Gauges.ALL.stream()
                .filter(gauge -> gauge.isActive(ground.profile()))
                .toList();
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    public void answer(Actor actor, String code, String answer, String words) {
        var today = LocalDate.ofInstant(clock.instant(), actor.workspace().zone());
        var roles = ground(actor.workspace(), today)
                .orElseThrow(() -> new GratoException(ProgrammeError.NO_ALERT))
                .all(ProgrammeModel.ROLE);
        if (!ProgrammeTeam.mayLead(actor, roles.stream().map(CrmRecord::values).toList())) {
            throw new GratoException(ProgrammeError.NOT_LEADING);
        }
        if (!readings.answer(actor.workspace(), code, answer, words, actor.userId(), clock.instant())) {
            throw new GratoException(ProgrammeError.NO_ALERT);
        }
    }

    @Override
    public List<UUID> keep(Workspace workspace, Instant now) {
        var today = LocalDate.ofInstant(now, workspace.zone());
        var week = monday(today);
        var ground = ground(workspace, today).orElse(null);
        if (ground == null) {
            return List.of();
        }
        var told = new ArrayList<UUID>();
        var kept = readings.since(workspace, week.minusWeeks(IN_A_ROW + 2L));
        for (var gauge : active(ground)) {
            var past = new ArrayList<>(kept.getOrDefault(gauge.code(), List.of()));
            if (past.stream().anyMatch(each -> each.week().equals(week))) {
                continue;
            }
            var reading = gauge.read(ground);
            readings.add(workspace, week, gauge.code(), reading, now);
            past.add(new Kept(week, reading));
            if (isInARow(past, gauge.opensAfter(), true) && readings.open(workspace, gauge.code(), today, due(today))) {
                leaders(ground).forEach(user -> {
                    notices.tell(workspace, user, "signalOpened", Map.of("signal", gauge.code()));
                    told.add(user);
                });
            } else if (isInARow(past, IN_A_ROW, false)) {
                readings.close(workspace, gauge.code(), today);
            }
        }
        return told;
    }

    /// Whether the newest readings all say that something is wrong, or all that it is good; what is unknown says
    /// neither.
    private static boolean isInARow(List<Kept> past, int count, boolean isBad) {
        return past.size() >= count
                && past.subList(past.size() - count, past.size()).stream()
                        .map(each -> each.reading().state())
                        .allMatch(state -> isBad ? state == State.WATCH || state == State.ACT : state == State.OK);
    }

    /// The last of the ten working days.
    static LocalDate due(LocalDate opened) {
        var day = opened;
        for (int left = ANSWER; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                left--;
            }
        }
        return day;
    }

    private static List<UUID> leaders(Ground ground) {
        return ground.roles("leader").stream()
                .filter(role -> role.value("user") instanceof String)
                .map(role -> UUID.fromString(String.valueOf(role.value("user"))))
                .toList();
    }
}
