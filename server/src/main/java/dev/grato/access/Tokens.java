package dev.grato.access;

import dev.grato.access.internal.Credential;
import dev.grato.access.internal.CredentialRepository;
import dev.grato.access.internal.CredentialRepository.Found;
import dev.grato.access.internal.SessionRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.Records;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// API tokens: programs come in with them, as a user, with the rights of one role.
@Service
public final class Tokens {

    /// How every token begins, so that scanners find leaked ones.
    public static final String PREFIX = "grato_";

    private static final int LONGEST_NAME = 100;

    private final SessionRepository repository;
    private final CredentialRepository credentials;
    private final Records records;
    private final Audit audit;
    private final Clock clock;
    private final AccessProperties properties;

    public Tokens(
            SessionRepository repository,
            CredentialRepository credentials,
            Records records,
            Audit audit,
            Clock clock,
            AccessProperties properties) {
        this.repository = repository;
        this.credentials = credentials;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
        this.properties = properties;
    }

    /// A token just made; `text` is never shown again.
    public record NewToken(UUID id, String text) {}

    /// A token as it is listed.
    public record Token(
            UUID id,
            UUID user,
            UUID role,
            String name,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /// Makes a token for the actor. Administrators may choose any role, everybody else has only their own.
    ///
    /// @throws GratoException with [AccessError#INVALID], or [AccessError#ABILITY_MISSING] for another role
    public NewToken create(Actor actor, String name, @Nullable Instant expiresAt, @Nullable UUID role, Origin origin) {
        var rights = RoleRights.of(actor).orElseThrow(() -> new GratoException(AccessError.SIGN_IN_NEEDED));
        var now = clock.instant();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw invalid("name", name.isBlank() ? "required" : "tooLong", Map.of("max", LONGEST_NAME));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw invalid("expiresAt", "mustBeFuture", Map.of());
        }
        var latest = now.plus(properties.tokenMax());
        if (expiresAt != null && expiresAt.isAfter(latest)) {
            throw invalid("expiresAt", "tooLate", Map.of("latest", latest));
        }
        var chosen = role != null ? role : rights.role();
        if (chosen == null) {
            throw invalid("role", "required", Map.of());
        }
        if (!chosen.equals(rights.role())) {
            if (!rights.isAdministrator()) {
                throw new GratoException(AccessError.ABILITY_MISSING, Map.of("ability", "administrator"));
            }
            if (records.find(actor, AccessModel.ROLE, chosen).isEmpty()) {
                throw invalid("role", "notFound", Map.of());
            }
        }
        var credential = Credential.create(actor.workspace().id(), PREFIX);
        var id = Ids.next();
        audit.record(
                SecurityEvent.by(actor, "token.created").from(origin.address()).with("name", name.strip()));
        repository.createToken(
                credential.hash(), id, actor.workspace().id(), rights.user(), chosen, name.strip(), now, expiresAt);
        return new NewToken(id, credential.text());
    }

    private static GratoException invalid(String path, String code, Map<String, Object> args) {
        return new GratoException(AccessError.INVALID, new Fault(path, code, args));
    }

    /// Who the token stands for, if it is live and its user active.
    ///
    /// @param asked the language asked for in this request; absent means the user's own
    public Optional<SignedIn> find(String token, @Nullable Locale asked) {
        return Credential.read(token, PREFIX)
                .flatMap(credential -> credentials.token(credential, clock.instant(), asked))
                .map(Found::signedIn);
    }

    /// The actor's own live tokens; those of everybody for who manages users.
    public List<Token> list(Actor actor) {
        return repository.tokens(actor.workspace().id(), reach(actor)).stream()
                .map(row -> new Token(row.id(), row.user(), row.role(), row.name(), row.createdAt(), row.expiresAt()))
                .toList();
    }

    /// Revokes a token at once: one's own, or anybody's for who manages users.
    ///
    /// @throws GratoException with [AccessError#TOKEN_NOT_FOUND]
    public void revoke(Actor actor, UUID token, Origin origin) {
        if (!repository.revoke(actor.workspace().id(), reach(actor), token, clock.instant())) {
            throw new GratoException(AccessError.TOKEN_NOT_FOUND);
        }
        audit.record(SecurityEvent.by(actor, "token.revoked").from(origin.address()));
    }

    private static @Nullable UUID reach(Actor actor) {
        return Abilities.has(actor, Abilities.MANAGE_USERS)
                ? null
                : RoleRights.of(actor).map(RoleRights::user).orElse(new UUID(0, 0));
    }
}
