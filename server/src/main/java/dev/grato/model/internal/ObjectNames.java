package dev.grato.model.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ModelError;
import dev.grato.model.Names;
import dev.grato.model.ObjectType;
import dev.grato.model.SystemFields;
import dev.grato.platform.GratoException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds objects and fields by name, and names that are still free.
final class ObjectNames {

    private static final Set<String> RESERVED_ADDRESSES =
            SystemFields.RESERVED_OBJECTS.stream().map(Names::kebab).collect(Collectors.toUnmodifiableSet());
    private static final int MAX_STEM = 40;

    private ObjectNames() {}

    static Optional<ObjectType> find(List<ObjectType> objects, String name, boolean isRetired) {
        return objects.reversed().stream()
                .filter(object -> object.isRetired() == isRetired)
                .filter(object -> object.name().equals(name)
                        || object.plural().equals(name)
                        || object.address().equals(name))
                .findFirst();
    }

    static ObjectType require(List<ObjectType> objects, String name) {
        return find(objects, name, false)
                .orElseThrow(() -> new GratoException(ModelError.OBJECT_NOT_FOUND, Map.of("name", Input.shown(name))));
    }

    static FieldDefinition requireField(ObjectType object, String name) {
        return object.field(name)
                .orElseThrow(() -> new GratoException(ModelError.FIELD_NOT_FOUND, Map.of("name", Input.shown(name))));
    }

    /// The retired field of this name that was added last.
    static FieldDefinition requireRetired(ObjectType object, String name) {
        return object.fields().reversed().stream()
                .filter(field -> field.isRetired() && field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new GratoException(ModelError.FIELD_NOT_FOUND, Map.of("name", Input.shown(name))));
    }

    /// Whether an object may be called so, singular or plural.
    ///
    /// @param own the object's own table, when it has one
    static void checkObjectName(Input input, String key, String name, Draft draft, @Nullable String own) {
        var address = Names.kebab(name);
        if (SystemFields.RESERVED_OBJECTS.contains(name)
                || RESERVED_ADDRESSES.contains(address)
                || draft.isDeclaredName(name)) {
            input.fault(key, "reservedWord", Map.of("name", name));
            return;
        }
        boolean isTaken = draft.objects().stream()
                .filter(object -> !object.isRetired() && !object.table().equals(own))
                .anyMatch(object -> object.name().equals(name)
                        || object.plural().equals(name)
                        || object.address().equals(address));
        if (isTaken) {
            input.fault(key, "nameTaken", Map.of("name", name));
        }
    }

    /// Whether a field of the object, or the inverse of a relation to it, may be called so.
    static void checkFieldName(Input input, String key, String name, ObjectType object, List<ObjectType> all) {
        if (SystemFields.RESERVED_FIELDS.contains(name)) {
            input.fault(key, "reservedWord", Map.of("name", name));
        } else if (takenOn(object, all).contains(name)) {
            input.fault(key, "nameTaken", Map.of("name", name));
        }
    }

    /// The names of the object's live fields and of the relations that point at it.
    static Set<String> takenOn(ObjectType object, List<ObjectType> all) {
        var taken = new java.util.HashSet<>(object.liveFields().keySet());
        for (var other : all) {
            if (other.isRetired()) {
                continue;
            }
            for (var field : other.liveFields().values()) {
                if (object.name().equals(field.target()) && field.inverse() != null) {
                    taken.add(field.inverse());
                }
            }
        }
        return taken;
    }

    /// How the target calls the records that point at it: their plural, or more where that is taken.
    static String freeInverse(ObjectType from, String field, Set<String> taken) {
        var by = from.plural() + "As" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        var stem = by.length() > 46 ? by.substring(0, 46) : by;
        var candidate = from.plural();
        for (int i = 1; taken.contains(candidate) || SystemFields.RESERVED_FIELDS.contains(candidate); i++) {
            candidate = i == 1 ? stem : stem + i;
        }
        return candidate;
    }

    /// A physical name that nothing has ever had: `c_<snake>_<4 hex>`.
    static String physical(String name, Set<String> used) {
        var snake = Names.snake(name);
        var stem = "c_" + (snake.length() > MAX_STEM ? snake.substring(0, MAX_STEM) : snake) + "_";
        while (true) {
            var candidate = stem + "%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
            if (!used.contains(candidate)) {
                return candidate;
            }
        }
    }

    /// The usual English plural, for those who did not send one.
    static String plural(String name) {
        if (name.length() > 47) {
            return name;
        }
        if (name.matches(".*[^aeiou]y")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name.matches(".*(s|x|z|ch|sh)") ? name + "es" : name + "s";
    }
}
