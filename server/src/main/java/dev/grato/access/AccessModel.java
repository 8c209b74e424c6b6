package dev.grato.access;

import dev.grato.model.ModelContribution;
import dev.grato.model.ObjectDeclaration;
import dev.grato.platform.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/// The objects of access: users, teams, roles.
@Component
public final class AccessModel implements ModelContribution {

    public static final String USER = "user";
    public static final String TEAM = "team";
    public static final String ROLE = "role";

    /// The field of a role with its rights by object and field; hidden from all who do not manage users.
    public static final String RIGHTS = "rights";

    /// Keys of the roles every new workspace has.
    public static final String ADMINISTRATOR = "administrator";

    public static final String MANAGER = "manager";
    public static final String SELLER = "seller";
    public static final String SERVICE = "service";
    public static final String READ_ONLY = "readOnly";

    @Override
    public List<ObjectDeclaration> objects() {
        return List.of(role(), team(), user());
    }

    private static ObjectDeclaration user() {
        return ObjectDeclaration.of(
                        USER, "users", Texts.of("User", "Usuario", "Utente"), Texts.of("Users", "Usuarios", "Utenti"))
                .table("app_user")
                .field(
                        "name",
                        "text",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.required().indexed())
                .field("email", "text", Texts.of("E-mail", "Correo", "E-mail"), f -> f.unique())
                .field(
                        "locale",
                        "select",
                        Texts.of("Language", "Idioma", "Lingua"),
                        f -> f.option("en", Texts.of("English", "Inglés", "Inglese"))
                                .option("es", Texts.of("Spanish", "Español", "Spagnolo"))
                                .option("it", Texts.of("Italian", "Italiano", "Italiano")))
                .field("zone", "text", Texts.of("Time zone", "Zona horaria", "Fuso orario"))
                .field(
                        "role",
                        "relation",
                        Texts.of("Role", "Rol", "Ruolo"),
                        f -> f.to(ROLE).inverse("users"))
                .field(
                        "team",
                        "relation",
                        Texts.of("Team", "Equipo", "Team"),
                        f -> f.to(TEAM).inverse("members"))
                .field("isActive", "boolean", Texts.of("Active", "Activo", "Attivo"), f -> f.byDefault(true))
                .title("name")
                .inLists("name", "email", "role", "team", "isActive");
    }

    private static ObjectDeclaration team() {
        return ObjectDeclaration.of(
                        TEAM, "teams", Texts.of("Team", "Equipo", "Team"), Texts.of("Teams", "Equipos", "Team"))
                .table("team")
                .field(
                        "name",
                        "text",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.required().indexed())
                .field(
                        "parent",
                        "relation",
                        Texts.of("Above", "Superior", "Superiore"),
                        f -> f.to(TEAM).inverse("children"))
                .field("lead", "user", Texts.of("Lead", "Responsable", "Responsabile"), f -> f.to(USER))
                .title("name");
    }

    private static ObjectDeclaration role() {
        return ObjectDeclaration.of(
                        ROLE, "roles", Texts.of("Role", "Rol", "Ruolo"), Texts.of("Roles", "Roles", "Ruoli"))
                .table("user_role")
                .field(
                        "name",
                        "text",
                        Texts.of("Name", "Nombre", "Nome"),
                        f -> f.required().indexed())
                .field(
                        "key",
                        "text",
                        Texts.of("Key", "Clave", "Chiave"),
                        f -> f.unique().readOnly())
                .field(
                        "isAdministrator",
                        "boolean",
                        Texts.of("Administrator", "Administrador", "Amministratore"),
                        f -> f.byDefault(false))
                .field("readScope", "select", Texts.of("Sees", "Ve", "Vede"), AccessModel::scopes)
                .field("createScope", "select", Texts.of("Creates", "Crea", "Crea"), AccessModel::scopes)
                .field("writeScope", "select", Texts.of("Changes", "Modifica", "Modifica"), AccessModel::scopes)
                .field("deleteScope", "select", Texts.of("Deletes", "Elimina", "Elimina"), AccessModel::scopes)
                .field(
                        RIGHTS,
                        "json",
                        Texts.of("Rights by object", "Permisos por objeto", "Permessi per oggetto"),
                        f -> f.help(Texts.of(
                                "What differs from the scopes above for single objects and fields.",
                                "Lo que difiere de los alcances anteriores para objetos y campos concretos.",
                                "Ciò che per singoli oggetti e campi è diverso dagli ambiti qui sopra.")))
                .field(
                        "abilities",
                        "multiSelect",
                        Texts.of("Abilities", "Capacidades", "Facoltà"),
                        AccessModel::abilities)
                .title("name");
    }

    private static void scopes(ObjectDeclaration.Field field) {
        field.option(Scope.NONE.key(), Texts.of("Nothing", "Nada", "Niente"))
                .option(Scope.OWN.key(), Texts.of("Own", "Propio", "Propri"))
                .option(
                        Scope.ACCOUNT_TEAM.key(),
                        Texts.of(
                                "Own and those one works with",
                                "Propio y aquello en lo que se colabora",
                                "Propri e quelli seguiti"))
                .option(Scope.TEAM.key(), Texts.of("The team's", "Del equipo", "Del team"))
                .option(
                        Scope.TEAM_TREE.key(),
                        Texts.of(
                                "The team's and those below",
                                "Del equipo y los inferiores",
                                "Del team e di quelli sotto"))
                .option(Scope.ALL.key(), Texts.of("Everything", "Todo", "Tutto"))
                .byDefault(Scope.NONE.key());
    }

    private static void abilities(ObjectDeclaration.Field field) {
        field.option(Abilities.EXPORT, Texts.of("Export", "Exportar", "Esportare"))
                .option(Abilities.IMPORT, Texts.of("Import", "Importar", "Importare"))
                .option(
                        Abilities.MASS_UPDATE,
                        Texts.of("Change many at once", "Cambiar muchos a la vez", "Modificare in massa"))
                .option(Abilities.MERGE, Texts.of("Merge", "Fusionar", "Unire"))
                .option(Abilities.ERASE, Texts.of("Erase people", "Borrar personas", "Cancellare persone"))
                .option(
                        Abilities.UNDO_BATCHES,
                        Texts.of("Undo others' batches", "Deshacer lotes ajenos", "Annullare lotti altrui"))
                .option(
                        Abilities.MANAGE_MODEL,
                        Texts.of("Change the model", "Cambiar el modelo", "Modificare il modello"))
                .option(Abilities.MANAGE_USERS, Texts.of("Manage users", "Gestionar usuarios", "Gestire gli utenti"))
                .option(Abilities.VIEW_METRICS, Texts.of("See metrics", "Ver métricas", "Vedere le metriche"))
                .option(
                        Abilities.MANAGE_WEBHOOKS,
                        Texts.of("Manage webhooks", "Gestionar webhooks", "Gestire i webhook"))
                .option(
                        Abilities.FEED_ERP,
                        Texts.of("Feed from the ERP", "Alimentar desde el ERP", "Alimentare dall'ERP"))
                .option(
                        Abilities.LEAD_PROGRAMME,
                        Texts.of("Lead the programme", "Dirigir el programa", "Guidare il programma"));
    }
}
