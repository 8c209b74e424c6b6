package dev.grato.access;

import dev.grato.access.Sessions.NewSession;
import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.BrowserWords;
import dev.grato.access.internal.LinkToken;
import dev.grato.access.internal.PairingRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Jobs;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Lets somebody who has come in on one screen come in on another, such as their phone, by a code that is shown
/// as a
/// picture: good for two minutes and for once, and only as long as the session it was asked in.
@Service
public final class Pairings {

    /// How long a code is good.
    public static final Duration LIFE = Duration.ofMinutes(2);

    private static final String PAGE = "/pair#code=";

    private final PairingRepository repository;
    private final SecondFactors secondFactors;
    private final Sessions sessions;
    private final Workspaces workspaces;
    private final Attempts attempts;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    public Pairings(
            PairingRepository repository,
            SecondFactors secondFactors,
            Sessions sessions,
            Workspaces workspaces,
            Attempts attempts,
            Notices notices,
            Audit audit,
            Clock clock,
            Jobs jobs) {
        this.repository = repository;
        this.secondFactors = secondFactors;
        this.sessions = sessions;
        this.workspaces = workspaces;
        this.attempts = attempts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        jobs.every(
                "access-pairings",
                Duration.ofHours(1),
                () -> repository.clean(clock.instant().minus(Duration.ofHours(1))));
    }

    /// A code just made.
    ///
    /// @param path of the page that takes it, with the code behind the `#`, which browsers send nowhere
    public record Pairing(UUID id, String path, Instant expiresAt) {

        @Override
        public String toString() {
            return "Pairing[" + id + "]";
        }
    }

    /// What has become of a code.
    ///
    /// @param device the browser and system that took it, in coarse words
    public record State(
            boolean isClaimed, Instant expiresAt, @Nullable String device) {}

    /// A session opened by a code.
    public record Opened(NewSession session, UUID identity, String workspace) {}

    /// Makes a code for who knows the password and, where there is one, has the second factor; the one before is
    /// void.
    ///
    /// @throws GratoException with [AccessError#INVALID] for a wrong password or code,
    ///     [AccessError#TOO_MANY_ATTEMPTS] or [IdentityError#TOO_MANY_CODES]
    public Pairing begin(SignedIn signedIn, UUID identity, String password, Claim.Proof proof, Origin origin) {
        secondFactors.requireAll(identity, signedIn.credential(), password, proof, origin);
        var code = LinkToken.create();
        var id = Ids.next();
        var expiresAt = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(LIFE);
        audit.record(SecurityEvent.by(signedIn.actor(), "pairing.begun").from(origin.address()));
        repository.create(id, LinkToken.hash(code), signedIn.credential(), expiresAt);
        return new Pairing(id, PAGE + code, expiresAt);
    }

    /// What has become of a code that was made in this session.
    ///
    /// @throws GratoException with [IdentityError#LINK_INVALID]
    public State state(SignedIn signedIn, UUID id) {
        var row = repository
                .find(id, signedIn.credential())
                .orElseThrow(() -> new GratoException(IdentityError.LINK_INVALID));
        return new State(row.claimedAt() != null, row.expiresAt(), row.device());
    }

    /// Opens a session of the same person in the same workspace for whoever has the code; the person finds a
    /// notice.
    ///
    /// @throws GratoException with [IdentityError#LINK_INVALID], or [AccessError#TOO_MANY_ATTEMPTS] for the
    /// caller's
    ///     address
    public Opened claim(String code, Origin origin) {
        attempts.countAddress(origin.address());
        var device = BrowserWords.of(origin.userAgent());
        var claimed = repository
                .claim(LinkToken.hash(code), device, clock.instant())
                .orElseThrow(() -> new GratoException(IdentityError.LINK_INVALID));
        var workspace = workspaces.require(claimed.workspace());
        var details = new HashMap<String, Object>();
        if (device != null) {
            details.put("device", device);
        }
        audit.record(new SecurityEvent(
                "pairing.claimed",
                workspace,
                Actor.Kind.USER,
                claimed.user(),
                claimed.user(),
                null,
                origin.address(),
                details));
        var session = sessions.create(claimed.identity(), claimed.slug(), origin);
        attempts.forgetAddress(origin.address());
        notices.tell(workspace, claimed.user(), "devicePaired", Map.of("device", device == null ? "–" : device));
        return new Opened(session, claimed.identity(), claimed.slug());
    }
}
