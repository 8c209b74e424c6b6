package dev.grato.access;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import java.util.List;
import java.util.Map;

/// The named abilities a role can give beside its rights on records.
public final class Abilities {

    public static final String EXPORT = "export";
    public static final String IMPORT = "import";
    public static final String MASS_UPDATE = "massUpdate";
    public static final String MERGE = "merge";
    public static final String MANAGE_MODEL = "manageModel";
    public static final String MANAGE_USERS = "manageUsers";
    public static final String VIEW_METRICS = "viewMetrics";
    public static final String UNDO_BATCHES = "undoBatches";
    /// To erase what is kept about a person, for good.
    public static final String ERASE = "erase";
    /// To have changes sent to other programs.
    public static final String MANAGE_WEBHOOKS = "manageWebhooks";
    /// To write, by token or import, what an ERP is the master of.
    public static final String FEED_ERP = "feedErp";
    /// To lead the CRM initiative: its objectives, roles, pilots and answers.
    public static final String LEAD_PROGRAMME = "leadProgramme";

    /// All there are, in the order of the screen.
    public static final List<String> ALL = List.of(
            EXPORT,
            IMPORT,
            MASS_UPDATE,
            MERGE,
            ERASE,
            UNDO_BATCHES,
            MANAGE_MODEL,
            MANAGE_USERS,
            VIEW_METRICS,
            FEED_ERP,
            MANAGE_WEBHOOKS,
            LEAD_PROGRAMME);

    private Abilities() {}

    /// Whether the actor has the ability; the system and administrators have all.
    public static boolean has(Actor actor, String ability) {
        return actor.isSystem()
                || RoleRights.of(actor).map(rights -> rights.isAble(ability)).orElse(false);
    }

    /// Lets only those pass who have the ability.
    ///
    /// @throws GratoException with [AccessError#ABILITY_MISSING], saying which one and whom to ask
    public static void require(Actor actor, String ability) {
        if (!has(actor, ability)) {
            throw new GratoException(AccessError.ABILITY_MISSING, Map.of("ability", ability));
        }
    }
}
