package dev.grato.access;

import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.IdentityRepository;
import dev.grato.access.internal.IdentityRepository.IdentityRow;
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
    private final Clock clock;

    public Identities(IdentityRepository repository, Passwords passwords, Attempts attempts, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
    }

    /// The e-mail address as it is compared: without blanks around it, in lower case.
    public static String normalized(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    public static boolean isEmail(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    /// The identity with this e-mail and password. Fails alike, and in the same time, for an unknown e-mail
    /// and for a wrong password.
    ///
    /// @param address where the attempt comes from; attempts are counted with it
    /// @throws GratoException with [AccessError#WRONG_CREDENTIALS] or [AccessError#TOO_MANY_ATTEMPTS]
    public Identity verify(String email, String password, String address) {
        var normal = normalized(email);
        attempts.count(normal, address);
        var row = normal.length() > LONGEST_EMAIL ? Optional.<IdentityRow>empty() : repository.find(normal);
        boolean isRight =
                passwords.isRight(password, row.map(IdentityRow::passwordHash).orElse(null));
        if (!isRight || row.isEmpty()) {
            throw new GratoException(AccessError.WRONG_CREDENTIALS);
        }
        attempts.forget(normal, address);
        return identity(row.get());
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

    /// Changes the password of somebody who knows the present one.
    ///
    /// @throws GratoException with [AccessError#INVALID] when the present one is wrong,
    ///     [AccessError#PASSWORD_REFUSED] when the new one will not do, [AccessError#TOO_MANY_ATTEMPTS]
    public void changePassword(UUID identity, String present, String next, String address) {
        var row = repository.find(identity).orElseThrow(() -> new GratoException(AccessError.WRONG_CREDENTIALS));
        attempts.count(row.email(), address);
        if (!passwords.isRight(present, row.passwordHash())) {
            throw new GratoException(AccessError.INVALID, new Fault("current", "passwordWrong"));
        }
        attempts.forget(row.email(), address);
        passwords.check(next, row.email(), "next");
        repository.changePassword(identity, passwords.hash(next));
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
