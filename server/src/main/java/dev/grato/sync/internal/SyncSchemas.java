package dev.grato.sync.internal;

import dev.grato.access.Abilities;
import dev.grato.access.Feature;
import dev.grato.access.Features;
import dev.grato.access.RoleRights;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ModelJson;
import dev.grato.model.Models;
import dev.grato.model.Names;
import dev.grato.model.ObjectType;
import dev.grato.model.OnDevices.Strategy;
import dev.grato.model.View;
import dev.grato.model.Views;
import dev.grato.platform.Actor;
import dev.grato.platform.Secrets;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import dev.grato.sync.SyncSettings.Terms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a device needs to know about the records it keeps, for one user.
@Component
final class SyncSchemas {

    private static final int BYTES = 8;
    private static final int STEM = 40;
    private static final int MOST = 5_000;

    private static final List<String> AS_IN_THE_MODEL =
            List.of("resultType", "options", "target", "inverse", "settings", "expression", "terms");

    private final Models models;
    private final Views views;
    private final AccessPolicy access;
    private final Features features;
    private final Map<Key, String> hashes = new ConcurrentHashMap<>();

    private record Key(UUID workspace, long model, String rights) {}

    SyncSchemas(Models models, Views views, AccessPolicy access, Features features) {
        this.models = models;
        this.views = views;
        this.access = access;
        this.features = features;
    }

    /// The objects the user's devices keep, those first that others lean on.
    List<ObjectType> kept(Actor actor) {
        var kept = new ArrayList<ObjectType>();
        var model = models.current(actor.workspace());
        for (var strategy : List.of(Strategy.CORE, Strategy.WORKING, Strategy.RECENT)) {
            model.objects().stream()
                    .filter(object -> object.onDevices().strategy() == strategy && access.knows(actor, object))
                    .forEach(kept::add);
        }
        return kept;
    }

    /// The hash of all kept objects' hashes; see [#hash(Actor)].
    ///
    /// @param rights the fingerprint of the actor's rights, which with the model decides it
    String hash(Actor actor, String rights) {
        var key = new Key(
                actor.workspace().id(), models.current(actor.workspace()).version(), rights);
        var known = hashes.get(key);
        if (known != null) {
            return known;
        }
        if (hashes.size() >= MOST) {
            hashes.clear();
        }
        var hash = hash(actor);
        hashes.put(key, hash);
        return hash;
    }

    /// Made of all kept objects' hashes.
    private String hash(Actor actor) {
        var all = new StringBuilder();
        kept(actor).stream()
                .map(object -> object.name() + " " + hash(actor, object) + "\n")
                .sorted()
                .forEach(all::append);
        return digest(all.toString());
    }

    /// Moves with the model, its views and the features that are off for the actor: then the schema is worth asking for
    /// again.
    String mark(Actor actor) {
        return mark(actor, features.off(actor));
    }

    private String mark(Actor actor, Set<Feature> off) {
        var mark = models.mark(actor.workspace());
        return off.isEmpty() ? mark : mark + "-" + String.join("-", keys(off));
    }

    private static List<String> keys(Set<Feature> off) {
        return off.stream().map(Feature::key).sorted().toList();
    }

    /// Another one when rows a device has are not what it would get now: a field was hidden, shown, retired,
    /// brought back or renamed, or the object is kept in another way. A new field changes nothing about those
    /// rows.
    private String hash(Actor actor, ObjectType object) {
        var facts = new TreeSet<String>();
        facts.add("strategy " + object.onDevices().strategy());
        for (var field : object.fields()) {
            if (field.isRetired() || isLeftOut(actor, object, field)) {
                facts.add("without " + field.column());
            } else if (isRenamed(field)) {
                facts.add("as " + field.column() + " " + field.name());
            }
        }
        return digest(String.join("\n", facts));
    }

    private boolean isLeftOut(Actor actor, ObjectType object, FieldDefinition field) {
        return field.isSensitive() || access.field(actor, object, field) == FieldRight.HIDDEN;
    }

