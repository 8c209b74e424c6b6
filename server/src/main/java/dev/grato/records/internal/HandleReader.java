package dev.grato.records.internal;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.FieldTypes;
import dev.grato.model.Handle;
import dev.grato.model.Handle.Kind;
import dev.grato.model.ValueContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a handle as it came in from a channel into the form in which it is kept, by the field types themselves.
final class HandleReader {

    private static final Pattern SCHEME = Pattern.compile("(?i)^(mailto|tel|sms|sip|callto|whatsapp):");
    private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]+@[^<>]+)>\\s*$");
    private static final Pattern PHONE = Pattern.compile("[+0-9(][0-9 ()./\\u2010-\\u2015\\u00a0-]{3,}.*");

    private final FieldTypes types;
    private final ValueContext context;

    HandleReader(FieldTypes types, ValueContext context) {
        this.types = types;
        this.context = context;
    }

    /// What the text may be; nothing where it is no handle of the kind.
    Set<Sought> read(String text, @Nullable Kind kind) {
        var bare = bare(text);
        var found = new LinkedHashSet<Sought>();
        for (var candidate : kind == null ? guesses(bare) : List.of(kind)) {
            switch (candidate) {
                case EMAIL -> add(found, "emailList", bare, candidate);
                case PHONE -> add(found, "phoneList", bare, candidate);
                case WEB, PROFILE -> add(found, "urlList", bare, candidate);
                case TAX_ID -> add(found, "taxId", bare, candidate);
                case EXTERNAL_ID, DEVICE -> found.add(new Sought(candidate, text.strip()));
            }
        }
        return found;
    }

    /// A kind with a normalised value.
    record Sought(Kind kind, String value) {}

    private static String bare(String text) {
        var bare = SCHEME.matcher(text.strip()).replaceFirst("");
        var inBrackets = IN_BRACKETS.matcher(bare);
        return inBrackets.find() ? inBrackets.group(1).strip() : bare;
    }

    private static List<Kind> guesses(String text) {
        var kinds = new ArrayList<>(List.of(Kind.EXTERNAL_ID, Kind.DEVICE));
        if (text.contains("@") && !text.contains("/")) {
            kinds.add(Kind.EMAIL);
        } else {
            if (PHONE.matcher(text).matches()) {
                kinds.add(Kind.PHONE);
            }
            if (text.contains(".")) {
                kinds.addAll(List.of(Kind.WEB, Kind.PROFILE));
            }
            kinds.add(Kind.TAX_ID);
        }
        return kinds;
    }

    private void add(Set<Sought> found, String typeKey, String text, Kind kind) {
        var type = types.require(typeKey);
        var field = sample(typeKey);
        var faults = new Faults();
        var value = type.accept(text, field, context, faults);
        if (value != null && faults.isEmpty()) {
            for (Handle handle : type.handles(value, field)) {
                if (handle.kind() == kind) {
                    found.add(new Sought(kind, handle.value()));
                }
            }
        }
    }

    private FieldDefinition sample(String typeKey) {
        return FieldDefinition.loose("value", types.require(typeKey), List.of(), Map.of());
    }
}
