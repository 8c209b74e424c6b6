package dev.grato.programme;

import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the objectives' measures say: a count, sum or average over the records a filter means, all of them, whoever may
/// read them, as roll-ups do.
public interface Measures {

    /// What a measure said on a day.
    record Point(LocalDate day, BigDecimal value) {}

    /// The readings of each objective, the oldest first, of the last 400 days.
    Map<UUID, List<Point>> series(Actor actor);

    /// Measures every objective of the workspace that has a measure, as the job does each six hours.
    void measureAll(Workspace workspace);

    /// Measures one objective now and keeps the result as that of today.
    ///
    /// @throws dev.grato.platform.GratoException with [ProgrammeError#NOT_LEADING] or [ProgrammeError#NO_OBJECTIVE]
    void measure(Actor actor, UUID objective);
}
