package dev.grato.access;

import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.IdentityLog;
import dev.grato.access.internal.Letters;
import dev.grato.access.internal.SecondFactorRepository;
import dev.grato.access.internal.SessionRepository;
import dev.grato.access.internal.Totp;
import dev.grato.platform.Actor;
import dev.grato.platform.Base32;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Secrets;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Second factors of identities: a code of the moment from an authenticator app, and ten recovery codes for the
/// day the telephone is gone.
///
/// A code counts once. API tokens have no second factor; nobody types them.
@Service
public final class SecondFactors {

    private static final String SECRET = "second-factor";
    private static final String RECOVERY = "recovery-code";
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final int RECOVERY_LENGTH = 16;
    private static final int LONGEST_CODE = 40;

    private final SecondFactorRepository repository;
    private final Identities identities;
    private final SessionRepository sessions;
    private final Attempts attempts;
    private final IdentityLog log;
    private final Letters letters;
    private final Secrets secrets;
    private final Clock clock;

    public SecondFactors(
            SecondFactorRepository repository,
            Identities identities,
            SessionRepository sessions,
            Attempts attempts,
            IdentityLog log,
            Letters letters,
            Secrets secrets,
            Clock clock) {
        this.repository = repository;
        this.identities = identities;
        this.sessions = sessions;
        this.attempts = attempts;
        this.log = log;
        this.letters = letters;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// @param since when it was put in force; absent when there is none
    public record State(@Nullable Instant since, int recoveryCodesLeft) {}

    /// What an authenticator app needs; shown once.
    ///
    /// @param secret in Base32
    /// @param uri for a QR code
    public record Enrolment(String secret, String uri) {

        @Override
        public String toString() {
            return "Enrolment[]";
        }
    }

    public boolean isOn(UUID identity) {
        return repository
                .find(identity)
                .filter(row -> row.confirmedAt() != null)
                .isPresent();
    }

    /// How many of these users of a workspace have one in force.
    public int countOf(Workspace workspace, Set<UUID> users) {
        return users.isEmpty() ? 0 : repository.countOf(workspace.id(), users);
    }

    public State state(UUID identity) {
        var since = repository
                .find(identity)
                .map(SecondFactorRepository.FactorRow::confirmedAt)
                .orElse(null);
        return new State(since, since == null ? 0 : repository.codesLeft(identity));
    }

    /// Makes a secret, not in force before [#confirm]; doing it again makes another one.
    ///
    /// @throws GratoException with [IdentityError#SECOND_FACTOR_ON], [AccessError#INVALID] for a wrong
    ///     password, or [AccessError#TOO_MANY_ATTEMPTS]
    public Enrolment begin(UUID identity, String password, Origin origin) {
        var email = identities.requirePassword(identity, password, origin, "password");
        var secret = Secrets.random(Totp.SECRET_BYTES);
        if (!repository.begin(identity, secrets.encrypt(SECRET, secret), clock.instant())) {
            throw new GratoException(IdentityError.SECOND_FACTOR_ON);
        }
        return new Enrolment(Base32.encode(secret), Totp.uri(secret, email));
    }

    /// Puts the secret in force, ends all other sessions of the person and hands out the recovery codes, this
    /// once.
    ///
    /// @throws GratoException with [IdentityError#SECOND_FACTOR_OFF] when none was begun,
    ///     [IdentityError#SECOND_FACTOR_ON], or [AccessError#INVALID] for a wrong code
    public List<String> confirm(UUID identity, UUID session, String code, Origin origin) {
        var row = repository.find(identity).orElseThrow(() -> new GratoException(IdentityError.SECOND_FACTOR_OFF));
        if (row.confirmedAt() != null) {
            throw new GratoException(IdentityError.SECOND_FACTOR_ON);
        }
        attempts.countCode(identity, session.toString());
        if (!isCode(identity, row.secret(), code)) {
            throw new GratoException(AccessError.INVALID, new Fault("code", "codeWrong"));
        }
        log.done(identity, "secondFactor.added", origin.address(), Map.of());
        var codes = newCodes();
        if (!repository.confirm(identity, clock.instant().truncatedTo(ChronoUnit.MICROS), hashed(identity, codes))) {
            throw new GratoException(IdentityError.SECOND_FACTOR_ON);
        }
        sessions.endAll(identity, session);
        letters.notice(identity, "secondFactorAdded");
        return codes;
    }

    /// Removes the second factor of somebody who has password and code, and ends their other sessions.
    public void remove(UUID identity, UUID session, String password, Claim.Proof proof, Origin origin) {
        requireBoth(identity, session, password, proof, origin);
        log.done(identity, "secondFactor.removed", origin.address(), Map.of());
        repository.remove(identity);
        sessions.endAll(identity, session);
        letters.notice(identity, "secondFactorRemoved");
    }

    /// Ten new recovery codes in place of the old ones, for somebody who has password and code.
    public List<String> renewCodes(UUID identity, UUID session, String password, Claim.Proof proof, Origin origin) {
        requireBoth(identity, session, password, proof, origin);
        log.done(identity, "secondFactor.codesRenewed", origin.address(), Map.of());
        var codes = newCodes();
        repository.replaceCodes(identity, hashed(identity, codes));
        return codes;
    }

    /// Lets somebody go on only if they know the password and, where there is one, have the second factor.
    ///
    /// @throws GratoException with [AccessError#INVALID], the fault at what is wrong or missing
    void requireAll(UUID identity, UUID session, String password, Claim.Proof proof, Origin origin) {
        if (isOn(identity)) {
            requireBoth(identity, session, password, proof, origin);
        } else {
            identities.requirePassword(identity, password, origin, "password");
        }
    }

    private void requireBoth(UUID identity, UUID session, String password, Claim.Proof proof, Origin origin) {
        if (!isOn(identity)) {
            throw new GratoException(IdentityError.SECOND_FACTOR_OFF);
        }
        identities.requirePassword(identity, password, origin, "password");
        if (proof.isNone()) {
            throw new GratoException(AccessError.INVALID, new Fault("code", "required"));
        }
        attempts.countCode(identity, session.toString());
        if (!isProven(identity, proof)) {
            var place = proof.code() != null ? "code" : "recoveryCode";
            throw new GratoException(AccessError.INVALID, new Fault(place, "codeWrong"));
        }
        attempts.forgetCode(identity, session.toString());
    }

    /// Removes the second factor of a member who has lost it; the member is told and their sessions end.
    ///
    /// @throws GratoException with [IdentityError#MEMBER_NOT_FOUND], [IdentityError#NOT_ONLY_YOURS],
    ///     [IdentityError#SECOND_FACTOR_OFF] or [AccessError#ABILITY_MISSING] for who is no administrator
    public void removeFor(SignedIn administrator, UUID user, Origin origin) {
        var member = identities.requireMember(administrator, user);
        if (!isOn(member.id())) {
            throw new GratoException(IdentityError.SECOND_FACTOR_OFF);
        }
        log.by(administrator.actor(), "secondFactor.removed", user, origin.address());
        repository.remove(member.id());
        sessions.endAll(member.id(), null);
        letters.notice(member.id(), "secondFactorRemoved");
    }

    /// Whether the proof is right; uses it up.
    boolean isProven(UUID identity, Claim.Proof proof) {
        var code = proof.code();
        if (code != null) {
            return repository
                    .find(identity)
                    .filter(row -> isCode(identity, row.secret(), code))
                    .isPresent();
        }
        var recovery = proof.recoveryCode();
        return recovery != null
                && recovery.length() <= LONGEST_CODE
                && repository.useCode(identity, hash(identity, recovery));
    }

    private boolean isCode(UUID identity, byte[] sealed, String code) {
        if (code.length() > LONGEST_CODE) {
            return false;
        }
        var secret = secrets.decrypt(SECRET, sealed)
                .orElseThrow(() -> new IllegalStateException("a second factor was encrypted with another secret key"));
        var step = Totp.step(secret, code, clock.instant());
        return step.isPresent() && repository.use(identity, mark(identity, step.getAsLong()));
    }

    private byte[] mark(UUID identity, long step) {
        return secrets.sign("second-factor-used", (identity + " " + step).getBytes(StandardCharsets.US_ASCII));
    }

    /// Ten codes of 80 bits, in four groups.
    private static List<String> newCodes() {
        var codes = new ArrayList<String>();
        while (codes.size() < RECOVERY_CODES) {
            var text = Base32.encode(Secrets.random(RECOVERY_BYTES));
            codes.add(text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8, 12) + "-"
                    + text.substring(12, RECOVERY_LENGTH));
        }
        return codes;
    }

    private List<byte[]> hashed(UUID identity, List<String> codes) {
        return codes.stream().map(code -> hash(identity, code)).toList();
    }

    private byte[] hash(UUID identity, String code) {
        var plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return secrets.sign(RECOVERY, (identity + "\n" + plain).getBytes(StandardCharsets.UTF_8));
    }

    /// What the workspace asks of those who work in it.
    public SecondFactorPolicy policy(Workspace workspace) {
        return SecondFactorPolicy.find(repository.policy(workspace.id())).orElse(SecondFactorPolicy.OPTIONAL);
    }

    /// Changes what the workspace asks; counts at once, also for sessions under way.
    ///
    /// @throws GratoException with [AccessError#ABILITY_MISSING] for who is no administrator
    public void changePolicy(Actor actor, SecondFactorPolicy policy, Origin origin) {
        Abilities.require(actor, AccessModel.ADMINISTRATOR);
        if (policy(actor.workspace()) == policy) {
            return;
        }
        log.record(SecurityEvent.by(actor, "secondFactor.policyChanged")
                .from(origin.address())
                .with("policy", policy.key()));
        repository.changePolicy(actor.workspace().id(), policy.key());
    }
}
