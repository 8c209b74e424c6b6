package dev.grato.access;

import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.Escalation;
import dev.grato.access.internal.IdentityLog;
import dev.grato.access.internal.IdentityRepository;
import dev.grato.access.internal.InvitationRepository;
import dev.grato.access.internal.InvitationRepository.InvitationRow;
import dev.grato.access.internal.Letters;
import dev.grato.access.internal.LinkToken;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Mail.Delivery;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.WriteOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// How people come into a workspace: by a link to their mailbox, good for a week and for once.
///
/// The user is an ordinary record from the moment of the invitation, not active yet; role and team are those of
/// the record when the invitation is accepted. Deleting the record, or taking its batch back, makes the link
/// void.
@Service
public final class Invitations {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final String PAGE = "/invitation#token=";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_LISTED = 500;

    private final InvitationRepository repository;
    private final IdentityRepository identities;
    private final Workspaces workspaces;
    private final Records records;
    private final Models models;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Attempts attempts;
    private final IdentityLog log;
    private final Letters letters;
    private final Clock clock;

    public Invitations(
            InvitationRepository repository,
            IdentityRepository identities,
            Workspaces workspaces,
            Records records,
            Models models,
            Passwords passwords,
            SignIn signIn,
            Attempts attempts,
            IdentityLog log,
            Letters letters,
            Clock clock) {
        this.repository = repository;
        this.identities = identities;
        this.workspaces = workspaces;
        this.records = records;
        this.models = models;
        this.passwords = passwords;
        this.signIn = signIn;
        this.attempts = attempts;
        this.log = log;
        this.letters = letters;
        this.clock = clock;
    }

    /// Who is to be invited.
    public record NewInvitation(
            String email,
            String name,
            UUID role,
            @Nullable UUID team,
            @Nullable Locale locale) {}

    /// An open invitation, as who manages users sees it.
    public record Invitation(
            UUID id,
            UUID user,
            String email,
            @Nullable String name,
            @Nullable String role,
            @Nullable String team,
            Instant createdAt,
            Instant expiresAt,
            boolean isExpired) {}

    /// An invitation just sent.
    ///
    /// @param link the path of the page to hand over where no mail goes out; else nothing
    public record Sent(
            UUID id,
            UUID user,
            String email,
            Instant expiresAt,
            Delivery delivery,
            @Nullable String link) {

        @Override
        public String toString() {
            return "Sent[" + id + "]";
        }
    }

    /// What an invitation is for, as whoever has the link sees it.
    ///
    /// @param isKnown there is an identity with this e-mail, which has to sign in instead of choosing a password
    public record Offer(
            String workspace, String email, @Nullable String name, Locale locale, Instant expiresAt, boolean isKnown) {}

    /// What somebody with a link says: name and password of a new identity, or password and second factor of
    /// theirs.
    public record Acceptance(
            String token, @Nullable String name, @Nullable String password, Claim.Proof proof) {

        @Override
        public String toString() {
            return "Acceptance[]";
        }
    }

    /// Makes the user, not active yet, and sends the link.
    ///
    /// @throws GratoException with [IdentityError#ALREADY_A_MEMBER], [IdentityError#TOO_MANY_MAILS],
    ///     [RecordsError#FORBIDDEN] or [RecordsError#INVALID_RECORD], such as for a role beyond the inviter's
    ///     own
    public Sent invite(Actor actor, NewInvitation wanted, Origin origin) {
        Abilities.require(actor, Abilities.MANAGE_USERS);
        var email = Identities.normalized(wanted.email());
        if (!Identities.isEmail(email)) {
            throw new GratoException(AccessError.INVALID, new Fault("email", "invalidEmail"));
        }
        requireName(wanted.name());
        requireNoMember(actor.workspace(), email);
        attempts.countInvitation(email);
        var user = Ids.next();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", wanted.name().strip());
        values.put("email", email);
        values.put("role", wanted.role().toString());
        values.put("team", wanted.team() == null ? null : wanted.team().toString());
        values.put("locale", wanted.locale() == null ? null : wanted.locale().getLanguage());
        values.put("isActive", false);
        require(records.write(
                actor, List.of(Mutation.create(AccessModel.USER, user, values)), WriteOptions.single("user")));
        return open(actor, user, email, true, origin);
    }

