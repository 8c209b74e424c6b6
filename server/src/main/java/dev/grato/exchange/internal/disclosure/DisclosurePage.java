package dev.grato.exchange.internal.disclosure;

import dev.grato.exchange.Disclosures.Disclosure;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import dev.grato.platform.Messages;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A disclosure as a page that opens in any browser, without scripts and without anything fetched from elsewhere.
final class DisclosurePage {

    private final Model model;
    private final Messages messages;
    private final Locale locale;
    private final ValueContext context;
    private final StringBuilder html = new StringBuilder();

    DisclosurePage(Model model, Messages messages, Locale locale, ValueContext usual) {
        this.model = model;
        this.messages = messages;
        this.locale = locale;
        this.context = new ValueContext(usual.currency(), usual.region(), locale, usual.today());
    }

    String html(Disclosure disclosure) {
        var data = disclosure.data();
        var object = model.object(String.valueOf(data.get("object"))).orElseThrow();
        html.append("<!doctype html><html lang=\"").append(locale.getLanguage());
        html.append("\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.append(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        html.append("<title>").append(escaped(disclosure.title())).append("</title><style>");
        html.append("body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}");
        html.append("th{text-align:start;font-weight:600;vertical-align:top;width:14rem;padding:2px 12px 2px 0}");
        html.append("td{overflow-wrap:anywhere;vertical-align:top}li{margin:0 0 .5rem}</style>");
        heading("h1", disclosure.title());
        html.append("<p>").append(escaped(text("intro", Map.of("at", String.valueOf(data.get("madeAt"))))));
        html.append("</p>");
        heading("h2", object.label().in(locale));
        values(object, asMap(data.get("record")));
        relations(asMap(data.get("relations")));
        heading("h2", text("timeline", Map.of()));
        list(asList(data.get("timeline")), entry -> {
            var title = entry.get("title");
            line(entry, label(String.valueOf(entry.get("object"))) + (title == null ? "" : ": " + title));
        });
        heading("h2", text("history", Map.of()));
        list(asList(data.get("history")), change -> {
            line(change, text("operation." + change.get("operation"), Map.of()));
            values(object, asMap(change.get("after")));
        });
        return html.append("</html>").toString();
    }

    private void relations(Map<String, @Nullable Object> relations) {
        relations.forEach((name, pointing) -> {
            var parts = name.split("\\.", 2);
            model.object(parts[0]).ifPresent(other -> {
                var through = other.field(parts[1])
                        .map(field -> field.label().in(locale))
                        .orElse(parts[1]);
                heading("h2", other.pluralLabel().in(locale) + " (" + through + ")");
                list(asList(pointing), record -> values(other, record));
            });
        });
    }

    private void values(ObjectType object, Map<String, @Nullable Object> values) {
        html.append("<table>");
        values.forEach((name, value) -> {
            var field = object.field(name).orElse(null);
            if (value == null || name.equals("provenance")) {
                return;
            }
            var label = field == null
                    ? text("field." + name, Map.of())
                    : field.label().in(locale);
            var printed =
                    field == null || value instanceof Map<?, ?> && field.type().isRelation()
                            ? plain(value)
                            : printed(field, value);
            html.append("<tr><th>").append(escaped(label)).append("</th><td>");
            html.append(escaped(printed).replace("\n", "<br>")).append("</td></tr>");
        });
        html.append("</table>");
    }

    /// The history is as old as the record: a field may have been of another type then, and is shown as it was written.
    private String printed(FieldDefinition field, Object value) {
        try {
            return field.type().print(value, field, context);
        } catch (ClassCastException | DateTimeException | IllegalArgumentException ofAnotherType) {
            return plain(value);
        }
    }

    private static String plain(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    private interface Shown {
        void show(Map<String, @Nullable Object> item);
    }

    private void list(List<@Nullable Object> items, Shown shown) {
        if (items.isEmpty()) {
            html.append("<p>").append(escaped(text("nothing", Map.of()))).append("</p>");
            return;
        }
        html.append("<ol>");
        for (var item : items) {
            html.append("<li>");
            shown.show(asMap(item));
            html.append("</li>");
        }
        html.append("</ol>");
    }

    private void line(Map<String, @Nullable Object> item, String says) {
        html.append("<time>")
                .append(escaped(String.valueOf(item.get("at"))))
                .append("</time> ")
                .append(escaped(says));
    }

    private void heading(String element, String says) {
        html.append('<').append(element).append('>').append(escaped(says));
        html.append("</").append(element).append('>');
    }

    private String label(String object) {
        return model.object(object).map(known -> known.label().in(locale)).orElse(object);
    }

    private String text(String key, Map<String, String> args) {
        return messages.text(locale, "disclosure." + key, args);
    }

    private static Map<String, @Nullable Object> asMap(@Nullable Object value) {
        var map = Json.asObject(value);
        return map == null ? Map.of() : map;
    }

    private static List<@Nullable Object> asList(@Nullable Object value) {
        var list = Json.asList(value);
        return list == null ? List.of() : list;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
