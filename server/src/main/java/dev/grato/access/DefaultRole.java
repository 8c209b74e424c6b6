package dev.grato.access;

import dev.grato.platform.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A role every new workspace begins with.
record DefaultRole(
        String key,
        Texts name,
        boolean isAdministrator,
        Scope read,
        Scope create,
        Scope write,
        Scope delete,
        List<String> abilities) {

    static final List<DefaultRole> IN_ORDER = List.of(
            new DefaultRole(
                    AccessModel.ADMINISTRATOR,
                    Texts.of("Administrator", "Administrador", "Amministratore"),
                    true,
                    Scope.ALL,
                    Scope.ALL,
                    Scope.ALL,
                    Scope.ALL,
                    Abilities.ALL),
            new DefaultRole(
                    AccessModel.MANAGER,
                    Texts.of("Manager", "Responsable", "Responsabile"),
                    false,
                    Scope.TEAM_TREE,
                    Scope.TEAM_TREE,
                    Scope.TEAM_TREE,
                    Scope.TEAM_TREE,
                    List.of(Abilities.EXPORT, Abilities.IMPORT, Abilities.MASS_UPDATE, Abilities.MERGE)),
            new DefaultRole(
                    AccessModel.SELLER,
                    Texts.of("Seller", "Comercial", "Venditore"),
                    false,
                    Scope.TEAM,
                    Scope.OWN,
                    Scope.OWN,
                    Scope.OWN,
                    List.of(Abilities.MERGE)),
            new DefaultRole(
                    AccessModel.SERVICE,
                    Texts.of("Service", "Atención al cliente", "Assistenza"),
                    false,
                    Scope.ALL,
                    Scope.ALL,
                    Scope.ALL,
                    Scope.OWN,
                    List.of(Abilities.MERGE)),
            new DefaultRole(
                    AccessModel.READ_ONLY,
                    Texts.of("Read only", "Solo lectura", "Sola lettura"),
                    false,
                    Scope.ALL,
                    Scope.NONE,
                    Scope.NONE,
                    Scope.NONE,
                    List.of()));

    /// The values of its record, named in the workspace's language.
    Map<String, @Nullable Object> values(Locale locale) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", name.in(locale));
        values.put("key", key);
        values.put("isAdministrator", isAdministrator);
        values.put("readScope", read.key());
        values.put("createScope", create.key());
        values.put("writeScope", write.key());
        values.put("deleteScope", delete.key());
        values.put("abilities", abilities.isEmpty() ? null : abilities);
        return values;
    }
}
