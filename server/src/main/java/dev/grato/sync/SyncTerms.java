package dev.grato.sync;

import dev.grato.access.AccessModel;
import dev.grato.access.RoleRights;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.records.RecordVersion;
import dev.grato.records.Records;
import dev.grato.sync.SyncSettings.OfRole;
import dev.grato.sync.SyncSettings.Terms;
import dev.grato.sync.internal.SettingsRepository;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// On what terms devices keep data: for the workspace and by role.
@Service
public final class SyncTerms {

    private static final String PROFILE = "profile";
    private static final String LEASE = "leaseHours";
    private static final String WINDOW = "windowDays";
    private static final String ROLES = "roles";
    private static final int MOST_ROLES = 500;

    private static final long RECENT_NANOS = 1_000_000_000;
    private static final int MOST_RECENT = 1_000;

    private final SettingsRepository repository;
    private final Records records;
    private final Audit audit;

    /// Every call of a device asks, some twice.
    private final Map<UUID, Recent> recent = new ConcurrentHashMap<>();

    private record Recent(SyncSettings settings, long at) {}

    public SyncTerms(SettingsRepository repository, Records records, Audit audit) {
        this.repository = repository;
        this.records = records;
        this.audit = audit;
    }

    /// What holds for this user now.
    public Terms of(Actor actor) {
        var role = RoleRights.of(actor).map(RoleRights::role).orElse(null);
        return settings(actor.workspace()).terms(role);
    }

    /// The settings as they are; as they were up to a second ago where another node has changed them.
    public SyncSettings settings(Workspace workspace) {
        long now = System.nanoTime();
        var known = recent.get(workspace.id());
        if (known != null && now - known.at() < RECENT_NANOS) {
            return known.settings();
        }
        var settings = repository
                .find(workspace)
                .map(row -> read(row.settings(), row.version(), new ArrayList<>()))
                .orElse(SyncSettings.DEFAULT);
        if (recent.size() > MOST_RECENT) {
            recent.clear();
        }
        recent.put(workspace.id(), new Recent(settings, now));
        return settings;
    }

    /// Replaces the settings; what is left out is as by default. The caller vouches that the actor may.
    ///
    /// @param seen the settings the change was made on; absent means whatever they are now
    /// @throws GratoException with [DeviceError#INVALID_SETTINGS] or [DeviceError#SETTINGS_CHANGED]
    public SyncSettings change(Actor actor, Map<String, @Nullable Object> wanted, @Nullable RecordVersion seen) {
        var faults = new ArrayList<Fault>();
        var settings = read(wanted, new RecordVersion(0, 0), faults);
        settings.roles().keySet().forEach(role -> {
            if (records.find(actor, AccessModel.ROLE, role).isEmpty()) {
                faults.add(new Fault(ROLES + "." + role, "notFound"));
            }
        });
        if (!faults.isEmpty()) {
            throw new GratoException(DeviceError.INVALID_SETTINGS, faults);
        }
        var written = repository.write(actor.workspace(), json(settings), seen, Ids.tag());
        if (written.isEmpty()) {
            throw new GratoException(DeviceError.SETTINGS_CHANGED);
        }
        recent.remove(actor.workspace().id());
        audit.record(SecurityEvent.by(actor, "syncSettings.changed")
                .with(PROFILE, settings.profile().key())
                .with(LEASE, settings.leaseHours())
                .with(WINDOW, settings.windowDays()));
        return settings(actor.workspace());
    }

    /// The settings as JSON values, as they are stored and sent.
    public static Map<String, @Nullable Object> json(SyncSettings settings) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(PROFILE, settings.profile().key());
        json.put(LEASE, settings.leaseHours());
        json.put(WINDOW, settings.windowDays());
        var roles = new LinkedHashMap<String, @Nullable Object>();
        settings.roles().forEach((id, role) -> {
            var own = new LinkedHashMap<String, @Nullable Object>();
            if (role.profile() != null) {
                own.put(PROFILE, role.profile().key());
            }
            if (role.leaseHours() != null) {
                own.put(LEASE, role.leaseHours());
            }
            roles.put(id.toString(), own);
        });
        json.put(ROLES, roles);
        return json;
    }

    private static SyncSettings read(Map<String, @Nullable Object> json, RecordVersion version, List<Fault> faults) {
        refuseUnknown(json, Set.of(PROFILE, LEASE, WINDOW, ROLES), "", faults);
        var roles = new LinkedHashMap<UUID, OfRole>();
        var given = json.get(ROLES) == null ? Map.<String, @Nullable Object>of() : Json.asObject(json.get(ROLES));
        if (given == null || given.size() > MOST_ROLES) {
            faults.add(new Fault(ROLES, "wrongType", Map.of("expected", "object")));
        } else {
            given.forEach((id, own) -> role(id, own, roles, faults));
        }
        var profile = profile(json, "", faults);
        var lease = whole(json, LEASE, "", 1, SyncSettings.LONGEST_LEASE, faults);
        var window = whole(json, WINDOW, "", SyncSettings.SHORTEST_WINDOW, SyncSettings.LONGEST_WINDOW, faults);
        var otherwise = SyncSettings.DEFAULT;
        return new SyncSettings(
                profile == null ? otherwise.profile() : profile,
                lease == null ? otherwise.leaseHours() : lease,
                window == null ? otherwise.windowDays() : window,
                roles,
                version);
    }

    private static void role(String id, @Nullable Object given, Map<UUID, OfRole> roles, List<Fault> faults) {
        var path = ROLES + "." + id + ".";
        var role = Ids.parse(id);
        var own = Json.asObject(given);
        if (role.isEmpty() || own == null) {
            faults.add(role.isEmpty() ? new Fault(ROLES, "notAnId") : new Fault(ROLES + "." + id, "notAnObject"));
            return;
        }
        refuseUnknown(own, Set.of(PROFILE, LEASE), path, faults);
        roles.put(
                role.get(),
                new OfRole(profile(own, path, faults), whole(own, LEASE, path, 1, SyncSettings.LONGEST_LEASE, faults)));
    }

    private static void refuseUnknown(
            Map<String, @Nullable Object> json, Set<String> known, String path, List<Fault> faults) {
        json.keySet().stream()
                .filter(name -> !known.contains(name))
                .limit(20)
                .forEach(name -> faults.add(new Fault(path + name, "unknownField")));
    }

    private static @Nullable Profile profile(Map<String, @Nullable Object> json, String path, List<Fault> faults) {
        var given = json.get(PROFILE);
        var profile = Profile.find(given);
        if (given != null && profile.isEmpty()) {
            faults.add(new Fault(path + PROFILE, "notAProfile"));
        }
        return profile.orElse(null);
    }

    private static @Nullable Integer whole(
            Map<String, @Nullable Object> json, String name, String path, int min, int max, List<Fault> faults) {
        var given = json.get(name);
        if (given == null) {
            return null;
        }
        var number = Json.asNumber(given);
        boolean isWithin = number != null
                && number.scale() <= 0
                && number.compareTo(BigDecimal.valueOf(min)) >= 0
                && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        if (number == null || !isWithin) {
            faults.add(new Fault(path + name, "outOfRange", Map.of("min", min, "max", max)));
            return null;
        }
        return number.intValue();
    }
}
