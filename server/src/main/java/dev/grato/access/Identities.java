package dev.grato.access;

import dev.grato.access.internal.Administrators;
import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.IdentityLog;
import dev.grato.access.internal.IdentityRepository;
import dev.grato.access.internal.IdentityRepository.IdentityRow;
import dev.grato.access.internal.Letters;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Who can come in at all: e-mail and password, and the workspaces behind them.
@Service
public final class Identities {

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)*");
    private static final int LONGEST_EMAIL = 254;

    private final IdentityRepository repository;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Administrators administrators;
    private final IdentityLog log;
    private final Letters letters;
    private final Clock clock;

    public Identities(
            IdentityRepository repository,
            Passwords passwords,
            Attempts attempts,
            Administrators administrators,
            IdentityLog log,
            Letters letters,
            Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.attempts = attempts;
        this.administrators = administrators;
        this.log = log;
        this.letters = letters;
        this.clock = clock;
    }

    /// The e-mail address as it is compared: without blanks around it, in lower case.
    public static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isEmail(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    /// Lets a user of a workspace come in with this e-mail and password.
    ///
    /// @throws GratoException with [AccessError#IDENTITY_EXISTS], [AccessError#PASSWORD_REFUSED] or
    ///     [AccessError#INVALID]
    public Identity create(String email, String password, String name, UUID workspace, UUID user) {
        var normal = normalized(email);
        if (!isEmail(normal)) {
            throw new GratoException(AccessError.INVALID, new Fault("email", "invalidEmail"));
        }
        passwords.check(password, normal, "password");
        var id = Ids.next();
        if (!repository.create(id, normal, passwords.hash(password), name, workspace, user, clock.instant())) {
            throw new GratoException(AccessError.IDENTITY_EXISTS, Map.of("email", normal));
        }
        return new Identity(id, normal, name);
    }

    /// Changes the password of somebody who knows the present one, ends all their sessions but this one, and
    /// tells them by mail.
    ///
    /// @throws GratoException with [AccessError#INVALID] when the present one is wrong,
    ///     [AccessError#PASSWORD_REFUSED] when the new one will not do, [AccessError#TOO_MANY_ATTEMPTS]
    public void changePassword(UUID identity, UUID session, String present, String next, Origin origin) {
        var email = requirePassword(identity, present, origin, "current");
        passwords.check(next, email, "next");
        log.done(identity, "password.changed", origin.address(), Map.of());
        repository.changePassword(identity, passwords.hash(next), session);
        letters.notice(identity, "passwordChanged");
    }

    /// Lets somebody who has come in already go on only if they know the password; gives their e-mail.
    ///
    /// @throws GratoException with [AccessError#INVALID], the fault at `path`, or
    ///     [AccessError#TOO_MANY_ATTEMPTS]
    String requirePassword(UUID identity, String password, Origin origin, String path) {
        var row = repository.find(identity).orElseThrow(() -> new GratoException(AccessError.WRONG_CREDENTIALS));
        var attempt = attempts.countAt(row.email(), origin.address());
        if (!passwords.isRight(password, row.passwordHash())) {
            throw new GratoException(AccessError.INVALID, new Fault(path, "passwordWrong"));
        }
        attempts.forget(attempt);
        return row.email();
    }

    /// The identity behind a user of the administrator's workspace, as far as it is the administrator's to
    /// help: in every workspace where it works the administrator has to be one.
    ///
    /// @throws GratoException with [AccessError#ABILITY_MISSING], [IdentityError#MEMBER_NOT_FOUND] or
    ///     [IdentityError#NOT_ONLY_YOURS]
    Identity requireMember(SignedIn administrator, UUID user) {
        var actor = administrator.actor();
        Abilities.require(actor, AccessModel.ADMINISTRATOR);
        var helper = administrator.identity();
        if (helper == null) {
            throw new GratoException(AccessError.SIGN_IN_NEEDED);
        }
        var member = repository
                .findMember(actor.workspace().id(), user)
                .orElseThrow(() -> new GratoException(IdentityError.MEMBER_NOT_FOUND));
        var helpers = memberships(helper).stream().collect(Collectors.toMap(Membership::workspace, Membership::user));
        for (var membership : memberships(member.id())) {
            var own = helpers.get(membership.workspace());
            if (own == null || !administrators.isOne(membership.workspace(), own)) {
                throw new GratoException(IdentityError.NOT_ONLY_YOURS);
            }
        }
        return identity(member);
    }

    /// The identity with this e-mail, unless it is disabled.
    Optional<Identity> find(String email) {
        return repository.find(email).map(Identities::identity);
    }

    /// The workspaces the identity works in, practice spaces last.
    public List<Membership> memberships(UUID identity) {
        return repository.memberships(identity).stream()
                .map(row -> new Membership(row.workspace(), row.user(), row.slug(), row.name(), row.isPractice()))
                .toList();
    }

    /// Makes the identity a member of the workspace, as this user there.
    public void join(UUID identity, UUID workspace, UUID user) {
        repository.join(identity, workspace, user);
    }

    /// Whether there is anybody yet.
    public boolean isAny() {
        return repository.isAny();
    }

    private static Identity identity(IdentityRow row) {
        return new Identity(row.id(), row.email(), row.name());
    }
}
