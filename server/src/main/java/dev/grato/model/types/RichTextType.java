package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// Formatted text as HTML of which only harmless elements are left; images only from this server.
final class RichTextType extends BaseType {

    /// Makes relative addresses resolvable, so that the cleaner can judge them; never written out.
    private static final String HERE = "https://here.invalid/";

    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|tel:)\\S+");
    private static final Pattern OWN_IMAGE = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9/_.?=-]*");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern BREAK = Pattern.compile("\\R");

    RichTextType() {
        super("richText", new Part("", "", SqlType.TEXT, Comparison.BODY));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var text = Checks.text(json, "", faults);
        if (text == null || !LongTextType.isShortEnough(text, field, faults)) {
            return null;
        }
        var html = stable(text);
        if (html == null || !LongTextType.isShortEnough(html, field, faults)) {
            return null;
        }
        return html;
    }

    /// Cleans until cleaning changes nothing, as browsers read some HTML differently the second time; what never
    /// settles is reduced to its text. Null when nothing is left to see.
    private static @Nullable String stable(String text) {
        var html = text;
        for (int round = 0; round < 4; round++) {
            var document = clean(html);
            var cleaned = document.body().html().strip();
            if (isEmpty(document)) {
                return null;
            }
            if (round > 0 && cleaned.equals(html)) {
                return html;
            }
            html = cleaned;
        }
        return Entities.escape(clean(text).text()).strip();
    }

    private static boolean isEmpty(Document document) {
        return Checks.trim(document.text()).isEmpty()
                && document.select("img, hr").isEmpty();
    }

    private static Document clean(String html) {
        // A cleaner's safelist can be changed by whoever holds it, so each cleaning has its own.
        var safe = Safelist.relaxed()
                .removeProtocols("img", "src", "http", "https")
                .removeProtocols("a", "href", "ftp")
                .addTags("s", "del", "ins", "hr")
                .addProtocols("a", "href", "tel")
                .addEnforcedAttribute("a", "rel", "noopener")
                .preserveRelativeLinks(true);
        var document = new Cleaner(safe).clean(Jsoup.parseBodyFragment(html, HERE));
        document.outputSettings().prettyPrint(false);
        for (var link : document.select("a[href]")) {
            if (!LINK.matcher(link.attr("href")).matches()) {
                link.removeAttr("href");
            }
        }
        for (var image : document.select("img")) {
            if (!OWN_IMAGE.matcher(image.attr("src")).matches()) {
                image.remove();
            }
        }
        document.select("[cite]").forEach(quote -> quote.removeAttr("cite"));
        return document;
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.LINES;
    }

    @Override
    public Object joined(@Nullable Object base, @Nullable Object theirs, @Nullable Object yours) {
        return TextMerge.ofBlocks((String) base, (String) theirs, (String) yours);
    }

    /// The text without its formatting.
    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return Jsoup.parseBodyFragment((String) value).wholeText().strip();
    }

    @Override
    public Object parse(String text) {
        return TAG.matcher(text).find()
                ? text
                : BREAK.matcher(Entities.escape(text)).replaceAll("<br>");
    }

    @Override
    public Map<String, Object> acceptSettings(Map<String, @Nullable Object> settings, Faults faults) {
        return new Settings(settings, faults)
                .whole("maxLength", 1, LongTextType.MAX)
                .done();
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var schema = Schemas.text(field.setting("maxLength", LongTextType.MAX));
        schema.put("contentMediaType", "text/html");
        return schema;
    }
}
