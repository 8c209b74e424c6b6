package dev.grato.access;

import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.IdentityLog;
import dev.grato.access.internal.IdentityRepository;
import dev.grato.access.internal.Letters;
import dev.grato.access.internal.LinkToken;
import dev.grato.platform.GratoException;
import dev.grato.platform.Jobs;
import dev.grato.platform.Json;
import dev.grato.platform.Mail;
import dev.grato.platform.Mail.Delivery;
import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// A new password for who has forgotten theirs, by a link to their mailbox that is good for an hour and for
/// once.
///
/// It does not replace a second factor: whoever has one needs it afterwards as before.
@Service
public final class PasswordResets {

    private static final String JOB = "password-reset";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String PAGE = "/password-reset#token=";

    private final IdentityRepository identities;
    private final Identities members;
    private final Passwords passwords;
    private final Attempts attempts;
    private final IdentityLog log;
    private final Letters letters;
    private final Mail mail;
    private final Jobs jobs;
    private final Secrets secrets;
    private final Clock clock;

    public PasswordResets(
            IdentityRepository identities,
            Identities members,
            Passwords passwords,
            Attempts attempts,
            IdentityLog log,
            Letters letters,
            Mail mail,
            Jobs jobs,
            Secrets secrets,
            Clock clock) {
        this.identities = identities;
        this.members = members;
        this.passwords = passwords;
        this.attempts = attempts;
        this.log = log;
        this.letters = letters;
        this.mail = mail;
        this.jobs = jobs;
        this.secrets = secrets;
        this.clock = clock;
        jobs.register(JOB, this::write);
    }

    /// Takes the wish for a link. Whether there is such an e-mail is looked up later, so that neither answer
    /// nor time tells; at most three messages an hour go to one address.
    ///
    /// @throws GratoException with [AccessError#TOO_MANY_ATTEMPTS] for the caller's address
    public void ask(String email, Origin origin) {
        attempts.countAddress(origin.address());
        var normal = Identities.normalized(email);
        if (mail.goesOut(null) && Identities.isEmail(normal)) {
            var wish = Json.write(Map.of("email", normal, "address", origin.address()));
            var sealed = secrets.encrypt(JOB, wish.getBytes(StandardCharsets.UTF_8));
            jobs.enqueue(JOB, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        }
    }

    private void write(String piece) {
        var opened = secrets.decrypt(JOB, Base64.getUrlDecoder().decode(piece));
        if (opened.isEmpty()) {
            return;
        }
        var wish = Json.readObject(new String(opened.get(), StandardCharsets.UTF_8));
        var email = String.valueOf(wish.get("email"));
        var identity = identities.find(email).orElse(null);
        if (identity == null || !attempts.mayMail(email)) {
            return;
        }
        log.happened(identity.id(), "password.resetAsked", String.valueOf(wish.get("address")), Map.of());
        send(new Identity(identity.id(), identity.email(), identity.name()));
    }

    private @Nullable String send(Identity identity) {
        var token = LinkToken.create();
        identities.addReset(
                LinkToken.hash(token), identity.id(), clock.instant().plus(LIFE));
        Locale locale = letters.locale(identity.id());
        var delivery = letters.link(
                null, "passwordReset", identity.email(), locale, Map.of("name", identity.name()), PAGE + token);
        return delivery == Delivery.MAILED ? null : PAGE + token;
    }

    /// Sends a member the link; where no mail goes out, gives it to the administrator instead. The member finds
    /// it among their security events.
    ///
    /// @return the path of the page to hand over, or nothing when it was mailed
    /// @throws GratoException with [IdentityError#MEMBER_NOT_FOUND], [IdentityError#NOT_ONLY_YOURS],
    ///     [IdentityError#TOO_MANY_MAILS] or [AccessError#ABILITY_MISSING] for who is no administrator
    public @Nullable String linkFor(SignedIn administrator, UUID user, Origin origin) {
        var member = members.requireMember(administrator, user);
        if (mail.goesOut(null) && !attempts.mayMail(member.email())) {
            throw new GratoException(IdentityError.TOO_MANY_MAILS, Map.of("retryAfter", LIFE.toSeconds()));
        }
        log.by(administrator.actor(), "password.resetLinkMade", user, origin.address());
        return send(member);
    }

    /// Sets the password of whoever has the link; ends all their sessions and tells them by mail.
    ///
    /// @throws GratoException with [IdentityError#LINK_INVALID], [AccessError#PASSWORD_REFUSED] or
    ///     [AccessError#TOO_MANY_ATTEMPTS]
    public Identity confirm(String token, String password, Origin origin) {
        attempts.countAddress(origin.address());
        var hash = LinkToken.hash(token);
        var row = identities
                .findByReset(hash, clock.instant())
                .orElseThrow(() -> new GratoException(IdentityError.LINK_INVALID));
        passwords.check(password, row.email(), "password");
        log.done(row.id(), "password.reset", origin.address(), Map.of());
        if (identities
                .resetPassword(hash, passwords.hash(password), clock.instant())
                .isEmpty()) {
            throw new GratoException(IdentityError.LINK_INVALID);
        }
        letters.notice(row.id(), "passwordChanged");
        return new Identity(row.id(), row.email(), row.name());
    }
}
