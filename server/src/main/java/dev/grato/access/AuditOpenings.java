package dev.grato.access;

import dev.grato.access.internal.OpeningRepository;
import dev.grato.access.internal.PersonRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The door to the audit log: for administrators, with a reason and, where there are two of them, with a second one's
/// consent. All of it is a security event itself, and the person it is about is told.
@Service
public final class AuditOpenings {

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;

    private final OpeningRepository repository;
    private final PersonRepository people;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;
    private final AuditProperties properties;

    public AuditOpenings(
            OpeningRepository repository,
            PersonRepository people,
            Notices notices,
            Audit audit,
            Clock clock,
            AuditProperties properties) {
        this.repository = repository;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.properties = properties;
    }

    /// What somebody wants to look at, and why.
    public record Wish(
            String reason,
            Instant from,
            Instant to,
            @Nullable UUID about) {}

    /// Lets only administrators pass.
    ///
    /// @throws GratoException with [AccessError#ABILITY_MISSING]
    static UUID requireAdministrator(Actor actor) {
        var rights = RoleRights.of(actor).orElseThrow(() -> new GratoException(AccessError.SIGN_IN_NEEDED));
        if (!rights.isAdministrator()) {
            throw new GratoException(AccessError.ABILITY_MISSING, Map.of("ability", "administrator"));
        }
        return rights.user();
    }

    /// Whether a single administrator opens the log, since there is no second one.
    public boolean isForOne(Actor actor) {
        return people.administrators(actor.workspace()) < 2;
    }

    /// Asks for an opening. With a single administrator it is open at once, else it waits for another one.
    ///
    /// @throws GratoException with [AccessError#ABILITY_MISSING] or [AccessError#INVALID]
    public AuditOpening request(Actor actor, Wish wish) {
        var user = requireAdministrator(actor);
        var workspace = actor.workspace();
        check(actor, wish);
        var now = clock.instant();
        var to = wish.to().isAfter(now) ? now : wish.to();
        boolean isAlone = people.administrators(workspace) < 2;
        var opening = new AuditOpening(
                Ids.next(),
                isAlone ? AuditOpening.State.OPEN : AuditOpening.State.WAITING,
                wish.reason().strip(),
                wish.from(),
                to,
                wish.about(),
                user,
                now,
                null,
                isAlone ? now : null,
                now.plus(isAlone ? properties.openFor() : properties.decideWithin()));
        audit.record(about(SecurityEvent.by(actor, isAlone ? "audit.opened" : "audit.openingRequested"), opening));
        repository.create(workspace, opening);
        if (isAlone) {
            tell(actor, opening);
        }
        return opening;
    }

    private void check(Actor actor, Wish wish) {
        var faults = new ArrayList<Fault>();
        int length = wish.reason().strip().length();
        if (length < SHORTEST_REASON) {
            faults.add(new Fault("reason", "reasonTooShort", Map.of("min", SHORTEST_REASON)));
        } else if (length > LONGEST_REASON) {
            faults.add(new Fault("reason", "tooLong", Map.of("max", LONGEST_REASON)));
        }
        if (!wish.from().isBefore(wish.to())) {
            faults.add(new Fault("to", "periodEmpty"));
        }
        var about = wish.about();
        if (about != null && !people.isUser(actor.workspace(), about)) {
            faults.add(new Fault("about", "notFound"));
        }
        if (!faults.isEmpty()) {
            throw new GratoException(AccessError.INVALID, faults);
        }
    }

    /// The openings of the workspace, newest first.
    ///
    /// @param before only those older than this one
    public List<AuditOpening> list(Actor actor, int limit, @Nullable UUID before) {
        requireAdministrator(actor);
        return repository.list(actor.workspace(), limit, before, clock.instant());
    }

    /// Agrees that another administrator looks into the log.
    ///
    /// @throws GratoException with [AccessError#OPENING_NOT_FOUND], [AccessError#OPENING_OWN] or
    ///     [AccessError#OPENING_DECIDED]
    public AuditOpening approve(Actor actor, UUID id) {
        var now = clock.instant();
        var opening = undecided(actor, id);
        audit.record(about(SecurityEvent.by(actor, "audit.opened"), opening));
        decide(actor, opening, AuditOpening.State.OPEN, now.plus(properties.openFor()));
        tell(actor, opening);
        return require(actor, id);
    }

    /// Refuses it; see [#approve].
    public AuditOpening refuse(Actor actor, UUID id) {
        var opening = undecided(actor, id);
        audit.record(about(SecurityEvent.by(actor, "audit.openingRefused"), opening));
        decide(actor, opening, AuditOpening.State.REFUSED, opening.endsAt());
        return require(actor, id);
    }

    private AuditOpening undecided(Actor actor, UUID id) {
        var user = requireAdministrator(actor);
        var opening = require(actor, id);
        if (opening.requestedBy().equals(user)) {
            throw new GratoException(AccessError.OPENING_OWN);
        }
        if (opening.state() != AuditOpening.State.WAITING) {
            throw new GratoException(AccessError.OPENING_DECIDED);
        }
        return opening;
    }

    private void decide(Actor actor, AuditOpening opening, AuditOpening.State state, Instant endsAt) {
        var user = requireAdministrator(actor);
        if (!repository.decide(actor.workspace(), opening.id(), state, user, clock.instant(), endsAt)) {
            throw new GratoException(AccessError.OPENING_DECIDED);
        }
    }

    private AuditOpening require(Actor actor, UUID id) {
        return repository
                .find(actor.workspace(), id, clock.instant())
                .orElseThrow(() -> new GratoException(AccessError.OPENING_NOT_FOUND));
    }

    /// The actor's own opening, if it can be read now.
    ///
    /// @throws GratoException with [AccessError#OPENING_NOT_FOUND] or [AccessError#OPENING_NOT_OPEN]
    AuditOpening requireOpen(Actor actor, UUID id) {
        var user = requireAdministrator(actor);
        var opening = require(actor, id);
        if (!opening.requestedBy().equals(user)) {
            throw new GratoException(AccessError.OPENING_NOT_FOUND);
        }
        if (opening.state() != AuditOpening.State.OPEN) {
            throw new GratoException(AccessError.OPENING_NOT_OPEN);
        }
        return opening;
    }

    static SecurityEvent about(SecurityEvent event, AuditOpening opening) {
        return event.about(opening.about())
                .with("opening", opening.id().toString())
                .with("reason", opening.reason())
                .with("from", opening.from().toString())
                .with("to", opening.to().toString());
    }

    private void tell(Actor actor, AuditOpening opening) {
        var about = opening.about();
        if (about != null) {
            notices.tell(
                    actor.workspace(),
                    about,
                    "auditOpened",
                    Map.of(
                            "by", opening.requestedBy().toString(),
                            "reason", opening.reason(),
                            "from", opening.from().toString(),
                            "to", opening.to().toString()));
        }
    }
}
