package dev.grato.sync;

import dev.grato.access.AccessModel;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import dev.grato.records.Records;
import dev.grato.sync.Device.State;
import dev.grato.sync.internal.DeviceRepository;
import dev.grato.sync.internal.DeviceRepository.Row;
import dev.grato.sync.internal.DeviceSecret;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// The devices that keep data: registered by their users, revoked when they are lost, wiped.
///
/// Backups carry none of them, so after a restore each has to be registered again by who has signed in: one that
/// was revoked or wiped does not come back.
@Service
public final class Devices {

    /// The header by which a device names itself.
    public static final String HEADER = "Grato-Device";

    /// The most active devices of a user.
    public static final int MOST = 50;

    private static final int LONGEST_NAME = 100;
    private static final int STEP_DAYS = 30;
    private static final int UNUSED_DAYS = 90;

    private final DeviceRepository repository;
    private final SyncTerms terms;
    private final Workspaces workspaces;
    private final Records records;
    private final Audit audit;
    private final Clock clock;

    public Devices(
            DeviceRepository repository,
            SyncTerms terms,
            Workspaces workspaces,
            Records records,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.terms = terms;
        this.workspaces = workspaces;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
    }

    /// A device just registered; `secret` is never shown again.
    public record Registered(UUID id, String secret, Profile profile, Instant leaseUntil) {}

