package dev.grato.access.internal;

import dev.grato.access.UserEnd;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.spi.ChangeConsumer;
import java.util.List;
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
        for (var end : UserEnd.in(changes)) {
            int ended = sessions.endAllOf(workspace.id(), end.user(), end.at());
            if (ended > 0) {
                audit.record(SecurityEvent.by(Actor.system(workspace), "session.endedAll")
                        .about(end.user())
                        .with("sessions", ended));
            }
        }
    }
}
