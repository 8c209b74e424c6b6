package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.Handle;
import dev.grato.model.ValueContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Web addresses, http and https only; a bare domain is taken as https.
final class UrlListType extends ListType {

    private static final int MAX = 20;
    private static final int LABEL = 100;
    private static final int LENGTH = 2_000;
    private static final List<String> KEYS = List.of("url", "label");
    private static final Pattern SCHEME = Pattern.compile("(?i)https?://.*");
    private static final Pattern URL =
            Pattern.compile("(?i)(https?)://(\\[[0-9a-f:.]{2,45}]|[^/?#:@\\[\\]]+)(:\\d{1,5})?([/?#][^\\s<>\"]*)?");

    UrlListType() {
        super("urlList", KEYS, MAX);
    }

    @Override
    @Nullable
    Map<String, Object> readItem(
            Map<String, @Nullable Object> object, String path, ValueContext context, Faults faults) {
        var at = Checks.path(path, "url");
        var text = Checks.line(object.get("url"), at, LENGTH, faults);
        var label = Checks.line(object.get("label"), Checks.path(path, "label"), LABEL, faults);
        var url = text == null ? null : normalized(text);
        if (url == null || url.length() > LENGTH) {
            faults.add(at, "url");
            return null;
        }
        return new Composite().put("url", url).put("label", label).build();
    }

    private static @Nullable String normalized(String text) {
        boolean isBare = !SCHEME.matcher(text).matches();
        var match = URL.matcher(isBare ? "https://" + text : text);
        if (!match.matches()) {
            return null;
        }
        var host = match.group(2);
        boolean isGood = host.startsWith("[") ? !isBare : isBare ? Domains.isDomain(host) : Domains.isHost(host);
        if (!isGood) {
            return null;
        }
        var port = Objects.requireNonNullElse(match.group(3), "");
        var rest = Objects.requireNonNullElse(match.group(4), "");
        return match.group(1).toLowerCase(Locale.ROOT) + "://" + Domains.lower(host) + port + rest;
    }

    @Override
    String identity(Map<?, ?> item) {
        var url = (String) Objects.requireNonNull(item.get("url"));
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    @Nullable
    Handle handle(Map<?, ?> item) {
        return WebHandles.of((String) Objects.requireNonNull(item.get("url")));
    }

    @Override
    Map<String, Object> itemSchema() {
        return Schemas.object(
                List.of("url"),
                "url",
                Schemas.of("type", "string", "format", "iri", "maxLength", LENGTH),
                "label",
                Schemas.text(LABEL));
    }
}
