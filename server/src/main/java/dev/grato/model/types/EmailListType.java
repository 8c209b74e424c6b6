package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.ValueContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// E-mail addresses, one of them primary; kept as written, compared in lower case.
final class EmailListType extends ListType {

    private static final int MAX = 20;
    private static final int LABEL = 100;
    private static final List<String> KEYS = List.of("address", "label", "isPrimary");
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

    EmailListType() {
        super("emailList", KEYS, MAX);
    }

    @Override
    @Nullable
    Map<String, Object> readItem(
            Map<String, @Nullable Object> object, String path, ValueContext context, Faults faults) {
        var at = Checks.path(path, "address");
        var address = Checks.line(object.get("address"), at, 320, faults);
        var label = Checks.line(object.get("label"), Checks.path(path, "label"), LABEL, faults);
        var isPrimary = Checks.flag(object.get("isPrimary"), Checks.path(path, "isPrimary"), faults);
        if (address == null || !isAddress(address)) {
            faults.add(at, "emailAddress");
            return null;
        }
        return new Composite()
                .put("address", address)
                .put("label", label)
                .put("isPrimary", isPrimary)
                .build();
    }

    /// Lengths of RFC 5321; no quoted local parts and no numeric hosts, which nobody has on purpose.
    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || bytes(text) > 254) {
            return false;
        }
        var local = text.substring(0, at);
        return bytes(local) <= 64 && LOCAL.matcher(local).matches() && Domains.isDomain(text.substring(at + 1));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    String identity(Map<?, ?> item) {
        var address = (String) Objects.requireNonNull(item.get("address"));
        int at = address.lastIndexOf('@');
        return Domains.lower(address.substring(0, at)) + "@" + Domains.normalized(address.substring(at + 1));
    }

    @Override
    List<Map<String, Object>> finish(List<Map<String, Object>> items, Faults faults) {
        return withOnePrimary(items, faults);
    }

    @Override
    Map<String, Object> itemSchema() {
        return Schemas.object(
                List.of("address"),
                "address",
                Schemas.of("type", "string", "format", "idn-email", "maxLength", 254),
                "label",
                Schemas.text(LABEL),
                "isPrimary",
                Schemas.flag());
    }
}
