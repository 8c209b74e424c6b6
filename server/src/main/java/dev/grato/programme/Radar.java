package dev.grato.programme;

import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What makes CRM initiatives fail, looked for in what is really there: one signal for each cause, each with its own
/// thresholds and none added to another. Unknown is a state of its own and never good.
public interface Radar {

    /// How a signal stands.
    enum State {
        OK,
        WATCH,
        ACT,
        UNKNOWN;

        /// As it is stored and stands in JSON.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a signal says at one moment.
    ///
    /// @param value the figure its thresholds are about; null where it is not known
    /// @param part how many, where the figure is a share
    /// @param of of how many; null where it is no share
    /// @param reason why it is not known, or which thing it is about, by key; null where there is nothing to say
    record Reading(
            State state,
            @Nullable BigDecimal value,
            @Nullable Long part,
            @Nullable Long of,
            @Nullable String reason) {

        /// @param reason `notDue`, `nothingYet`, `noSource` or `tooFew`
        public static Reading unknown(String reason) {
            return new Reading(State.UNKNOWN, null, null, null, reason);
        }
    }

    /// A reading as it was kept for a week.
    ///
    /// @param week its Monday
    record Kept(LocalDate week, Reading reading) {}

    /// Something that was found out twice in a row.
    ///
    /// @param dueOn the last day for an answer: ten working days after it was opened
    /// @param answer `action` or `decline`; null while nobody has answered
    /// @param words what was answered
    record Alert(
            LocalDate openedOn,
            LocalDate dueOn,
            @Nullable String answer,
            @Nullable String words,
            @Nullable Instant answeredAt) {}

    /// One signal.
    ///
    /// @param code as the specification calls it: `S01`
    /// @param family `people`, `process`, `policy` or `technology`
    /// @param watch from where on it is to be watched, and `act` from where on one acts, in the signal's own unit
    /// @param isMoreBad whether higher figures are worse
    /// @param weeks what was kept of the last half year, the oldest first
    /// @param alert the open one; null where there is none
    record Line(
            String code,
            String family,
            String unit,
            BigDecimal watch,
            BigDecimal act,
            boolean isMoreBad,
            Reading now,
            List<Kept> weeks,
            @Nullable Alert alert) {}

    /// The signals that are active in the size of this workspace's programme, read now; empty where there is no
    /// programme.
    List<Line> look(Actor actor);

    /// Answers what is open on a signal.
    ///
    /// @param answer `action`, saying what will be done, or `decline`, saying why nothing will
    /// @throws dev.grato.platform.GratoException with [ProgrammeError#NO_ALERT] or [ProgrammeError#NOT_LEADING]
    void answer(Actor actor, String code, String answer, String words);

    /// Keeps this week's readings where they have not been kept, opens and closes alerts.
    ///
    /// @return the ids of users who were told of something new
    List<UUID> keep(Workspace workspace, Instant now);
}
