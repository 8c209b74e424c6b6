package dev.grato.programme.internal.voice;

import dev.grato.access.Notices;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.programme.CouncilDeclarations;
import dev.grato.programme.Voice;
import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Puts together what the asker may know. Reports are their writers' alone, so that the system reads them here, and
/// nowhere else; what goes out has passed [VoiceRoles].
@Service
final class VoiceService implements Voice {

    /// The latest reports that are looked at.
    private static final int MOST = 2_000;

    private static final int AT_ONCE = 500;
    private static final int FEWEST = 5;
    private static final List<String> BANDS = List.of("few", "5-9", "10-19", "20-49", "50+");
    private static final Duration COUNTED = Duration.ofDays(60);
    private static final String OWNER = "owner";
    private static final String ANSWER = "answer";

    private final Records records;
    private final VoiceRoles roles;
    private final Notices notices;
    private final Clock clock;

    VoiceService(Records records, VoiceRoles roles, Notices notices, Clock clock) {
        this.records = records;
        this.roles = roles;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public Board board(Actor actor) {
        var system = Actor.system(actor.workspace());
        var reading = roles.of(actor);
        var since = clock.instant().minus(COUNTED);
        var screens = new HashMap<String, List<CrmRecord>>();
        var byRequest = new HashMap<UUID, List<CrmRecord>>();
        for (var report : all(system, VoiceDeclarations.REPORT)) {
            Ids.parse(report.value("request"))
                    .ifPresent(id -> byRequest
                            .computeIfAbsent(id, each -> new ArrayList<>())
                            .add(report));
            // that somebody feels watched is nothing to count by screen
            if (report.value("screen") instanceof String screen && isSince(report, since) && !isWatched(report)) {
                screens.computeIfAbsent(screen, each -> new ArrayList<>()).add(report);
            }
        }
        var points = points(system);
        var names = new HashMap<UUID, String>();
        var items = all(actor, VoiceDeclarations.REQUEST).stream()
                .map(request -> item(
                        actor,
                        reading,
                        request,
                        byRequest.getOrDefault(request.id(), List.of()),
                        points.getOrDefault(request.id(), 0),
                        since,
                        names))
                .toList();
        var counts = screens.entrySet().stream()
                .map(each -> new ScreenCount(each.getKey(), band(each.getValue())))
                // within a band by name: the order is not to tell what the band does not
                .sorted(Comparator.<ScreenCount>comparingInt(each -> BANDS.indexOf(each.reports()))
                        .reversed()
                        .thenComparing(ScreenCount::screen))
                .toList();
        return new Board(reading.isTeam(), items, counts);
    }

    /// What each request was given in the quarters that are over; of the one that runs nobody is told.
    private Map<UUID, Integer> points(Actor system) {
        var quarter = CouncilRule.quarter(
                LocalDate.ofInstant(clock.instant(), system.workspace().zone()));
        var points = new HashMap<UUID, Integer>();
        for (var vote : all(system, CouncilDeclarations.VOTE)) {
            var given = VoiceRule.number(vote.value("points"));
            if (given != null && !quarter.equals(vote.value("quarter"))) {
                Ids.parse(vote.value("request")).ifPresent(id -> points.merge(id, given.intValue(), Integer::sum));
            }
        }
        return points;
    }

    /// How many there are, as far as it may be said: below five reports, or five people, that there are some.
    private static String band(List<CrmRecord> reports) {
        long people =
                reports.stream().map(report -> report.value(OWNER)).distinct().count();
        int count = reports.size();
        int band = people < FEWEST || count < FEWEST ? 0 : count < 10 ? 1 : count < 20 ? 2 : count < 50 ? 3 : 4;
        return BANDS.get(band);
    }

    private Item item(
            Actor actor,
            VoiceRoles.Reading reading,
            CrmRecord request,
            List<CrmRecord> reports,
            int points,
            Instant since,
            Map<UUID, String> names) {
        var reporters = new HashSet<Object>();
        reports.stream()
                .filter(report -> isSince(report, since))
                .forEach(report -> reporters.add(Objects.requireNonNullElse(report.value(OWNER), "")));
        boolean mayAnswer = mayAnswer(reading, request);
        return new Item(
                request.id(),
                reporters.size(),
                rank(request, reporters.size()),
                points,
                mayAnswer,
                mayAnswer
                        ? reports.stream()
                                .map(report -> shown(actor, reading, report, names))
                                .toList()
                        : List.of());
    }

    private static boolean mayAnswer(VoiceRoles.Reading reading, CrmRecord request) {
        return isWatched(request) ? reading.readsWatched() : reading.isTeam();
    }

    private static boolean isWatched(CrmRecord record) {
        return VoiceDeclarations.FEEL_WATCHED.equals(record.value("kind"));
    }

    private static @Nullable Double rank(CrmRecord request, int reporters) {
        var severity = VoiceRule.number(request.value("severity"));
        var reach = VoiceRule.number(request.value("reach"));
        var effort = VoiceRule.number(request.value("effort"));
        if (isWatched(request) || severity == null || reach == null || effort == null || effort.signum() <= 0) {
            return null;
        }
        return severity.multiply(reach).multiply(BigDecimal.valueOf(reporters)).doubleValue() / effort.doubleValue();
    }

    private Report shown(Actor actor, VoiceRoles.Reading reading, CrmRecord report, Map<UUID, String> names) {
        boolean isNamed = "named".equals(report.value("naming")) || reading.isCouncil();
        var owner = Ids.parse(report.value(OWNER)).orElse(null);
        return new Report(
                LocalDate.ofInstant(at(report), actor.workspace().zone()).toString(),
                text(report, "sentence"),
                isNamed && owner != null ? names.computeIfAbsent(owner, id -> name(actor, id)) : null,
                text(report, "appVersion"),
                text(report, "timing"),
                text(report, "errorCode"));
    }

    private String name(Actor actor, UUID user) {
        return records.find(Actor.system(actor.workspace()), "user", user)
                .map(record -> String.valueOf(record.value("name")))
                .orElse("–");
    }

    private static Instant at(CrmRecord record) {
        return Instant.parse(String.valueOf(record.value("createdAt")));
    }

    private static boolean isSince(CrmRecord record, Instant since) {
        return !at(record).isBefore(since);
    }

    private static @Nullable String text(CrmRecord record, String field) {
        var value = record.value(field);
        return value == null ? null : value.toString();
    }

    /// The latest, the newest first.
    private List<CrmRecord> all(Actor actor, String object) {
        var found = new ArrayList<CrmRecord>();
        String cursor = null;
        do {
            var page = records.query(
                    actor,
                    new Query(
                            object,
                            null,
                            List.of("-createdAt"),
                            List.of(),
                            List.of(),
                            AT_ONCE,
                            cursor,
                            Query.Count.NONE,
                            false));
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && found.size() < MOST);
        return found;
    }

    @Override
    public void answer(Actor actor, UUID id, Map<String, @Nullable Object> values) {
        var request = require(actor, VoiceDeclarations.REQUEST, id);
        if (!mayAnswer(roles.of(actor), request)) {
            throw new GratoException(RecordsError.FORBIDDEN);
        }
        var changed = new LinkedHashMap<String, @Nullable Object>(values);
        changed.put("answeredBy", user(actor).toString());
        write(actor, Mutation.update(VoiceDeclarations.REQUEST, id, changed));
    }

    @Override
    public UUID object(Actor actor, String statement) {
        var id = Ids.next();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("statement", statement);
        values.put("raisedBy", user(actor).toString());
        write(actor, Mutation.create(VoiceDeclarations.OBJECTION, id, values));
        return id;
    }

    @Override
    public void answerObjection(Actor actor, UUID id, String answer, @Nullable String evidence) {
        var objection = require(actor, VoiceDeclarations.OBJECTION, id);
        var reading = roles.of(actor);
        if (!reading.isTeam() && !reading.parts().contains(VoiceRoles.Part.SPONSOR)) {
            throw new GratoException(RecordsError.FORBIDDEN);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put(ANSWER, answer);
        values.put("evidence", evidence);
        values.put("answeredBy", user(actor).toString());
        values.put("verdict", "open");
        write(actor, Mutation.update(VoiceDeclarations.OBJECTION, id, values));
        Ids.parse(objection.value("raisedBy"))
                .ifPresent(author -> notices.tell(
                        actor.workspace(),
                        author,
                        "objectionAnswered",
                        Map.of("objection", String.valueOf(objection.value("statement")))));
    }

    @Override
    public void settle(Actor actor, UUID id, boolean isSettled) {
        var objection = require(actor, VoiceDeclarations.OBJECTION, id);
        if (!user(actor).toString().equals(objection.value("raisedBy"))) {
            throw new GratoException(RecordsError.FORBIDDEN);
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("verdict", isSettled ? "settled" : "notSettled");
        write(actor, Mutation.update(VoiceDeclarations.OBJECTION, id, values));
    }

    private CrmRecord require(Actor actor, String object, UUID id) {
        return records.find(actor, object, id).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
    }

    private static UUID user(Actor actor) {
        var user = actor.userId();
        if (user == null) {
            throw new GratoException(RecordsError.FORBIDDEN);
        }
        return user;
    }

    private void write(Actor actor, Mutation mutation) {
        var outcome = records.write(Actor.system(actor.workspace()), List.of(mutation), WriteOptions.single("system"))
                .getFirst();
        if (outcome.status() == Outcome.Status.INVALID) {
            throw new GratoException(RecordsError.INVALID_RECORD, outcome.faults());
        }
        if (!outcome.status().isDone()) {
            throw new GratoException(RecordsError.CHANGED_MEANWHILE);
        }
    }
}
