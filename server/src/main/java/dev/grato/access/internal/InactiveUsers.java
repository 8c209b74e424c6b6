package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.spi.ChangeConsumer;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Ends the sessions of users who were deactivated or deleted, so that none comes back to life with them.
///
/// They are shut out before that, in the moment of the change: who a session stands for is asked with each
/// request.
@Component
public final class InactiveUsers implements ChangeConsumer {

    private final SessionRepository sessions;
    private final Audit audit;

    public InactiveUsers(SessionRepository sessions, Audit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "access-inactive-users";
    }

    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        for (var change : changes) {
            if (change.object().equals(AccessModel.USER) && isEnd(change)) {
                int ended = sessions.endAllOf(workspace.id(), change.record(), change.at());
                if (ended > 0) {
                    audit.record(new SecurityEvent(
                            "session.endedAll",
                            workspace,
                            Actor.Kind.SYSTEM,
                            null,
                            null,
                            change.record(),
                            null,
                            Map.of("sessions", ended)));
                }
            }
        }
    }

    private static boolean isEnd(Change change) {
        return change.operation() == Change.Operation.DELETE
                || Boolean.FALSE.equals(change.after().get("isActive"));
    }
}
