package dev.grato.access;

import dev.grato.access.internal.BrowserWords;
import dev.grato.access.internal.Credential;
import dev.grato.access.internal.CredentialRepository;
import dev.grato.access.internal.CredentialRepository.Found;
import dev.grato.access.internal.SessionRepository;
import dev.grato.access.internal.SessionRepository.NewRow;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Jobs;
import dev.grato.platform.Secrets;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspaces;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The sessions of people in browsers. A session names exactly one workspace.
///
/// Nothing is kept about the last use: a session's end moves on in steps of a quarter of the idle time. Its
/// token is another one after each sign-in, change of workspace, password or second factor, and after twelve
/// hours.
@Service
public final class Sessions {

    private static final Duration FORMER_TOKEN_LIFE = Duration.ofSeconds(60);

    private final SessionRepository repository;
    private final CredentialRepository credentials;
    private final Identities identities;
    private final Workspaces workspaces;
    private final Audit audit;
    private final Secrets secrets;
    private final Clock clock;
    private final AccessProperties properties;

    public Sessions(
            SessionRepository repository,
            CredentialRepository credentials,
            Identities identities,
            Workspaces workspaces,
            Audit audit,
            Secrets secrets,
            Clock clock,
            AccessProperties properties,
            Jobs jobs) {
        this.repository = repository;
        this.credentials = credentials;
        this.identities = identities;
        this.workspaces = workspaces;
        this.audit = audit;
        this.secrets = secrets;
        this.clock = clock;
        this.properties = properties;
        jobs.every("access-clean", Duration.ofHours(1), () -> repository.clean(clock.instant()));
    }

    /// A session just made.
    ///
    /// @param token goes into the cookie; known to nobody else afterwards
    public record NewSession(UUID id, String token, Instant expiresAt) {}

    /// A session as its owner sees it in a list.
    ///
    /// @param device browser and system in coarse words, as they were when it began
    /// @param endsAt when it ends at the latest
    public record Session(
            UUID id,
            String workspace,
            Instant createdAt,
            Instant endsAt,
            @Nullable String device,
            boolean isCurrent) {}

    /// Who the session stands for, and its new token where it was time for one.
    public record Live(SignedIn signedIn, @Nullable String newToken) {}

    /// Begins a session in the named workspace, or in the first one of the identity.
    ///
    /// @throws GratoException with [AccessError#NO_WORKSPACE] or [AccessError#NOT_A_MEMBER]
    public NewSession create(UUID identity, @Nullable String slug, Origin origin) {
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
        var device = BrowserWords.of(origin.userAgent());
        var id = Ids.next();
        audit.record(new SecurityEvent(
                "session.begun",
                workspaces.require(chosen.workspace()),
                Actor.Kind.USER,
                chosen.user(),
                chosen.user(),
                null,
                origin.address(),
                device == null ? Map.of() : Map.of("device", device)));
        repository.create(
                new NewRow(credential.hash(), id, identity, chosen.workspace(), chosen.user(), device, now, expiresAt));
        return new NewSession(id, credential.text(), expiresAt);
    }

    /// Who the session stands for, if it is a live session of an active user.
    ///
    /// @param asked the language asked for in this request; absent means the user's own
    public Optional<SignedIn> find(String token, @Nullable Locale asked) {
        return use(token, asked, false).map(Live::signedIn);
    }

    /// Who the session stands for; gives it a new token when its time has come and the answer can carry it.
    ///
    /// The token before is good for one more minute, on all nodes, for requests that were on their way.
    public Optional<Live> use(String token, @Nullable Locale asked, boolean mayRenew) {
        var now = clock.instant();
        var credential = Credential.read(token, "").orElse(null);
        if (credential == null) {
            return Optional.empty();
        }
        var found = credentials.session(credential, now, asked).orElse(null);
        if (found == null) {
            return repository
                    .findByFormer(credential.hash(), now)
                    .flatMap(id -> credentials.session(id, credential, now, asked))
                    .map(session -> new Live(session.signedIn(), null));
        }
        extend(found, now);
        return Optional.of(new Live(found.signedIn(), mayRenew ? renewed(found, credential, now) : null));
    }

    private @Nullable String renewed(Found session, Credential present, Instant now) {
        long age = Duration.between(session.createdAt(), now).toSeconds();
        int due = (int) (age / properties.tokenLife().toSeconds());
        if (due <= session.renewals()) {
            return null;
        }
        var next = Credential.create(present.workspace(), "");
        return repository.renew(
                        session.signedIn().credential(), present.hash(), next.hash(), due, now.plus(FORMER_TOKEN_LIFE))
                ? next.text()
                : null;
    }

    /// Another token for the session at once, after something about the person's sign-in was changed.
    ///
    /// @throws GratoException with [AccessError#SESSION_NOT_FOUND]
    public String newToken(SignedIn signedIn) {
        var next = Credential.create(signedIn.actor().workspace().id(), "");
        if (!repository.replaceToken(signedIn.credential(), next.hash())) {
            throw new GratoException(AccessError.SESSION_NOT_FOUND);
        }
        return next.text();
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

    /// What the browser sends back in `X-CSRF-Token` with this session; the same for its whole life.
    public String csrfToken(UUID session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secrets.sign("csrf", bytes(session)));
    }

    /// Whether this is the CSRF token of the session.
    public boolean isCsrfToken(UUID session, @Nullable String csrfToken) {
        if (csrfToken == null) {
            return false;
        }
        try {
            return secrets.isSigned(
                    "csrf", bytes(session), Base64.getUrlDecoder().decode(csrfToken));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] bytes(UUID session) {
        return session.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// The live sessions of the person, newest first.
    public List<Session> list(UUID identity, UUID current) {
        return repository.sessions(identity, clock.instant()).stream()
                .map(row -> new Session(
                        row.id(),
                        row.workspace(),
                        row.createdAt(),
                        row.createdAt().plus(properties.sessionMax()),
                        row.device(),
                        row.id().equals(current)))
                .toList();
    }

    /// Ends one of the person's sessions.
    ///
    /// @throws GratoException with [AccessError#SESSION_NOT_FOUND]
    public void end(SignedIn signedIn, UUID identity, UUID session, Origin origin) {
        if (!repository.end(identity, session)) {
            throw new GratoException(AccessError.SESSION_NOT_FOUND);
        }
        audit.record(SecurityEvent.by(signedIn.actor(), "session.ended").from(origin.address()));
    }

    /// Ends all sessions of the person, or all but one, and says how many.
    public int endAll(SignedIn signedIn, UUID identity, @Nullable UUID except, Origin origin) {
        audit.record(SecurityEvent.by(signedIn.actor(), "session.endedAll").from(origin.address()));
        return repository.endAll(identity, except);
    }

    /// Goes over to another workspace of the same person: the old session ends, a new one begins.
    ///
    /// @throws GratoException with [AccessError#NOT_A_MEMBER]
    public NewSession switchWorkspace(UUID identity, UUID session, String slug, Origin origin) {
        var created = create(identity, slug, origin);
        repository.end(identity, session);
        return created;
    }
}