    /// Sends a link to a user there is already who cannot sign in yet.
    ///
    /// @throws GratoException with [IdentityError#MEMBER_NOT_FOUND], [IdentityError#ALREADY_A_MEMBER],
    ///     [IdentityError#TOO_MANY_MAILS], or [AccessError#INVALID] for a user without e-mail or with a role
    ///     beyond the inviter's own
    public Sent invite(Actor actor, UUID user, Origin origin) {
        Abilities.require(actor, Abilities.MANAGE_USERS);
        var record = records.find(actor, AccessModel.USER, user)
                .filter(found -> !Boolean.FALSE.equals(found.value("isActive")))
                .orElseThrow(() -> new GratoException(IdentityError.MEMBER_NOT_FOUND));
        if (!(record.value("email") instanceof String email)) {
            throw new GratoException(AccessError.INVALID, new Fault("user", "userWithoutEmail"));
        }
        requireWithin(actor, record, "user");
        if (identities.findMember(actor.workspace().id(), user).isPresent()) {
            throw new GratoException(IdentityError.ALREADY_A_MEMBER);
        }
        requireNoMember(actor.workspace(), email);
        attempts.countInvitation(email);
        return open(actor, user, email, false, origin);
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            var code = name.isBlank() ? "required" : "tooLong";
            throw new GratoException(AccessError.INVALID, new Fault("name", code, Map.of("max", LONGEST_NAME)));
        }
    }

    private void requireNoMember(Workspace workspace, String email) {
        boolean isMember = identities.find(email).stream()
                .flatMap(identity -> identities.memberships(identity.id()).stream())
                .anyMatch(membership -> membership.workspace().equals(workspace.id()));
        if (isMember) {
            throw new GratoException(IdentityError.ALREADY_A_MEMBER);
        }
    }

    /// Who gets hold of a link could become the user, so it takes at least the user's rights to make one.
    private void requireWithin(Actor actor, CrmRecord user, String path) {
        var rights = RoleRights.of(actor).orElse(null);
        if (rights == null || rights.isAdministrator()) {
            return;
        }
        var escalation = new Escalation(rights, models.current(actor.workspace()));
        var team = Ids.parse(user.value("team"));
        boolean isBeyond = Ids.parse(user.value("role"))
                .flatMap(role -> records.find(Actor.system(actor.workspace()), AccessModel.ROLE, role))
                .map(CrmRecord::values)
                .filter(role ->
                        escalation.isBeyond(role) || team.isPresent() && escalation.isOutOfReach(role, team.get()))
                .isPresent();
        if (isBeyond) {
            throw new GratoException(AccessError.INVALID, new Fault(path, "beyondOwnRights"));
        }
    }

    private static void require(List<Outcome> outcomes) {
        for (var outcome : outcomes) {
            switch (outcome.status()) {
                case CREATED, UPDATED, UNCHANGED, DELETED, RESTORED -> {}
                case FORBIDDEN -> throw new GratoException(RecordsError.FORBIDDEN);
                case NOT_FOUND, INVALID, CONFLICT, IN_TRASH, ID_REUSED, ABANDONED ->
                    throw new GratoException(RecordsError.INVALID_RECORD, outcome.faults());
            }
        }
    }

    private Sent open(Actor actor, UUID user, String email, boolean activates, Origin origin) {
        var token = LinkToken.create();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var row = new InvitationRow(Ids.next(), actor.workspace().id(), user, email, activates, now, now.plus(LIFE));
        if (!repository.create(row, LinkToken.hash(token))) {
            throw new GratoException(AccessError.INVALID, new Fault("user", "invitedAlready"));
        }
        return sent(actor, row, token, "invitation.sent", origin);
    }

    private Sent sent(Actor actor, InvitationRow row, String token, String kind, Origin origin) {
        log.record(SecurityEvent.by(actor, kind)
                .about(row.user())
                .from(origin.address())
                .with("email", row.email()));
        var workspace = actor.workspace();
        var args = Map.of("workspace", workspace.name());
        var locale = letters.locale(workspace, row.user());
        var delivery = letters.link(workspace, "invitation", row.email(), locale, args, PAGE + token);
        var link = delivery == Delivery.MAILED ? null : PAGE + token;
        return new Sent(row.id(), row.user(), row.email(), row.expiresAt(), delivery, link);
    }

    /// The open invitations, newest first.
    public List<Invitation> list(Actor actor) {
        Abilities.require(actor, Abilities.MANAGE_USERS);
        var now = clock.instant();
        return repository.list(actor.workspace().id()).stream()
                .limit(MOST_LISTED)
                .map(row -> {
                    var user = records.find(actor, AccessModel.USER, row.user());
                    return new Invitation(
                            row.id(),
                            row.user(),
                            row.email(),
                            text(user, "name"),
                            text(user, "role"),
                            text(user, "team"),
                            row.createdAt(),
                            row.expiresAt(),
                            !row.expiresAt().isAfter(now));
                })
                .toList();
    }

    private static @Nullable String text(Optional<CrmRecord> record, String field) {
        return record.map(found -> found.value(field))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(null);
    }

    /// Sends the link again, another one, for a week from now; the one before is void.
    ///
    /// @throws GratoException with [IdentityError#INVITATION_NOT_FOUND], [IdentityError#TOO_MANY_MAILS], or
    ///     [AccessError#INVALID] for a role beyond the caller's own
    public Sent resend(Actor actor, UUID id, Origin origin) {
        var row = require(actor, id);
        var user = records.find(actor, AccessModel.USER, row.user())
                .orElseThrow(() -> new GratoException(IdentityError.INVITATION_NOT_FOUND));
        requireWithin(actor, user, "");
        attempts.countInvitation(row.email());
        var token = LinkToken.create();
        var end = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(LIFE);
        if (!repository.renew(id, LinkToken.hash(token), end)) {
            throw new GratoException(IdentityError.INVITATION_NOT_FOUND);
        }
        var renewed =
                new InvitationRow(id, row.workspace(), row.user(), row.email(), row.activates(), row.createdAt(), end);
        return sent(actor, renewed, token, "invitation.resent", origin);
    }

    /// Makes the link void; a user made for it goes to the trash.
    ///
    /// @throws GratoException with [IdentityError#INVITATION_NOT_FOUND], or as the deletion of the user is
    ///     refused
    public void revoke(Actor actor, UUID id, Origin origin) {
        var row = require(actor, id);
        if (!repository.remove(id)) {
            throw new GratoException(IdentityError.INVITATION_NOT_FOUND);
        }
        if (row.activates()) {
            var outcome = records.write(
                            actor, List.of(Mutation.delete(AccessModel.USER, row.user())), WriteOptions.single("user"))
                    .getFirst();
            if (outcome.status() != Outcome.Status.NOT_FOUND) {
                require(List.of(outcome));
            }
        }
        log.by(actor, "invitation.revoked", row.user(), origin.address());
    }

    private InvitationRow require(Actor actor, UUID id) {
        Abilities.require(actor, Abilities.MANAGE_USERS);
        return repository
                .find(actor.workspace().id(), id)
                .orElseThrow(() -> new GratoException(IdentityError.INVITATION_NOT_FOUND));
    }

    /// What the link is for.
    ///
    /// @throws GratoException with [IdentityError#LINK_INVALID] or [AccessError#TOO_MANY_ATTEMPTS]
    public Offer offer(String token, Origin origin) {
        var found = valid(token, origin);
        return new Offer(
                found.workspace().name(),
                found.row().email(),
                text(Optional.of(found.user()), "name"),
                letters.locale(found.workspace(), found.row().user()),
                found.row().expiresAt(),
                identities.find(found.row().email()).isPresent());
    }

    private record Valid(InvitationRow row, Workspace workspace, CrmRecord user) {}

    private Valid valid(String token, Origin origin) {
        attempts.countAddress(origin.address());
        var row = repository
                .find(LinkToken.hash(token), clock.instant())
                .orElseThrow(() -> new GratoException(IdentityError.LINK_INVALID));
        var workspace = workspaces.require(row.workspace());
        var user = records.find(Actor.system(workspace), AccessModel.USER, row.user())
                .filter(found -> row.activates() || !Boolean.FALSE.equals(found.value("isActive")))
                .orElseThrow(() -> new GratoException(IdentityError.LINK_INVALID));
        attempts.forgetAddress(origin.address());
        return new Valid(row, workspace, user);
    }

    /// Accepts: makes the identity, or joins the one with this e-mail after it has proved itself.
    ///
    /// @param signedIn the identity whose session the request has, if any; it needs no password then
    /// @return the identity that is a member now
    /// @throws GratoException with [IdentityError#LINK_INVALID], [AccessError#PASSWORD_REFUSED],
    ///     [AccessError#INVALID], or as [SignIn#verify] refuses
    public Identity accept(Acceptance acceptance, @Nullable UUID signedIn, Origin origin) {
        var found = valid(acceptance.token(), origin);
        var hash = LinkToken.hash(acceptance.token());
        var known = identities.find(found.row().email()).orElse(null);
        return known == null
                ? accepted(found, hash, acceptance, origin)
                : joined(
                        found,
                        hash,
                        new Identity(known.id(), known.email(), known.name()),
                        acceptance,
                        signedIn,
                        origin);
    }

    private Identity accepted(Valid found, byte[] hash, Acceptance acceptance, Origin origin) {
        var row = found.row();
        var name = acceptance.name() != null ? acceptance.name().strip() : text(Optional.of(found.user()), "name");
        requireName(name == null ? "" : name);
        var password = acceptance.password();
        if (password == null) {
            throw new GratoException(AccessError.INVALID, new Fault("password", "required"));
        }
        passwords.check(password, row.email(), "password");
        var passwordHash = passwords.hash(password);
        activate(found, name);
        var id = Ids.next();
        identities.createInvited(row, hash, id, passwordHash, String.valueOf(name), clock.instant());
        log.done(id, "invitation.accepted", origin.address(), Map.of());
        return new Identity(id, row.email(), String.valueOf(name));
    }

    private Identity joined(
            Valid found, byte[] hash, Identity known, Acceptance acceptance, @Nullable UUID signedIn, Origin origin) {
        var password = acceptance.password();
        if (!known.id().equals(signedIn)) {
            if (password == null) {
                throw new GratoException(AccessError.SIGN_IN_NEEDED);
            }
            signIn.verify(new Claim(known.email(), password, acceptance.proof()), origin);
        }
        activate(found, null);
        identities.joinInvited(found.row(), hash, known.id());
        log.record(new SecurityEvent(
                "invitation.accepted",
                found.workspace(),
                Actor.Kind.USER,
                found.row().user(),
                found.row().user(),
                null,
                origin.address(),
                Map.of()));
        return known;
    }

    /// Done before the link is used up: when the process ends in between, the link still works.
    private void activate(Valid found, @Nullable String name) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        if (found.row().activates()) {
            values.put("isActive", true);
        }
        if (name != null) {
            values.put("name", name);
        }
        if (!values.isEmpty()) {
            require(records.write(
                    Actor.system(found.workspace()),
                    List.of(Mutation.update(AccessModel.USER, found.row().user(), values)),
                    WriteOptions.single("system")));
        }
    }
}
