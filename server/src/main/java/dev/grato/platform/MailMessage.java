package dev.grato.platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message to one person, as text and as plain HTML.
///
/// @param workspace on whose behalf it is sent; absent for what concerns an identity of the whole installation
/// @param kind what it is about, for the list of messages that did not go out
/// @param to the e-mail address
public record MailMessage(
        @Nullable Workspace workspace,
        String kind,
        String to,
        Locale locale,
        String subject,
        String text,
        String html) {

    private static final int LONGEST_ARGUMENT = 100;

    public MailMessage {
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /// The message written from the texts `mail.<kind>.subject`, `mail.<kind>.text` (paragraphs parted by `\n`)
    /// and, where there is a link, `mail.<kind>.button`.
    ///
    /// @param args what the texts mention; long ones are cut
    public static MailMessage written(
            Messages messages,
            @Nullable Workspace workspace,
            String kind,
            String to,
            Locale locale,
            Map<String, String> args,
            @Nullable String link) {
        var spoken = Messages.speaks(locale) ? locale : Locale.ENGLISH;
        var cut = new LinkedHashMap<String, String>();
        args.forEach((name, value) ->
                cut.put(name, value.length() > LONGEST_ARGUMENT ? value.substring(0, LONGEST_ARGUMENT) + "…" : value));
        var key = "mail." + kind + ".";
        var subject = messages.text(spoken, key + "subject", cut);
        var paragraphs = messages.text(spoken, key + "text", cut).split("\n", -1);
        var footer = messages.text(spoken, "mail.footer");
        var text = new StringBuilder();
        var html = new StringBuilder("<!doctype html><html lang=\"")
                .append(spoken.getLanguage())
                .append("\"><meta charset=\"utf-8\"><title>")
                .append(escaped(subject))
                .append("</title><body style=\"font:16px/1.5 sans-serif;max-width:34em\">");
        for (var paragraph : paragraphs) {
            text.append(paragraph).append("\n\n");
            html.append("<p>").append(escaped(paragraph)).append("</p>");
        }
        if (link != null) {
            text.append(link).append("\n\n");
            html.append("<p><a href=\"")
                    .append(escaped(link))
                    .append("\">")
                    .append(escaped(messages.text(spoken, key + "button")))
                    .append("</a></p><p style=\"overflow-wrap:anywhere\">")
                    .append(escaped(link))
                    .append("</p>");
        }
        text.append("--\n").append(footer).append('\n');
        html.append("<p style=\"color:#5b5f66\">").append(escaped(footer)).append("</p></body></html>");
        return new MailMessage(workspace, kind, to, spoken, subject, text.toString(), html.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// Without what it says.
    @Override
    public String toString() {
        return "MailMessage[" + kind + "]";
    }
}