    /// Registers a device of the actor's user, or registers it again with a new lease and a new secret.
    ///
    /// @param profile the one wished for; the terms may ask for a narrower one
    /// @param address where the request came from
    /// @throws GratoException with [DeviceError#INVALID_DEVICE], [DeviceError#DEVICE_REVOKED],
    ///     [DeviceError#DEVICE_TAKEN] or [DeviceError#TOO_MANY_DEVICES]
    public Registered register(Actor actor, UUID id, String name, Profile profile, @Nullable String address) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            var code = stripped.isEmpty() ? "required" : "tooLong";
            throw new GratoException(
                    DeviceError.INVALID_DEVICE, new Fault("name", code, Map.of("field", "name", "max", LONGEST_NAME)));
        }
        var workspace = actor.workspace();
        var user = user(actor);
        var known = repository.find(workspace, id, today());
        if (known.isPresent() && !known.get().device().user().equals(user)) {
            throw new GratoException(DeviceError.DEVICE_TAKEN);
        }
        if (known.isPresent() && known.get().device().state() == State.REVOKED) {
            throw new GratoException(DeviceError.DEVICE_REVOKED);
        }
        var secret = DeviceSecret.create(workspace);
        var narrowed = profile.narrower(terms.of(actor).profile());
        var device = new Device(id, user, stripped, narrowed, clock.instant(), false, State.ACTIVE);
        if (!repository.register(workspace, new Row(device, secret.hash(), unusedFrom()), MOST)) {
            throw new GratoException(DeviceError.TOO_MANY_DEVICES, Map.of("max", MOST));
        }
        if (known.isEmpty()) {
            audit.record(SecurityEvent.by(actor, "device.registered")
                    .from(address)
                    .with("name", stripped)
                    .with("profile", narrowed.key()));
        }
        return new Registered(id, secret.text(), narrowed, leaseUntil(actor));
    }

    /// Until when data may be read that were fetched now.
    public Instant leaseUntil(Actor actor) {
        return clock.instant().plus(Duration.ofHours(terms.of(actor).leaseHours()));
    }

    /// Lets only an active device of the actor's user pass.
    ///
    /// @param header the header by which it names itself
    /// @throws GratoException with [DeviceError#DEVICE_MISSING], [DeviceError#DEVICE_UNKNOWN] or
    ///     [DeviceError#DEVICE_REVOKED]
    public Device require(Actor actor, @Nullable String header) {
        var id = Ids.parse(header).orElseThrow(() -> new GratoException(DeviceError.DEVICE_MISSING));
        var row = repository
                .find(actor.workspace(), id, today())
                .filter(found -> found.device().user().equals(actor.userId()))
                .orElseThrow(() -> new GratoException(DeviceError.DEVICE_UNKNOWN));
        if (row.device().state() != State.ACTIVE) {
            throw new GratoException(DeviceError.DEVICE_REVOKED);
        }
        var later = unusedFrom();
        if (later.isAfter(row.unusedFrom())) {
            repository.use(actor.workspace(), id, later);
        }
        return row.device();
    }

    /// Of these devices of a workspace, those that may still come in.
    public Set<UUID> active(Workspace workspace, Collection<UUID> ids) {
        return repository.active(workspace, ids);
    }

    /// The actor's own devices, in the order in which they made their ids.
    public List<Device> list(Actor actor) {
        return repository.ofUser(actor.workspace(), user(actor), today()).stream()
                .map(Row::device)
                .toList();
    }

    /// Revokes one of the actor's own devices: its data are to be wiped. One that is revoked stays so.
    ///
    /// @throws GratoException with [DeviceError#DEVICE_NOT_FOUND]
    public void revoke(Actor actor, UUID id, @Nullable String address) {
        revoke(actor, user(actor), id, address);
    }

    /// The devices of another user. The caller vouches that the actor may see them.
    ///
    /// @throws GratoException with [DeviceError#DEVICE_NOT_FOUND] where there is no such user
    public List<Device> listOf(Actor actor, UUID user) {
        requireUser(actor, user);
        return repository.ofUser(actor.workspace(), user, today()).stream()
                .map(Row::device)
                .toList();
    }

    /// Revokes a device of another user, which is told so. The caller vouches that the actor may.
    ///
    /// @throws GratoException with [DeviceError#DEVICE_NOT_FOUND]
    public void revokeOf(Actor actor, UUID user, UUID id, @Nullable String address) {
        requireUser(actor, user);
        revoke(actor, user, id, address);
    }

    private void requireUser(Actor actor, UUID user) {
        if (records.find(actor, AccessModel.USER, user).isEmpty()) {
            throw new GratoException(DeviceError.DEVICE_NOT_FOUND);
        }
    }

    private void revoke(Actor actor, UUID user, UUID id, @Nullable String address) {
        var device = repository
                .find(actor.workspace(), id, today())
                .map(Row::device)
                .filter(found -> found.user().equals(user))
                .orElseThrow(() -> new GratoException(DeviceError.DEVICE_NOT_FOUND));
        if (repository.revoke(actor.workspace(), user, id)) {
            audit.record(SecurityEvent.by(actor, "device.revoked")
                    .about(user.equals(actor.userId()) ? null : user)
                    .from(address)
                    .with("name", device.name()));
        }
    }

    /// Where a device stands that proves itself by its secret.
    ///
    /// @throws GratoException with [DeviceError#DEVICE_NOT_FOUND] for an unknown one and for a wrong secret alike
    public State state(UUID id, String secret) {
        return requireProven(id, secret).device().state();
    }

    /// Notes down that a device has wiped itself.
    ///
    /// @throws GratoException with [DeviceError#DEVICE_NOT_FOUND] for an unknown one and for a wrong secret alike
    public void wiped(UUID id, String secret, @Nullable String address) {
        var proven = requireProven(id, secret);
        var device = proven.device();
        if (repository.wiped(proven.workspace(), id)) {
            audit.record(new SecurityEvent(
                    "device.wiped",
                    proven.workspace(),
                    Actor.Kind.USER,
                    device.user(),
                    device.user(),
                    null,
                    address,
                    Map.of("name", device.name())));
        }
    }

    private record Proven(Workspace workspace, Device device) {}

    private Proven requireProven(UUID id, String text) {
        var secret = DeviceSecret.read(text).orElseThrow(() -> new GratoException(DeviceError.DEVICE_NOT_FOUND));
        var workspace = workspaces.all().stream()
                .filter(known -> known.id().equals(secret.workspace()))
                .findFirst()
                .map(known -> workspaces.require(known.id()))
                .orElseThrow(() -> new GratoException(DeviceError.DEVICE_NOT_FOUND));
        return repository
                .find(workspace, id, today())
                .filter(row -> MessageDigest.isEqual(row.secretHash(), secret.hash()))
                .map(row -> new Proven(workspace, row.device()))
                .orElseThrow(() -> new GratoException(DeviceError.DEVICE_NOT_FOUND));
    }

    private static UUID user(Actor actor) {
        return Objects.requireNonNull(actor.userId(), "devices belong to users");
    }

    /// From when on a device that is used now counts as unused: 90 days after the step of 30 days that we are in.
    private LocalDate unusedFrom() {
        long step = Math.floorDiv(today().toEpochDay(), STEP_DAYS) + 1;
        return LocalDate.ofEpochDay(step * STEP_DAYS).plusDays(UNUSED_DAYS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
