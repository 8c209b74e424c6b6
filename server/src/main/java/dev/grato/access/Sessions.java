package dev.grato.access;

import dev.grato.access.internal.Credential;
import dev.grato.access.internal.CredentialRepository;
import dev.grato.access.internal.CredentialRepository.Found;
import dev.grato.access.internal.SessionRepository;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Jobs;
import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The sessions of people in browsers. A session names exactly one workspace.
///
/// Nothing is kept about the last use: a session's end moves on in steps of a quarter of the idle time.
@Service
public final class Sessions {

    private final SessionRepository repository;
    private final CredentialRepository credentials;
    private final Identities identities;
    private final Secrets secrets;
    private final Clock clock;
    private final AccessProperties properties;

    public Sessions(
            SessionRepository repository,
            CredentialRepository credentials,
            Identities identities,
            Secrets secrets,
            Clock clock,
            AccessProperties properties,
            Jobs jobs) {
        this.repository = repository;
        this.credentials = credentials;
        this.identities = identities;
        this.secrets = secrets;
        this.clock = clock;
        this.properties = properties;
        jobs.every("access-clean", Duration.ofHours(1), () -> repository.clean(clock.instant()));
    }

    /// A session just made.
    ///
    /// @param token goes into the cookie; known to nobody else afterwards
    public record NewSession(String token, Instant expiresAt) {}

    /// A session as its owner sees it in a list.
    public record Session(UUID id, String workspace, Instant createdAt, Instant expiresAt, boolean isCurrent) {}

    /// Begins a session in the named workspace, or in the first one of the identity.
    ///
    /// @throws GratoException with [AccessError#NO_WORKSPACE] or [AccessError#NOT_A_MEMBER]
    public NewSession create(UUID identity, @Nullable String slug) {
        var memberships = identities.memberships(identity);
        if (memberships.isEmpty()) {
            throw new GratoException(AccessError.NO_WORKSPACE);
        }
        var chosen = memberships.stream()
                .filter(membership -> slug == null || membership.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new GratoException(AccessError.NOT_A_MEMBER));
        var credential = Credential.create(chosen.workspace(), "");
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var expiresAt = endAfter(now, now);
        repository.create(credential.hash(), Ids.next(), identity, chosen.workspace(), chosen.user(), now, expiresAt);
        return new NewSession(credential.text(), expiresAt);
    }

    /// Who the session stands for, if it is a live session of an active user.
    ///
    /// @param asked the language asked for in this request; absent means the user's own
    public Optional<SignedIn> find(String token, @Nullable Locale asked) {
        var now = clock.instant();
        var found = Credential.read(token, "").flatMap(credential -> credentials.session(credential, now, asked));
        found.ifPresent(session -> extend(session, now));
        return found.map(Found::signedIn);
    }

    private void extend(Found session, Instant now) {
        var end = endAfter(session.createdAt(), now);
        var known = session.expiresAt();
        if (known != null && end.isAfter(known)) {
            repository.extend(session.signedIn().credential(), end);
        }
    }

    /// The end of a session used now, rounded down to whole steps, never past the absolute limit.
    private Instant endAfter(Instant createdAt, Instant now) {
        long step = Math.max(1, properties.sessionIdle().toSeconds() / 4);
        long used = Math.max(0, Duration.between(createdAt, now).toSeconds()) / step * step;
        var idle = createdAt.plusSeconds(used).plus(properties.sessionIdle());
        var last = createdAt.plus(properties.sessionMax());
        return idle.isBefore(last) ? idle : last;
    }

    /// The longest a session can last.
    public Duration longest() {
        return properties.sessionMax();
    }

    /// What the browser sends back in `X-CSRF-Token` with this session; follows from the session's own secret.
    public String csrfToken(String token) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.sign("csrf", token.getBytes(StandardCharsets.UTF_8)));
    }

    /// Whether this is the CSRF token of the session.
    public boolean isCsrfToken(String token, @Nullable String csrfToken) {
        if (csrfToken == null) {
            return false;
        }
        try {
            return secrets.isSigned(
                    "csrf",
                    token.getBytes(StandardCharsets.UTF_8),
                    Base64.getUrlDecoder().decode(csrfToken));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /// The live sessions of the person, newest first.
    public List<Session> list(UUID identity, UUID current) {
        return repository.sessions(identity, clock.instant()).stream()
                .map(row -> new Session(
                        row.id(),
                        row.workspace(),
                        row.createdAt(),
                        row.expiresAt(),
                        row.id().equals(current)))
                .toList();
    }

    /// Ends one of the person's sessions.
    ///
    /// @throws GratoException with [AccessError#SESSION_NOT_FOUND]
    public void end(UUID identity, UUID session) {
        if (!repository.end(identity, session)) {
            throw new GratoException(AccessError.SESSION_NOT_FOUND);
        }
    }

    /// Ends all sessions of the person, or all but one, and says how many.
    public int endAll(UUID identity, @Nullable UUID except) {
        return repository.endAll(identity, except);
    }

    /// Goes over to another workspace of the same person: the old session ends, a new one begins.
    ///
    /// @throws GratoException with [AccessError#NOT_A_MEMBER]
    public NewSession switchWorkspace(UUID identity, UUID session, String slug) {
        var created = create(identity, slug);
        repository.end(identity, session);
        return created;
    }
}
