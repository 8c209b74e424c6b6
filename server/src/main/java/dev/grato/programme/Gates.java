package dev.grato.programme;

import dev.grato.platform.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The gates from a strategy to everybody: what each asks for, computed from what is there, and which were passed.
public interface Gates {

    /// Strategy, ready to start, and the five rings, in their order.
    List<String> ORDER = List.of("g0", "g1", "r0", "r1", "r2", "r3", "r4");

    /// What a gate asks for.
    ///
    /// @param isMust whether it can only be passed over by a signed exception
    /// @param part how much of it there is, null where it is there or not
    /// @param of how much there has to be
    record Item(
            String code,
            boolean isMust,
            boolean isDone,
            @Nullable Long part,
            @Nullable Long of) {}

    /// That a gate was passed.
    ///
    /// @param missing the codes of the musts that were open
    /// @param exception why it was passed nevertheless
    record Passed(
            LocalDate on,
            @Nullable UUID by,
            List<String> missing,
            @Nullable String exception) {}

    record Gate(String code, List<Item> items, @Nullable Passed passed) {}

    /// The gates in their order; none where there is no programme. Anybody may see them.
    List<Gate> look(Actor actor);

    /// Notes down that a gate is passed: by who leads when every must is there, by the sponsor with a reason otherwise.
    ///
    /// @param exception why it is passed though a must is open; ignored when none is
    /// @throws dev.grato.platform.GratoException with [ProgrammeError#NO_GATE], [ProgrammeError#NOT_LEADING],
    ///     [ProgrammeError#GATE_PASSED], [ProgrammeError#GATE_BEFORE], [ProgrammeError#MUST_OPEN] or
    ///     [ProgrammeError#NOT_SPONSOR]
    void pass(Actor actor, String gate, @Nullable String exception);
}
