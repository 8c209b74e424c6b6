package dev.grato.access;

import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.IdentityLog;
import dev.grato.access.internal.IdentityRepository;
import dev.grato.access.internal.IdentityRepository.IdentityRow;
import dev.grato.access.internal.KnownDevices;
import dev.grato.platform.GratoException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The door for people: e-mail, password and, where there is one, the second factor.
///
/// An unknown e-mail and a wrong password are refused alike, in the same time. Only who knows the password
/// learns that there is a second factor; for those without one a code that is sent is not looked at.
@Service
public final class SignIn {

    private final IdentityRepository identities;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final Attempts attempts;
    private final KnownDevices devices;
    private final IdentityLog log;

    public SignIn(
            IdentityRepository identities,
            Passwords passwords,
            SecondFactors secondFactors,
            Attempts attempts,
            KnownDevices devices,
            IdentityLog log) {
        this.identities = identities;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.attempts = attempts;
        this.devices = devices;
        this.log = log;
    }

    /// The identity that the claim proves. Attempts are counted, see [Attempts].
    ///
    /// @throws GratoException with [AccessError#WRONG_CREDENTIALS], [AccessError#TOO_MANY_ATTEMPTS],
    ///     [IdentityError#SECOND_FACTOR_NEEDED], [IdentityError#SECOND_FACTOR_WRONG] or
    ///     [IdentityError#TOO_MANY_CODES]
    public Identity verify(Claim claim, Origin origin) {
        var email = Identities.normalized(claim.email());
        var row = Identities.isEmail(email) ? identities.find(email) : Optional.<IdentityRow>empty();
        var known = row.flatMap(found -> devices.read(origin.knownDevice(), found.id()));
        var attempt = attempts.begin(email, origin.address(), known.orElse(null));
        if (attempt.isFirstTooMany()) {
            row.ifPresent(found -> refused(found, origin, "tooMany"));
        }
        attempt.check();
        var hash = row.map(IdentityRow::passwordHash).orElse(null);
        boolean isRight = passwords.isRight(claim.password(), hash);
        if (!isRight || row.isEmpty()) {
            row.ifPresent(found -> refused(found, origin, "password"));
            throw new GratoException(AccessError.WRONG_CREDENTIALS);
        }
        var identity = row.get();
        if (secondFactors.isOn(identity.id())) {
            prove(identity, claim.proof(), attempt, origin, known.orElse(null));
        }
        attempts.forget(attempt);
        return new Identity(identity.id(), identity.email(), identity.name());
    }

    private void prove(
            IdentityRow identity, Claim.Proof proof, Attempts.Attempt attempt, Origin origin, @Nullable String device) {
        if (proof.isNone()) {
            attempts.forget(attempt);
            throw new GratoException(IdentityError.SECOND_FACTOR_NEEDED);
        }
        var code = proof.code();
        if (code != null) {
            attempts.countCode(identity.id(), device);
        }
        if (!secondFactors.isProven(identity.id(), proof)) {
            refused(identity, origin, "code");
            throw new GratoException(IdentityError.SECOND_FACTOR_WRONG);
        }
        if (code != null) {
            attempts.forgetCode(identity.id(), device);
        }
    }

    private void refused(IdentityRow identity, Origin origin, String reason) {
        log.refused(identity.id(), origin.address(), Map.of("reason", reason));
    }

    /// What to leave with the browser of somebody who has come in, so that no stranger's guessing slows it down.
    public String knownDevice(UUID identity) {
        return devices.issue(identity);
    }

    /// How long a browser is known.
    public java.time.Duration knownFor() {
        return KnownDevices.LIFE;
    }
}