    /// Columns keep the name a field was born with.
    private static boolean isRenamed(FieldDefinition field) {
        var name = Names.snake(field.name());
        var stem = name.substring(0, Math.min(STEM, name.length()));
        var column = field.column();
        return !column.equals(name) && !column.equals(name + "_id") && !column.startsWith("c_" + stem + "_");
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Secrets.digest(text.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
    }

    /// The whole schema as JSON.
    Map<String, @Nullable Object> json(Actor actor, Terms terms) {
        // before the model is looked at: what changes in between is learned by the next mark
        var off = features.off(actor);
        var mark = mark(actor, off);
        var model = models.refreshed(actor.workspace())
                .masked(
                        object -> access.knows(actor, object),
                        (object, field) -> access.field(actor, object, field) != FieldRight.HIDDEN);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("schema", hash(actor));
        json.put("model", mark);
        json.put("workspace", workspace(actor));
        json.put("me", me(actor, off));
        json.put("profile", terms.profile().key());
        json.put("leaseHours", terms.leaseHours());
        json.put("windowDays", terms.windowDays());
        json.put(
                "objects",
                kept(actor).stream()
                        .map(object -> object(actor, model, object, model.require(object.name())))
                        .toList());
        json.put(
                "views", views.all(actor, teams(actor)).stream().map(View::json).toList());
        return json;
    }

    private Set<UUID> teams(Actor actor) {
        var team = access.team(actor);
        return team == null ? Set.of() : Set.of(team);
    }

    private static Map<String, @Nullable Object> workspace(Actor actor) {
        var workspace = actor.workspace();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", workspace.id().toString());
        json.put("slug", workspace.slug());
        json.put("name", workspace.name());
        json.put("isPractice", workspace.isPractice());
        json.put("zone", workspace.zone().getId());
        json.put("locale", workspace.locale().toLanguageTag());
        json.put("currency", workspace.currency());
        json.put("region", workspace.region());
        return json;
    }

    private Map<String, @Nullable Object> me(Actor actor, Set<Feature> off) {
        var rights = RoleRights.of(actor).orElse(null);
        var team = access.team(actor);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("user", String.valueOf(actor.userId()));
        json.put("team", team == null ? null : team.toString());
        json.put(
                "teamTree",
                rights == null
                        ? List.of()
                        : rights.teamTree().stream()
                                .map(String::valueOf)
                                .sorted()
                                .toList());
        json.put("zone", actor.zone().getId());
        json.put("locale", actor.locale().toLanguageTag());
        json.put(
                "abilities",
                Abilities.ALL.stream()
                        .filter(ability -> Abilities.has(actor, ability))
                        .toList());
        json.put("off", keys(off));
        return json;
    }

    /// @param seen the object as the user sees it
    private Map<String, @Nullable Object> object(Actor actor, Model model, ObjectType object, ObjectType seen) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", object.name());
        json.put("plural", object.plural());
        json.put("address", object.address());
        json.put("title", seen.titleField());
        json.put("strategy", object.onDevices().strategy().key());
        json.put("hash", hash(actor, object));
        json.put("isOwned", object.isOwned());
        json.put("mayCreate", access.mayHold(actor, object, Action.CREATE, actor.userId(), access.team(actor)));
        json.putAll(OnScreen.object(seen));
        json.put(
                "fields",
                seen.liveFields().values().stream()
                        .map(field -> field(actor, model, object, field))
                        .toList());
        return json;
    }

    private Map<String, @Nullable Object> field(Actor actor, Model model, ObjectType object, FieldDefinition field) {
        var told = ModelJson.field(field, object, model);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", field.name());
        json.put("type", field.type().key());
        for (var part : AS_IN_THE_MODEL) {
            var value = told.get(part);
            if (value != null && !value.equals(Map.of())) {
                json.put(part, value);
            }
        }
        json.put("rule", field.meeting().key());
        json.put("isRequired", field.isRequired());
        json.put(
                "isReadOnly",
                field.isReadOnly()
                        || field.type().isComputed()
                        || access.field(actor, object, field) != FieldRight.WRITE);
        json.put("isUnique", field.isUnique());
        if (field.isSensitive()) {
            json.put("isSensitive", true);
        }
        if (field.computation() != null) {
            json.put("isStored", field.isStored());
        }
        json.putAll(OnScreen.field(field));
        return json;
    }
}
