package dev.grato.access;

import dev.grato.access.Shares.NewShare;
import dev.grato.access.internal.PeopleRepository;
import dev.grato.access.internal.RequestRepository;
import dev.grato.access.internal.RequestRepository.Row;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.RecordPermit;
import dev.grato.records.Records;
import dev.grato.records.spi.AccessPolicy.Action;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What people ask to be allowed: to see or change a record, or an ability. Whoever may share the record
/// answers; an ability is lent by administrators. Whatever is granted has an end.
@Service
public final class AccessRequests {

    private static final int MOST_OPEN = 100;
    private static final int MOST_SHOWN = 200;
    private static final int LONGEST_REASON = 500;

    private final RequestRepository repository;
    private final PeopleRepository people;
    private final Shares shares;
    private final Records records;
    private final Models models;
    private final Audit audit;
    private final Clock clock;

    public AccessRequests(
            RequestRepository repository,
            PeopleRepository people,
            Shares shares,
            Records records,
            Models models,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.people = people;
        this.shares = shares;
        this.records = records;
        this.models = models;
        this.audit = audit;
        this.clock = clock;
    }

    /// A request and what became of it.
    ///
    /// @param object the name of the record's object; absent for an ability
    /// @param action `read` or `write`; absent for an ability
    /// @param until when what was asked for is to end; once granted, when it does
    /// @param state `open`, `granted`, `refused`, or `ended` for an ability taken back before its time
    public record AccessRequest(
            UUID id,
            Instant at,
            UUID user,
            @Nullable String object,
            @Nullable UUID record,
            @Nullable String action,
            @Nullable String ability,
            String reason,
            @Nullable Instant until,
            String state,
            @Nullable Instant decidedAt,
            @Nullable UUID decidedBy,
            @Nullable String answer) {}

    /// Asks for a record. Says the same whether the record is hidden or was never there.
    ///
    /// @throws GratoException with [AccessError#INVALID], [AccessError#NOT_SHAREABLE] or
    ///     [AccessError#REQUEST_NOT_NEEDED]
    public AccessRequest ask(
            Actor actor, String object, UUID record, String action, String reason, @Nullable Instant until) {
        var type = models.current(actor.workspace()).require(object);
        if (!type.isOwned()) {
            throw new GratoException(AccessError.NOT_SHAREABLE);
        }
        var faults = new ArrayList<Fault>();
        if (!action.equals("read") && !action.equals("write")) {
            faults.add(new Fault("action", "unknownLevel"));
        }
        if (until != null && !until.isAfter(clock.instant())) {
            faults.add(new Fault("until", "mustBeFuture"));
        }
        check(reason, faults);
        var permit = permits(actor, object, List.of(record)).get(record);
        if (permit != null && (action.equals("read") || permit.canUpdate())) {
            throw new GratoException(AccessError.REQUEST_NOT_NEEDED);
        }
        var row = new Row(
                Ids.next(),
                now(),
                user(actor),
                type.table(),
                record,
                action,
                null,
                reason.strip(),
                until,
                "open",
                null,
                null,
                null);
        return kept(actor, row);
    }

    /// Asks for an ability.
    ///
    /// @throws GratoException with [AccessError#INVALID] or [AccessError#REQUEST_NOT_NEEDED]
    public AccessRequest askAbility(Actor actor, String ability, String reason) {
        var faults = new ArrayList<Fault>();
        if (!Abilities.ALL.contains(ability)) {
            faults.add(new Fault("ability", "unknownAbility"));
        }
        check(reason, faults);
        if (Abilities.has(actor, ability)) {
            throw new GratoException(AccessError.REQUEST_NOT_NEEDED);
        }
        var row = new Row(
                Ids.next(),
                now(),
                user(actor),
                null,
                null,
                null,
                ability,
                reason.strip(),
                null,
                "open",
                null,
                null,
                null);
        return kept(actor, row);
    }

