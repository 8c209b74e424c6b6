package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.Handle;
import dev.grato.model.ValueContext;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// E-mail addresses, one of them primary; kept as written, compared in lower case.
final class EmailListType extends ListType {

    private static final int MAX = 20;
    private static final int LABEL = 100;
    private static final List<String> KEYS = List.of("address", "label", "isPrimary", "isShared");
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

    private static final Set<String> OFFICES = Set.of(
            "info",
            "contact",
            "office",
            "mail",
            "hello",
            "sales",
            "support",
            "service",
            "help",
            "billing",
            "invoices",
            "accounts",
            "accounting",
            "admin",
            "administration",
            "marketing",
            "press",
            "jobs",
            "noreply",
            "no-reply",
            "postmaster",
            "webmaster",
            "purchasing",
            "orders",
            "reception",
            "contacto",
            "ventas",
            "comercial",
            "compras",
            "pedidos",
            "soporte",
            "atencion",
            "administracion",
            "facturacion",
            "facturas",
            "contabilidad",
            "hola",
            "contatti",
            "vendite",
            "commerciale",
            "acquisti",
            "ordini",
            "assistenza",
            "amministrazione",
            "fatture",
            "fatturazione",
            "contabilita",
            "segreteria",
            "ufficio",
            "ciao");

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
        var isShared = Checks.flag(object.get("isShared"), Checks.path(path, "isShared"), faults);
        if (address == null || !isAddress(address)) {
            faults.add(at, "emailAddress");
            return null;
        }
        return new Composite()
                .put("address", address)
                .put("label", label)
                .put("isPrimary", isPrimary)
                .put("isShared", Boolean.TRUE.equals(isShared) ? true : null)
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

    /// Addresses of an office rather than of a person are shared, whether somebody says so or not.
    @Override
    Handle handle(Map<?, ?> item) {
        var address = (String) Objects.requireNonNull(item.get("address"));
        var value = identity(item);
        int at = value.lastIndexOf('@');
        var ascii =
                value.substring(0, at + 1) + Domains.lower(IDN.toASCII(value.substring(at + 1), IDN.ALLOW_UNASSIGNED));
        boolean isShared = Boolean.TRUE.equals(item.get("isShared")) || OFFICES.contains(value.substring(0, at));
        return new Handle(Handle.Kind.EMAIL, ascii, address, isPrimary(item), isShared);
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
                Schemas.flag(),
                "isShared",
                Schemas.flag());
    }
}
