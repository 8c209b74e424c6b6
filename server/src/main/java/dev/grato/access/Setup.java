package dev.grato.access;

import dev.grato.access.internal.Attempts;
import dev.grato.access.internal.SetupLock;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Base32;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Secrets;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.platform.Workspaces.NewWorkspace;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// The first steps of an installation: the first workspace, its roles, its first administrator.
///
/// Can be done again after it broke off half-way; once there is an identity it is over for good.
@Service
public final class Setup {

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);
    private static final int LONGEST_NAME = 100;

    private final Workspaces workspaces;
    private final Records records;
    private final Identities identities;
    private final Passwords passwords;
    private final SetupLock lock;
    private final Audit audit;
    private final Attempts attempts;
    private final Secrets secrets;
    private volatile boolean isDone;

    public Setup(
            Workspaces workspaces,
            Records records,
            Identities identities,
            Passwords passwords,
            SetupLock lock,
            Audit audit,
            Attempts attempts,
            Secrets secrets) {
        this.workspaces = workspaces;
        this.records = records;
        this.identities = identities;
        this.passwords = passwords;
        this.lock = lock;
        this.audit = audit;
        this.attempts = attempts;
        this.secrets = secrets;
    }

    /// What the first workspace and the first administrator are to be.
    public record FirstSteps(NewWorkspace workspace, String name, String email, String password) {}

    /// Whether nobody can come in yet.
    public boolean isNeeded() {
        if (!isDone) {
            isDone = identities.isAny();
        }
        return !isDone;
    }

    /// What the installation shows at its start and asks of whoever sets it up from elsewhere, the same on all
    /// nodes. It is worth nothing once the installation is set up.
    public String code() {
        var text = Base32.encode(secrets.sign("setup-code", new byte[0]));
        return text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8, 12);
    }

    /// Whether this is the code, however it is written.
    ///
    /// @throws GratoException with [AccessError#TOO_MANY_ATTEMPTS] for the caller's address
    public boolean isCode(@Nullable String text, Origin origin) {
        attempts.countAddress(origin.address());
        return text != null && MessageDigest.isEqual(plain(text), plain(code()));
    }

    private static byte[] plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    /// Creates the workspace, its roles and the first administrator.
    ///
    /// @throws GratoException with [AccessError#SETUP_DONE] when somebody was first, [AccessError#SETUP_RUNNING]
    ///     when somebody is at it, [AccessError#INVALID] or [AccessError#PASSWORD_REFUSED]
    public Identity run(FirstSteps steps) {
        if (!isNeeded()) {
            throw new GratoException(AccessError.SETUP_DONE);
        }
        var email = Identities.normalized(steps.email());
        check(steps, email);
        return lock.alone(() -> {
            if (!isNeeded()) {
                throw new GratoException(AccessError.SETUP_DONE);
            }
            var workspace = workspace(steps.workspace());
            var system = Actor.system(workspace);
            var roles = defaultRoles(system);
            var administrator = roles.get(AccessModel.ADMINISTRATOR);
            var user = administrator(system, steps, email, administrator);
            var identity =
                    identities.create(email, steps.password(), steps.name().strip(), workspace.id(), user);
            audit.record(
                    SecurityEvent.by(system, "workspace.created").about(user).with("slug", workspace.slug()));
            LOG.info("workspace {} has its first administrator {}", workspace.id(), user);
            return identity;
        });
    }

    private void check(FirstSteps steps, String email) {
        var faults = new ArrayList<Fault>();
        if (steps.name().isBlank()) {
            faults.add(new Fault("name", "required"));
        } else if (steps.name().length() > LONGEST_NAME) {
            faults.add(new Fault("name", "tooLong", Map.of("max", LONGEST_NAME)));
        }
        if (!Identities.isEmail(email)) {
            faults.add(new Fault("email", "invalidEmail"));
        }
        var workspaceName = steps.workspace().name();
        if (workspaceName.isBlank() || workspaceName.length() > LONGEST_NAME) {
            faults.add(new Fault(
                    "workspace.name", workspaceName.isBlank() ? "required" : "tooLong", Map.of("max", LONGEST_NAME)));
        }
        if (!faults.isEmpty()) {
            throw new GratoException(AccessError.INVALID, faults);
        }
        passwords.check(steps.password(), email, "password");
    }

    private Workspace workspace(NewWorkspace wanted) {
        var leftOver = workspaces.find(wanted.slug());
        return leftOver.isPresent() ? workspaces.require(leftOver.get().id()) : workspaces.create(wanted);
    }

    private UUID administrator(Actor system, FirstSteps steps, String email, @Nullable UUID role) {
        var known = records.query(
                system, Query.of(AccessModel.USER, Map.of("field", "email", "op", "eq", "value", email), 1));
        if (!known.items().isEmpty()) {
            return known.items().getFirst().id();
        }
        var id = Ids.next();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", steps.name().strip());
        values.put("email", email);
        values.put("locale", steps.workspace().locale().getLanguage());
        values.put("zone", steps.workspace().zone().getId());
        values.put("role", role == null ? null : role.toString());
        values.put("isActive", true);
        write(system, List.of(Mutation.create(AccessModel.USER, id, values)));
        return id;
    }

    /// Gives the workspace the roles it begins with, those that are not there yet, and returns all ids by key.
    public Map<String, UUID> defaultRoles(Actor system) {
        var ids = new LinkedHashMap<String, UUID>();
        for (CrmRecord role :
                records.query(system, Query.of(AccessModel.ROLE, null, 500)).items()) {
            if (role.value("key") instanceof String key) {
                ids.put(key, role.id());
            }
        }
        var missing = new ArrayList<Mutation>();
        DefaultRole.IN_ORDER.stream()
                .filter(role -> !ids.containsKey(role.key()))
                .forEach(role -> {
                    var id = Ids.next();
                    ids.put(role.key(), id);
                    missing.add(Mutation.create(
                            AccessModel.ROLE, id, role.values(system.workspace().locale())));
                });
        if (!missing.isEmpty()) {
            write(system, missing);
        }
        return ids;
    }

    private void write(Actor system, List<Mutation> mutations) {
        var failed = records.write(system, mutations, WriteOptions.single("system")).stream()
                .filter(outcome -> !outcome.status().isDone())
                .toList();
        if (!failed.isEmpty()) {
            throw new GratoException(
                    AccessError.INVALID,
                    failed.stream().map(Outcome::faults).flatMap(List::stream).toList());
        }
    }
}
