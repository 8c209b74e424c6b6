package dev.grato.access;

import dev.grato.access.internal.ShareRepository;
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
import dev.grato.records.RecordsError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Single records opened to a user or a team beyond what their role reaches, to read or to write, until a
/// moment or for good.
///
/// Only records with an owner can be shared; their children come with them.
@Service
public final class Shares {

    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;

    private final ShareRepository repository;
    private final Records records;
    private final Models models;
    private final Audit audit;
    private final Clock clock;

    public Shares(ShareRepository repository, Records records, Models models, Audit audit, Clock clock) {
        this.repository = repository;
        this.records = records;
        this.models = models;
        this.audit = audit;
        this.clock = clock;
    }

    /// A record shared with a user or a team.
    ///
    /// @param level `read` or `write`
    /// @param expiresAt from then on it does nothing; absent means for good
    public record Share(
            UUID id,
            @Nullable UUID user,
            @Nullable UUID team,
            String level,
            @Nullable Instant expiresAt,
            @Nullable UUID grantedBy,
            Instant createdAt,
            @Nullable String reason) {}

    /// A share as it is asked for; with exactly one of user and team.
    public record NewShare(
            @Nullable UUID user,
            @Nullable UUID team,
            String level,
            @Nullable Instant expiresAt,
            @Nullable String reason) {}

    /// The live shares of a record the actor sees, oldest first.
    ///
    /// @throws GratoException with [RecordsError#NOT_FOUND] where they do not see it
    public List<Share> list(Actor actor, String object, UUID record) {
        permit(actor, object, record);
        return repository.list(actor.workspace(), type(actor, object).table(), record, clock.instant());
    }

    /// Shares the record. Takes the right to change it, and gives no more than the actor has: who changes it
    /// only because it is shared with them shares it no longer than that.
    ///
    /// @throws GratoException with [RecordsError#NOT_FOUND], [RecordsError#FORBIDDEN], [AccessError#INVALID] or
    ///     [AccessError#NOT_SHAREABLE]
    public Share create(Actor actor, String object, UUID record, NewShare wanted) {
        var permit = permit(actor, object, record);
        var type = type(actor, object);
        if (!type.isOwned()) {
            throw new GratoException(AccessError.NOT_SHAREABLE);
        }
        var latest = latest(actor, type, record, permit);
        check(actor, wanted, latest);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (repository.list(actor.workspace(), type.table(), record, now).size() >= MOST) {
            throw new GratoException(AccessError.INVALID, new Fault("", "tooManyShares", Map.of("max", MOST)));
        }
        var share = new Share(
                Ids.next(),
                wanted.user(),
                wanted.team(),
                wanted.level(),
                wanted.expiresAt() == null ? null : wanted.expiresAt().truncatedTo(ChronoUnit.MICROS),
                actor.userId(),
                now,
                wanted.reason());
        audit.record(event(actor, "share.granted", type, record, share));
        repository.insert(actor.workspace(), type.table(), record, share);
        return share;
    }

    /// The longest the actor may share for; null for as long as they like.
    private @Nullable Instant latest(Actor actor, ObjectType type, UUID record, RecordPermit permit) {
        if (permit.canHandOver()) {
            return null;
        }
        var rights = RoleRights.of(actor).orElse(null);
        var share = rights == null || !permit.canUpdate()
                ? null
                : repository
                        .longest(
                                actor.workspace(),
                                type.table(),
                                record,
                                rights.user(),
                                rights.teamPath(),
                                clock.instant())
                        .orElse(null);
        if (share == null) {
            throw new GratoException(
                    RecordsError.FORBIDDEN,
                    Map.of("object", type.name(), "record", record.toString(), "action", "write"));
        }
        return share.expiresAt();
    }

    private void check(Actor actor, NewShare wanted, @Nullable Instant latest) {
        var faults = new ArrayList<Fault>();
        if ((wanted.user() == null) == (wanted.team() == null)) {
            faults.add(new Fault("user", "userOrTeam"));
        } else if (!isThere(actor, wanted)) {
            faults.add(new Fault(wanted.user() == null ? "team" : "user", "unknownRecord"));
        }
        if (!wanted.level().equals("read") && !wanted.level().equals("write")) {
            faults.add(new Fault("level", "unknownLevel"));
        }
        var until = wanted.expiresAt();
        if (until != null && !until.isAfter(clock.instant())) {
            faults.add(new Fault("expiresAt", "mustBeFuture"));
        } else if (latest != null && (until == null || until.isAfter(latest))) {
            faults.add(new Fault("expiresAt", "tooLate", Map.of("latest", latest)));
        }
        if (wanted.reason() != null && wanted.reason().length() > LONGEST_REASON) {
            faults.add(new Fault("reason", "tooLong", Map.of("max", LONGEST_REASON)));
        }
        if (!faults.isEmpty()) {
            throw new GratoException(AccessError.INVALID, faults);
        }
    }

    private boolean isThere(Actor actor, NewShare wanted) {
        var system = Actor.system(actor.workspace());
        return wanted.user() == null
                ? records.find(system, AccessModel.TEAM, Objects.requireNonNull(wanted.team()))
                        .isPresent()
                : records.find(system, AccessModel.USER, wanted.user())
                        .filter(user -> !Boolean.FALSE.equals(user.value("isActive")))
                        .isPresent();
    }

    /// Ends a share: whoever may change the record by their own role may, and so may who gave and who got it.
    ///
    /// @throws GratoException with [RecordsError#NOT_FOUND], [RecordsError#FORBIDDEN] or
    ///     [AccessError#SHARE_NOT_FOUND]
    public void end(Actor actor, String object, UUID record, UUID share) {
        var permit = permit(actor, object, record);
        var type = type(actor, object);
        var found = repository.list(actor.workspace(), type.table(), record, clock.instant()).stream()
                .filter(known -> known.id().equals(share))
                .findFirst()
                .orElseThrow(() -> new GratoException(AccessError.SHARE_NOT_FOUND));
        boolean isParty = actor.userId() != null
                && (actor.userId().equals(found.grantedBy()) || actor.userId().equals(found.user()));
        if (!permit.canHandOver() && !isParty) {
            throw new GratoException(
                    RecordsError.FORBIDDEN,
                    Map.of("object", type.name(), "record", record.toString(), "action", "write"));
        }
        audit.record(event(actor, "share.ended", type, record, found));
        repository.delete(actor.workspace(), type.table(), record, share);
    }

    private RecordPermit permit(Actor actor, String object, UUID record) {
        var permit = records.permits(actor, object, List.of(record)).get(record);
        if (permit == null) {
            throw new GratoException(RecordsError.NOT_FOUND);
        }
        return permit;
    }

    private ObjectType type(Actor actor, String object) {
        return models.current(actor.workspace()).require(object);
    }

    private static SecurityEvent event(Actor actor, String kind, ObjectType type, UUID record, Share share) {
        var event = SecurityEvent.by(actor, kind)
                .about(share.user())
                .with("object", type.name())
                .with("record", record.toString())
                .with("level", share.level());
        event = share.team() == null ? event : event.with("team", share.team().toString());
        return share.expiresAt() == null
                ? event
                : event.with("until", share.expiresAt().toString());
    }
}
