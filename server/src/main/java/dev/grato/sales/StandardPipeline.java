package dev.grato.sales;

import dev.grato.platform.Texts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The pipeline every workspace begins with; the one new deals enter when nothing else is said.
///
/// Its ids are the same in every workspace, so that rules find it without a search. Administrators may rename,
/// extend
/// or delete it.
public final class StandardPipeline {

    public static final UUID ID = id(0);
    public static final Texts NAME = Texts.of("Sales", "Ventas", "Vendite");

    public static final Stage NEW = new Stage(id(1), Texts.of("New", "Nueva", "Nuova"), 1, 10, "open", 14);
    public static final Stage QUALIFIED =
            new Stage(id(2), Texts.of("Qualified", "Calificada", "Qualificata"), 2, 30, "open", 30);
    public static final Stage OFFER =
            new Stage(id(3), Texts.of("Offer sent", "Oferta enviada", "Offerta inviata"), 3, 50, "open", 21);
    public static final Stage NEGOTIATION =
            new Stage(id(4), Texts.of("Negotiation", "Negociación", "Negoziazione"), 4, 75, "open", 30);
    public static final Stage WON = new Stage(id(5), Texts.of("Won", "Ganada", "Vinta"), 5, 100, "won", null);
    public static final Stage LOST = new Stage(id(6), Texts.of("Lost", "Perdida", "Persa"), 6, 0, "lost", null);

    /// All stages, in their order.
    public static final List<Stage> STAGES = List.of(NEW, QUALIFIED, OFFER, NEGOTIATION, WON, LOST);

    /// One stage of it.
    ///
    /// @param maxDays how long a deal may stand here before it asks for attention
    public record Stage(
            UUID id,
            Texts name,
            int position,
            int probability,
            String kind,
            @Nullable Integer maxDays) {}

    private StandardPipeline() {}

    private static UUID id(int number) {
        return new UUID(0x0192_0000_0000_7000L, 0x8000_0000_5a1e_5000L + number);
    }
}
