package dev.grato.records.internal;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes what a caller sent for the fields of one object: names checked, rights checked, values made canonical.
final class Acceptance {

    /// The code of a fault that is a matter of rights, not of values.
    static final String FIELD_READ_ONLY = "fieldReadOnly";

    private final Map<String, FieldDefinition> fields;
    private final List<String> written;
    private final ObjectType object;
    private final Actor actor;
    private final AccessPolicy access;
    private final ValueContext context;
    private final boolean isUnlocked;

    Acceptance(ObjectType object, Actor actor, AccessPolicy access, ValueContext context) {
        this(object, actor, access, context, false);
    }

    /// @param isTakingBack former values come back, also those that only rules and the system set
    Acceptance(ObjectType object, Actor actor, AccessPolicy access, ValueContext context, boolean isTakingBack) {
        this.fields = object.liveFields();
        this.written = fields.values().stream()
                .filter(field -> field.computation() == null)
                .map(FieldDefinition::name)
                .toList();
        this.object = object;
        this.actor = actor;
        this.access = access;
        this.context = context;
        this.isUnlocked = isTakingBack || actor.isSystem();
    }

    /// The canonical values; null where a field is emptied. Faults are added with the field as their place.
    Map<String, @Nullable Object> accept(Map<String, @Nullable Object> sent, List<Fault> faults) {
        var accepted = new LinkedHashMap<String, @Nullable Object>();
        sent.forEach((name, value) -> {
            var field = fields.get(name);
            var right = field == null ? FieldRight.HIDDEN : access.field(actor, object, field);
            if (field == null || right == FieldRight.HIDDEN) {
                if (!name.equals("id")) {
                    faults.add(new Fault(name, "unknownField", Map.of("field", name)));
                }
            } else if (!actor.isSystem() && right == FieldRight.READ) {
                faults.add(new Fault(name, FIELD_READ_ONLY, Map.of("field", name)));
            } else if (field.computation() != null || !isUnlocked && field.isReadOnly()) {
                faults.add(new Fault(name, "readOnly", Map.of("field", name)));
            } else {
                accept(field, value, accepted, faults);
            }
        });
        return accepted;
    }

    private void accept(
            FieldDefinition field, @Nullable Object value, Map<String, @Nullable Object> accepted, List<Fault> faults) {
        if (value == null) {
            accepted.put(field.name(), null);
            return;
        }
        if (field.type().isComputed() && !isUnlocked) {
            faults.add(new Fault(field.name(), "readOnly", Map.of("field", field.name())));
            return;
        }
        var found = new Faults();
        checkText(value, "", found);
        var canonical = found.isEmpty() ? field.type().accept(value, field, context, found) : null;
        if (found.isEmpty()) {
            accepted.put(field.name(), canonical);
        } else {
            found.found().forEach(fault -> faults.add(fault.under(field.name())));
        }
    }

    /// PostgreSQL keeps no NUL, UTF-8 no lone surrogates.
    private static void checkText(@Nullable Object value, String at, Faults faults) {
        switch (value) {
            case String text -> {
                if (!isStorable(text)) {
                    faults.add(at, "unstorableText");
                }
            }
            case Map<?, ?> map ->
                map.forEach((key, item) -> {
                    var name = String.valueOf(key);
                    if (!isStorable(name)) {
                        faults.add(at, "unstorableText");
                    } else {
                        checkText(item, at.isEmpty() ? name : at + "." + name, faults);
                    }
                });
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    checkText(list.get(i), at + "[" + i + "]", faults);
                }
            }
            case null, default -> {}
        }
    }

    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// The names of the fields in which two states differ; computed fields only follow and are not among them.
    List<String> changed(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        var changed = new ArrayList<String>();
        for (var name : written) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                changed.add(name);
            }
        }
        return changed;
    }

    /// What a new record has before anything was sent for it.
    void defaults(Map<String, @Nullable Object> after) {
        fields.values().forEach(field -> {
            if (field.defaultValue() != null && !after.containsKey(field.name())) {
                after.put(field.name(), field.defaultValue());
            }
        });
    }

    /// Required fields that are empty.
    void requireValues(Map<String, @Nullable Object> after, List<String> only, List<Fault> faults) {
        fields.values().forEach(field -> {
            if (field.isRequired()
                    && after.get(field.name()) == null
                    && only.contains(field.name())
                    && !field.type().isComputed()
                    && faults.stream().noneMatch(fault -> isAbout(fault, field.name()))) {
                faults.add(new Fault(field.name(), "required", Map.of("field", field.name())));
            }
        });
    }

    /// One complaint about a field is enough: a value that was refused is not also missing. One that was sent for a
    /// hidden field counts for nothing, or its name would tell that there is such a field.
    private static boolean isAbout(Fault fault, String field) {
        return fault.path().equals(field) && !fault.code().equals("unknownField")
                || fault.path().startsWith(field + ".")
                || fault.path().startsWith(field + "[");
    }

    Map<String, FieldDefinition> fields() {
        return fields;
    }

    static Map<String, @Nullable Object> picked(Map<String, @Nullable Object> values, List<String> names) {
        var picked = new LinkedHashMap<String, @Nullable Object>();
        names.forEach(name -> {
            if (values.get(name) != null) {
                picked.put(name, values.get(name));
            }
        });
        return picked;
    }

    static String json(Map<String, @Nullable Object> values) {
        return Json.write(values);
    }
}
