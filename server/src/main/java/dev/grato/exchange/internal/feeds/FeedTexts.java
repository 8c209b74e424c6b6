package dev.grato.exchange.internal.feeds;

import dev.grato.platform.Messages;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Why a run did not go well, in words.
@Component
public final class FeedTexts {

    private final Messages messages;

    FeedTexts(Messages messages) {
        this.messages = messages;
    }

    /// The word under which notices and the audit log have the reason: those are told without details.
    static String word(String reason) {
        var plain = reason.startsWith("unreadable.") ? "unreadable" : reason;
        return "feed" + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    public String reason(Locale locale, String reason, Map<String, ? extends @Nullable Object> args) {
        var key = "feed.reason." + reason;
        var found = messages.find(locale, key).isPresent() ? key : "fault." + reason;
        return messages.text(locale, found, args).replaceAll("\\{[a-zA-Z]+}", "…");
    }
}
