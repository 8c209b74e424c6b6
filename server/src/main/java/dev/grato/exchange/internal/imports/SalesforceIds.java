package dev.grato.exchange.internal.imports;

import java.util.regex.Pattern;

/// The two ways Salesforce writes one id: 15 characters, of which case matters, and 18, of which it does not.
/// Records
/// are found without regard to case, so that only the long ones tell `…aB` from `…Ab`.
final class SalesforceIds {

    private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// Begins like an id of one of Salesforce's own objects, or of one an organisation has made.
    private static final Pattern SHORT =
            Pattern.compile("(?:00[1356QTUkOG]|01[tZs2u]|500|70[01]|80[0123]|a[0-9A-Za-z]{2})[0-9A-Za-z]{12}");

    private SalesforceIds() {}

    /// The id in 18 characters, when it is one in 15; any other text as it is.
    static String whole(String text) {
        if (!SHORT.matcher(text).matches() || !isMixed(text)) {
            return text;
        }
        var whole = new StringBuilder(text);
        for (int from = 0; from < 15; from += 5) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                char letter = text.charAt(from + i);
                capitals |= letter >= 'A' && letter <= 'Z' ? 1 << i : 0;
            }
            whole.append(CHECK.charAt(capitals));
        }
        return whole.toString();
    }

    /// Words of fifteen letters have no digits, and numbers no letters.
    private static boolean isMixed(String text) {
        return text.chars().anyMatch(Character::isDigit) && text.chars().anyMatch(Character::isLetter);
    }
}
