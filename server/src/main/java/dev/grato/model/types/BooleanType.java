package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Folding;
import dev.grato.platform.Texts;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Yes or no; in JSON strictly `true` or `false`, in texts in the words of the product's languages.
final class BooleanType extends BaseType {

    private static final Texts YES = Texts.of("Yes", "Sí", "Sì");
    private static final Texts NO = Texts.of("No", "No", "No");
    private static final Set<String> TRUE = Set.of("true", "yes", "y", "1", "x", "si", "s", "vero", "verdadero");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "0", "falso");

    BooleanType() {
        super("boolean", new Part("", "", SqlType.BOOLEAN, Comparison.BOOLEAN));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        return Checks.flag(json, "", faults);
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return ((Boolean) value ? YES : NO).in(context.locale());
    }

    @Override
    public Object parse(String text) {
        var word = Folding.fold(text);
        if (TRUE.contains(word)) {
            return true;
        }
        return FALSE.contains(word) ? (Object) false : text;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.flag();
    }
}
