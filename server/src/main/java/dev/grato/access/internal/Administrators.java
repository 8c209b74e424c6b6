package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspaces;
import dev.grato.records.Records;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells who is an active administrator of a workspace.
@Component
public final class Administrators {

    private final Workspaces workspaces;
    private final Records records;

    public Administrators(Workspaces workspaces, Records records) {
        this.workspaces = workspaces;
        this.records = records;
    }

    public boolean isOne(UUID workspace, UUID user) {
        var system = Actor.system(workspaces.require(workspace));
        return records.find(system, AccessModel.USER, user)
                .filter(record -> !Boolean.FALSE.equals(record.value("isActive")))
                .flatMap(record -> Ids.parse(record.value("role")))
                .flatMap(role -> records.find(system, AccessModel.ROLE, role))
                .filter(role -> Boolean.TRUE.equals(role.value("isAdministrator")))
                .isPresent();
    }
}
