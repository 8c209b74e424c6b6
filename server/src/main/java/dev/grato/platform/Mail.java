package dev.grato.platform;

import dev.grato.platform.internal.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Outgoing mail: what is sent is kept until the mail server has it, whatever happens to this node.
///
/// A message is handed over within seconds and tried again with growing pauses; what cannot be handed over ends
/// as *dead* and is shown to administrators. A message may arrive twice when a node dies right after handing it
/// over, with the same Message-ID. What a message says is encrypted while it waits and forgotten afterwards.
public interface Mail {

    /// The outbox in the control schema of this database.
    static Mail of(Database database, Clock clock, Secrets secrets, Jobs jobs, MailProperties properties) {
        return new Outbox(database, clock, secrets, jobs, properties);
    }

    /// What becomes of a message.
    enum Delivery {
        /// It is on its way.
        MAILED,
        /// It came from a practice space: kept for its administrators to see that it would have gone, never
        /// sent.
        SWALLOWED,
        /// No mail server is named; nothing was kept.
        NOT_CONFIGURED
    }

    /// Whether mail of this workspace reaches anybody.
    boolean goesOut(@Nullable Workspace workspace);

    /// Takes the message over.
    Delivery send(MailMessage message);

    /// The address of one of our pages as people outside reach it; absent where the settings do not say.
    Optional<String> address(String path);

    /// A message that did not go out, without what it says.
    ///
    /// @param state `waiting`, `dead` or `swallowed`
    /// @param problem what the mail server answered last
    record Unsent(
            UUID id,
            String kind,
            String recipient,
            String state,
            int attempts,
            @Nullable String problem,
            Instant createdAt) {}

    /// The newest messages that did not go out, at most 200: those of the workspace, and those to its members.
    List<Unsent> unsent(Workspace workspace);
}
