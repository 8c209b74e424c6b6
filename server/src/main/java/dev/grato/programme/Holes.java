package dev.grato.programme;

import dev.grato.platform.Actor;
import java.util.UUID;

/// The empty places of the programme: names nobody filled in or said yes to, topics nobody decides on, processes nobody
/// answers for.
public interface Holes {

    /// Whom they were sent to, and how many.
    record Sent(UUID user, int holes) {}

    /// Tells who can fill them: the sponsor, and where none with an account is named, the leader. Once a day.
    ///
    /// @throws dev.grato.platform.GratoException with [ProgrammeError#NOT_LEADING], [ProgrammeError#NO_HOLES],
    ///     [ProgrammeError#NOBODY_TO_TELL] or [ProgrammeError#TOLD_TODAY]
    Sent send(Actor actor);
}
