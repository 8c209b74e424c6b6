package dev.grato.sync.internal;

import dev.grato.access.UserEnd;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.spi.ChangeConsumer;
import java.util.List;
import org.springframework.stereotype.Component;

/// Revokes the devices of users who were deactivated or deleted: what they hold is to be wiped.
@Component
public final class DevicesOfInactiveUsers implements ChangeConsumer {

    private final DeviceRepository devices;
    private final Audit audit;

    public DevicesOfInactiveUsers(DeviceRepository devices, Audit audit) {
        this.devices = devices;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "sync-inactive-users";
    }

    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        for (var end : UserEnd.in(changes)) {
            int revoked = devices.revokeAllOf(workspace, end.user(), end.at());
            if (revoked > 0) {
                audit.record(SecurityEvent.by(Actor.system(workspace), "device.revokedAll")
                        .about(end.user())
                        .with("devices", revoked));
            }
        }
    }
}
