package dev.grato.insight;

import dev.grato.insight.Published.Reason;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns the cells of sealed weeks into what everybody may see; the only way a figure about people leaves the sealing
/// job.
///
/// Whole before part, large before small: what must be held back so that small groups do not follow from the rest is
/// then the next smallest sibling (R14).
public final class Suppression {

    /// Below this many internal users no figure about people is computed at all (R21).
    public static final int SMALL_ORGANISATION = 15;

    private static final Comparator<Cell> ORDER = Comparator.<Cell, String>comparing(
                    cell -> cell.address().week())
            .thenComparing(cell -> cell.address().metric().name())
            .thenComparing(cell -> cell.address().dimension())
            .thenComparingInt(cell -> -cell.values().size())
            .thenComparing(cell -> cell.address().group());

    private final ReleaseLedger ledger;

    public Suppression(Thresholds thresholds) {
        this(new ReleaseLedger(thresholds));
    }

    Suppression(ReleaseLedger ledger) {
        this.ledger = ledger;
    }

    /// What is told about each of these cells, in the order in which they were decided.
    ///
    /// @param internalUsers how many people of the organisation itself work with the CRM
    public Map<Cell.Address, Published> publish(Collection<Cell> cells, int internalUsers) {
        var answers = new LinkedHashMap<Cell.Address, Published>();
        cells.stream()
                .sorted(ORDER)
                .forEach(cell -> answers.put(
                        cell.address(),
                        internalUsers < SMALL_ORGANISATION
                                ? new Published.Withheld(Reason.SMALL_ORGANISATION)
                                : ledger.release(cell)));
        return answers;
    }
}