    private static void check(@Nullable String reason, List<Fault> faults) {
        if (reason == null || reason.isBlank()) {
            faults.add(new Fault("reason", "required", Map.of("field", "reason")));
        } else if (reason.length() > LONGEST_REASON) {
            faults.add(new Fault("reason", "tooLong", Map.of("max", LONGEST_REASON)));
        }
        if (!faults.isEmpty()) {
            throw new GratoException(AccessError.INVALID, faults);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static UUID user(Actor actor) {
        if (actor.userId() == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        return actor.userId();
    }

    /// The same request made twice is one.
    private AccessRequest kept(Actor actor, Row wanted) {
        var open = repository.of(actor.workspace(), wanted.user(), MOST_SHOWN).stream()
                .filter(row -> row.state().equals("open"))
                .toList();
        for (var row : open) {
            boolean isSame = java.util.Objects.equals(row.record(), wanted.record())
                    && java.util.Objects.equals(row.action(), wanted.action())
                    && java.util.Objects.equals(row.ability(), wanted.ability());
            if (isSame) {
                return shown(actor, row);
            }
        }
        if (open.size() >= MOST_OPEN) {
            throw new GratoException(AccessError.INVALID, new Fault("", "tooManyRequests", Map.of("max", MOST_OPEN)));
        }
        repository.insert(actor.workspace(), wanted);
        audit.record(event(actor, "access.requested", wanted));
        return shown(actor, wanted);
    }

    /// The actor's own requests, newest first.
    public List<AccessRequest> mine(Actor actor) {
        return repository.of(actor.workspace(), user(actor), MOST_SHOWN).stream()
                .map(row -> shown(actor, row))
                .toList();
    }

    /// The open requests of others that the actor may answer, oldest first.
    public List<AccessRequest> toDecide(Actor actor) {
        var open = repository.open(actor.workspace(), 5 * MOST_SHOWN).stream()
                .filter(row -> !row.user().equals(actor.userId()))
                .toList();
        var model = models.current(actor.workspace());
        var wanted = new HashMap<String, Set<UUID>>();
        open.forEach(row -> {
            if (row.table() != null && row.record() != null) {
                wanted.computeIfAbsent(row.table(), table -> new HashSet<>()).add(row.record());
            }
        });
        var decidable = new HashSet<UUID>();
        wanted.forEach((table, ids) -> model.objectOf(table)
                .ifPresent(object -> permits(actor, object.name(), List.copyOf(ids))
                        .forEach((id, permit) -> {
                            if (permit.canUpdate() || permit.canHandOver()) {
                                decidable.add(id);
                            }
                        })));
        return open.stream()
                .filter(row -> row.record() == null ? isAdministrator(actor) : decidable.contains(row.record()))
                .limit(MOST_SHOWN)
                .map(row -> shown(actor, row))
                .toList();
    }

    private Map<UUID, RecordPermit> permits(Actor actor, String object, List<UUID> ids) {
        try {
            return records.permits(actor, object, ids);
        } catch (GratoException unknown) {
            return Map.of();
        }
    }

    private static boolean isAdministrator(Actor actor) {
        return actor.isSystem()
                || RoleRights.of(actor).map(RoleRights::isAdministrator).orElse(false);
    }

    /// Shares the record with who asked, or lends them the ability, until the given moment.
    ///
    /// @throws GratoException with [AccessError#REQUEST_NOT_FOUND], [AccessError#REQUEST_DECIDED],
    ///     [AccessError#INVALID], [AccessError#SHARE_USELESS], or what [Shares#create] throws
    public AccessRequest grant(Actor actor, UUID id, Instant until, @Nullable String answer) {
        var row = decidable(actor, id);
        checkAnswer(answer);
        if (!until.isAfter(clock.instant())) {
            throw new GratoException(AccessError.INVALID, new Fault("until", "mustBeFuture"));
        }
        if (row.table() == null || row.record() == null || row.action() == null) {
            return lend(actor, row, until, answer);
        }
        var object = models.current(actor.workspace())
                .objectOf(row.table())
                .orElseThrow(() -> new GratoException(AccessError.REQUEST_NOT_FOUND));
        requireUseful(actor, row, object);
        if (!repository.decide(actor.workspace(), id, "granted", until, user(actor), now(), answer)) {
            throw new GratoException(AccessError.REQUEST_DECIDED);
        }
        try {
            audit.record(event(actor, "access.granted", row).with("until", until.toString()));
            shares.create(
                    actor,
                    object.name(),
                    row.record(),
                    new NewShare(row.user(), null, row.action(), until, row.reason()));
        } catch (GratoException refused) {
            repository.reopen(actor.workspace(), row);
            throw refused;
        }
        return shown(actor, require(actor, id));
    }

    private AccessRequest lend(Actor actor, Row row, Instant until, @Nullable String answer) {
        audit.record(event(actor, "access.granted", row).with("until", until.toString()));
        if (!repository.decide(actor.workspace(), row.id(), "granted", until, user(actor), now(), answer)) {
            throw new GratoException(AccessError.REQUEST_DECIDED);
        }
        return shown(actor, require(actor, row.id()));
    }

    /// The abilities lent to people at this moment, for administrators; the next to end first.
    public List<AccessRequest> lent(Actor actor) {
        return isAdministrator(actor)
                ? repository.lent(actor.workspace(), now(), MOST_SHOWN).stream()
                        .map(row -> shown(actor, row))
                        .toList()
                : List.of();
    }

    /// Takes an ability back before its time. Administrators may, and whoever has it.
    ///
    /// @throws GratoException with [AccessError#REQUEST_NOT_FOUND] or [AccessError#REQUEST_DECIDED]
    public AccessRequest end(Actor actor, UUID id) {
        var row = require(actor, id);
        if (row.ability() == null || !isAdministrator(actor) && !row.user().equals(actor.userId())) {
            throw new GratoException(AccessError.REQUEST_NOT_FOUND);
        }
        audit.record(event(actor, "access.ended", row));
        if (!repository.end(actor.workspace(), id, now())) {
            throw new GratoException(AccessError.REQUEST_DECIDED);
        }
        return shown(actor, require(actor, id));
    }

    /// A share does nothing where the role closes the object or the action as a whole.
    private void requireUseful(Actor actor, Row row, ObjectType object) {
        var teams = people.teams(actor.workspace());
        var asker = people.active(actor.workspace(), teams).stream()
                .filter(person -> person.id().equals(row.user()))
                .findFirst()
                .orElseThrow(() -> new GratoException(AccessError.REQUEST_NOT_FOUND));
        boolean isClosed = asker.rights().scope(object.table(), Action.READ) == Scope.NONE
                || "write".equals(row.action()) && asker.rights().scope(object.table(), Action.UPDATE) == Scope.NONE;
        if (isClosed) {
            throw new GratoException(AccessError.SHARE_USELESS);
        }
    }

    /// Refuses with a reason.
    ///
    /// @throws GratoException with [AccessError#REQUEST_NOT_FOUND], [AccessError#REQUEST_DECIDED] or
    ///     [AccessError#INVALID]
    public AccessRequest refuse(Actor actor, UUID id, String reason) {
        var row = decidable(actor, id);
        check(reason, new ArrayList<>());
        if (!repository.decide(actor.workspace(), id, "refused", null, user(actor), now(), reason.strip())) {
            throw new GratoException(AccessError.REQUEST_DECIDED);
        }
        audit.record(event(actor, "access.refused", row));
        return shown(actor, require(actor, id));
    }

    private static void checkAnswer(@Nullable String answer) {
        if (answer != null && answer.length() > LONGEST_REASON) {
            throw new GratoException(
                    AccessError.INVALID, new Fault("reason", "tooLong", Map.of("max", LONGEST_REASON)));
        }
    }

    /// What one may not answer is not there.
    private Row decidable(Actor actor, UUID id) {
        var row = require(actor, id);
        boolean isOwn = row.user().equals(actor.userId());
        boolean may = row.record() == null || row.table() == null
                ? isAdministrator(actor)
                : models.current(actor.workspace())
                        .objectOf(row.table())
                        .map(object -> permits(actor, object.name(), List.of(row.record()))
                                .get(row.record()))
                        .filter(permit -> permit.canUpdate() || permit.canHandOver())
                        .isPresent();
        if (isOwn || !may) {
            throw new GratoException(AccessError.REQUEST_NOT_FOUND);
        }
        if (!row.state().equals("open")) {
            throw new GratoException(AccessError.REQUEST_DECIDED);
        }
        return row;
    }

    private Row require(Actor actor, UUID id) {
        return repository
                .find(actor.workspace(), id)
                .orElseThrow(() -> new GratoException(AccessError.REQUEST_NOT_FOUND));
    }

    private AccessRequest shown(Actor actor, Row row) {
        var object = row.table() == null
                ? null
                : models.current(actor.workspace()).objectOf(row.table()).orElse(null);
        return new AccessRequest(
                row.id(),
                row.at(),
                row.user(),
                object == null ? null : object.name(),
                row.record(),
                row.action(),
                row.ability(),
                row.reason(),
                row.until(),
                row.state(),
                row.decidedAt(),
                row.decidedBy(),
                row.answer());
    }

    private static SecurityEvent event(Actor actor, String kind, Row row) {
        var event = SecurityEvent.by(actor, kind).about(row.user());
        return row.ability() != null
                ? event.with("what", row.ability())
                : event.with("what", row.action() + " " + row.table() + " " + row.record());
    }
}
