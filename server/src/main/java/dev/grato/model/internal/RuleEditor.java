package dev.grato.model.internal;

import dev.grato.model.Model;
import dev.grato.model.ModelError;
import dev.grato.model.ObjectType;
import dev.grato.model.spi.FilterCheck;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/// Adds, changes and removes validation rules on a draft.
final class RuleEditor {

    private static final Set<String> KEYS = Set.of("name", "field", "refuses", "message", "active");
    private static final int MAX_MESSAGE = 500;
    private static final int MAX_BYTES = 20_000;
    private static final int MAX_RULES = 100;

    private final ObjectProvider<FilterCheck> checks;

    RuleEditor(ObjectProvider<FilterCheck> checks) {
        this.checks = checks;
    }

    String create(Draft draft, Actor actor, ObjectType object, Input input) {
        var stored = rules(draft, object);
        var name = input.name("name");
        name.filter(stored::containsKey).ifPresent(text -> input.fault("name", "nameTaken", Map.of("name", text)));
        if (stored.size() >= MAX_RULES) {
            input.fault("", "tooMany", Map.of("max", MAX_RULES));
        }
        if (input.raw("refuses") == null) {
            input.fault("refuses", "missing");
        }
        if (input.raw("message") == null) {
            input.fault("message", "missing");
        }
        var rule = new LinkedHashMap<String, @Nullable Object>();
        read(draft, actor, object, input, rule);
        stored.put(name.orElseThrow(), rule);
        keep(draft, object, stored);
        return name.orElseThrow();
    }

    void change(Draft draft, Actor actor, ObjectType object, String name, Input input) {
        var stored = rules(draft, object);
        var rule = new LinkedHashMap<>(require(stored, name));
        if (input.has("name") && !name.equals(input.raw("name"))) {
            input.fault("name", "cannotChange", Map.of("name", "name"));
        }
        read(draft, actor, object, input, rule);
        stored.put(name, rule);
        keep(draft, object, stored);
    }

    void remove(Draft draft, ObjectType object, String name) {
        var stored = rules(draft, object);
        require(stored, name);
        stored.remove(name);
        keep(draft, object, stored);
    }

    private void read(Draft draft, Actor actor, ObjectType object, Input input, Map<String, @Nullable Object> rule) {
        input.allow(KEYS);
        if (input.has("field")) {
            var field = input.line("field", 50);
            field.filter(name -> object.field(name).isEmpty())
                    .ifPresent(name -> input.fault("field", "unknownField", Map.of("name", Input.shown(name))));
            rule.put("field", field.orElse(null));
        }
        input.texts("message", MAX_MESSAGE).ifPresent(message -> {
            if (message.isEmpty()) {
                input.fault("message", "missing");
            }
            rule.put("message", message);
        });
        input.flag("active").ifPresent(flag -> rule.put("active", flag));
        input.object("refuses").ifPresent(filter -> {
            filter(draft, actor, object, input, filter);
            rule.put("refuses", filter);
        });
        Input.refuse(input.faults());
    }

    private void filter(
            Draft draft, Actor actor, ObjectType object, Input input, Map<String, @Nullable Object> filter) {
        if (!Input.isSoundWithin(filter)) {
            input.fault("refuses", "invalidText");
            return;
        }
        if (Json.write(filter).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            input.fault("refuses", "tooLong", Map.of("max", MAX_BYTES));
            return;
        }
        int before = input.faults().found().size();
        RuleFilters.checkOwn(filter, "refuses", object, input.faults());
        if (input.faults().found().size() == before) {
            var model = new Model(0, draft.objects());
            checks.orderedStream()
                    .forEach(check -> check.check(actor, model, object, filter)
                            .forEach(fault -> input.faults().add(fault.under("refuses"))));
        }
    }

    private static Map<String, @Nullable Object> require(Map<String, @Nullable Object> stored, String name) {
        var rule = Json.asObject(stored.get(name));
        if (rule == null) {
            throw new GratoException(ModelError.RULE_NOT_FOUND, Map.of("name", Input.shown(name)));
        }
        return rule;
    }

    private static Map<String, @Nullable Object> rules(Draft draft, ObjectType object) {
        var stored = Json.asObject(draft.copy(Key.object(object.table())).get("rules"));
        return stored == null ? new LinkedHashMap<>() : new LinkedHashMap<>(stored);
    }

    private static void keep(Draft draft, ObjectType object, Map<String, @Nullable Object> rules) {
        var key = Key.object(object.table());
        var definition = draft.copy(key);
        definition.put("rules", rules);
        draft.put(key, definition);
    }
}
