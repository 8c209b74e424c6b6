package dev.grato.model.internal;

import dev.grato.model.Model;
import dev.grato.model.ModelError;
import dev.grato.model.ObjectType;
import dev.grato.model.View;
import dev.grato.model.spi.FilterCheck;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads views as they were sent, and as they are stored.
final class ViewReader {

    private static final Set<String> KEYS = Set.of(
            "id", "object", "name", "kind", "scope", "owner", "filter", "sort", "columns", "groupBy", "settings");
    private static final List<String> KINDS = List.of("table", "board", "calendar", "map");
    private static final List<String> SCOPES = List.of("user", "team", "everyone");
    private static final int MAX_NAME = 200;
    private static final int MAX_PATH = 200;
    private static final int MAX_COLUMNS = 100;
    private static final int MAX_BYTES = 20_000;

    private final List<FilterCheck> checks;

    ViewReader(List<FilterCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /// Puts what was sent into the stored definition.
    void read(
            Input input,
            Actor actor,
            Set<UUID> teams,
            Model model,
            ObjectType object,
            Map<String, @Nullable Object> definition) {
        input.allow(KEYS);
        if (input.has("name") || !definition.containsKey("name")) {
            input.line("name", MAX_NAME)
                    .ifPresentOrElse(name -> definition.put("name", name), () -> input.fault("name", "missing"));
        }
        choice(input, "kind", KINDS, definition);
        choice(input, "scope", SCOPES, definition);
        definition.putIfAbsent("kind", "table");
        definition.putIfAbsent("scope", "user");
        owner(input, actor, teams, definition);
        filter(input, actor, model, object, definition);
        paths(input, "sort", 2, object, model, definition);
        paths(input, "columns", MAX_COLUMNS, object, model, definition);
        if (input.has("groupBy")) {
            var groupBy = input.line("groupBy", MAX_PATH);
            groupBy.ifPresent(path -> path(input, "groupBy", path, object, model));
            definition.put("groupBy", groupBy.orElse(null));
        }
        if (input.has("settings")) {
            input.object("settings").ifPresent(settings -> {
                sized(input, "settings", settings);
                definition.put("settings", settings);
            });
        }
    }

    private static void choice(
            Input input, String key, List<String> allowed, Map<String, @Nullable Object> definition) {
        if (!input.has(key)) {
            return;
        }
        if (input.raw(key) instanceof String text && allowed.contains(text)) {
            definition.put(key, text);
        } else {
            input.fault(key, "notAllowed", Map.of("allowed", String.join(", ", allowed)));
        }
    }

    private static void owner(Input input, Actor actor, Set<UUID> teams, Map<String, @Nullable Object> definition) {
        var sent = input.id("owner");
        switch (String.valueOf(definition.get("scope"))) {
            case "user" -> {
                var user = actor.userId();
                if (user == null) {
                    input.fault("scope", "notAllowed", Map.of("allowed", "everyone"));
                } else if (sent.isPresent() && !sent.get().equals(user)) {
                    input.fault("owner", "notAllowed", Map.of("allowed", user.toString()));
                } else {
                    definition.put("owner", user.toString());
                }
            }
            case "team" -> {
                var team = sent.or(() -> Ids.parse(definition.get("owner"))).filter(teams::contains);
                if (team.isEmpty()) {
                    input.fault("owner", "notYourTeam");
                } else {
                    definition.put("owner", team.get().toString());
                }
            }
            default -> {
                if (sent.isPresent()) {
                    input.fault("owner", "notAllowed", Map.of("allowed", "null"));
                }
                definition.put("owner", null);
            }
        }
    }

    private void filter(
            Input input, Actor actor, Model model, ObjectType object, Map<String, @Nullable Object> definition) {
        if (!input.has("filter")) {
            return;
        }
        var filter = input.object("filter");
        definition.put("filter", filter.orElse(null));
        if (filter.isEmpty() || !sized(input, "filter", filter.get())) {
            return;
        }
        int before = input.faults().found().size();
        RuleFilters.checkShape(filter.get(), "filter", input.faults());
        if (input.faults().found().size() == before) {
            checks.forEach(check -> check.checkList(actor, model, object, filter.get())
                    .forEach(fault -> input.faults().add(fault.under("filter"))));
        }
    }

    private static boolean sized(Input input, String key, Map<String, @Nullable Object> value) {
        if (!Input.isSoundWithin(value)) {
            input.fault(key, "invalidText");
            return false;
        }
        if (Json.write(value).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            input.fault(key, "tooLong", Map.of("max", MAX_BYTES));
            return false;
        }
        return true;
    }

    private static void paths(
            Input input,
            String key,
            int most,
            ObjectType object,
            Model model,
            Map<String, @Nullable Object> definition) {
        if (!input.has(key)) {
            return;
        }
        var kept = new ArrayList<String>();
        var list = input.list(key, most).orElse(List.of());
        for (int i = 0; i < list.size(); i++) {
            var place = key + "[" + i + "]";
            if (list.get(i) instanceof String text && text.length() <= MAX_PATH && Input.isSound(text)) {
                path(
                        input,
                        place,
                        text.startsWith("-") && key.equals("sort") ? text.substring(1) : text,
                        object,
                        model);
                kept.add(text);
            } else {
                input.fault(place, "wrongKind", Map.of("expected", "text"));
            }
        }
        definition.put(key, kept);
    }

    /// The first step is looked at here; the rest is for the record engine when the view is used.
    private static void path(Input input, String place, String path, ObjectType object, Model model) {
        int dot = path.indexOf('.');
        var first = dot < 0 ? path : path.substring(0, dot);
        boolean isKnown = object.field(first).isPresent()
                || RuleFilters.SYSTEM.contains(first)
                || model.inversesOf(object.name()).stream()
                        .anyMatch(inverse -> inverse.name().equals(first));
        if (!isKnown) {
            input.fault(place, "unknownField", Map.of("name", Input.shown(path)));
        }
    }

    /// The stored view after a field has got another name.
    static Map<String, @Nullable Object> renamed(
            Map<String, @Nullable Object> stored, ObjectType object, FieldPaths paths) {
        var renamed = new LinkedHashMap<>(stored);
        var filter = Json.asObject(stored.get("filter"));
        if (filter != null) {
            renamed.put("filter", RuleFilters.renamed(filter, object, paths));
        }
        for (var key : List.of("sort", "columns")) {
            if (stored.containsKey(key)) {
                renamed.put(
                        key,
                        texts(stored.get(key)).stream()
                                .map(path -> path.startsWith("-")
                                        ? "-" + paths.renamed(object, path.substring(1))
                                        : paths.renamed(object, path))
                                .toList());
            }
        }
        if (stored.get("groupBy") instanceof String path) {
            renamed.put("groupBy", paths.renamed(object, path));
        }
        return renamed;
    }

    static View view(UUID id, String object, Map<String, @Nullable Object> stored) {
        var settings = Json.asObject(stored.get("settings"));
        return new View(
                id,
                object,
                ModelBuilder.text(stored, "name"),
                ModelBuilder.text(stored, "kind"),
                ModelBuilder.text(stored, "scope"),
                Ids.parse(stored.get("owner")).orElse(null),
                Json.asObject(stored.get("filter")),
                texts(stored.get("sort")),
                texts(stored.get("columns")),
                (String) stored.get("groupBy"),
                settings == null ? Map.of() : settings);
    }

    /// Everyone's, the teams', the user's own.
    static boolean isVisible(Map<String, @Nullable Object> stored, Actor actor, Set<UUID> teams) {
        var owner = Ids.parse(stored.get("owner"));
        return switch (String.valueOf(stored.get("scope"))) {
            case "everyone" -> true;
            case "team" -> actor.isSystem() || owner.isPresent() && teams.contains(owner.get());
            default -> actor.isSystem() || owner.isPresent() && Objects.equals(owner.get(), actor.userId());
        };
    }

    static GratoException notFound(UUID id) {
        return new GratoException(ModelError.VIEW_NOT_FOUND, Map.of("id", id.toString()));
    }

    private static List<String> texts(@Nullable Object stored) {
        var list = Json.asList(stored);
        return list == null ? List.of() : list.stream().map(String::valueOf).toList();
    }
}
