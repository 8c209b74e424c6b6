package dev.grato.exchange.internal.imports;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a text looks like.
final class Looks {

    static final Pattern DAY =
            Pattern.compile("(\\d{1,2})[/.\\-](\\d{1,2})[/.\\-](\\d{4}|\\d{2})(?:[T ,]+\\d{1,2}[:.]\\d{2}.*)?");
    private static final Pattern ISO = Pattern.compile("\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}");
    private static final Pattern ISO_TIME = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}[T ]\\d{1,2}:\\d{2}.*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s,;<>]+");
    private static final Pattern URL = Pattern.compile(
            "(?i)(https?://|www\\.)\\S+|[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(com|org|net|it|es|eu|io|info|biz)(/\\S*)?");
    private static final Pattern PHONE = Pattern.compile(
            "[+(]?[\\d][\\d\\s()./\\-]{5,22}(\\s*(x|ext\\.?|int\\.?)\\s*\\d{1,6})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+|\\d{1,3}([.,' \u00a0]\\d{3})+)([.,]\\d+)?");
    private static final Pattern MONEY =
            Pattern.compile("(?i)([€$£]|eur|usd|gbp)\\s*[+-]?[\\d.,' ]+|[+-]?[\\d.,' ]+\\s*([€$£]|eur|usd|gbp)");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9 ]{11,34}");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TAX = Pattern.compile(
            "(?i)(IT)?\\d{11}|[A-Z]{6}\\d{2}[A-Z]\\d{2}[A-Z]\\d{3}[A-Z]|(ES)?[A-HJ-NP-SUVW]\\d{7}[0-9A-J]|(ES)?[0-9XYZ]\\d{7}[A-Z]");
    private static final Set<String> YES_NO = Set.of(
            "true",
            "false",
            "yes",
            "no",
            "y",
            "n",
            "si",
            "sí",
            "sì",
            "vero",
            "falso",
            "verdadero",
            "verdadera",
            "x",
            "t",
            "f",
            "wahr",
            "falsch",
            "oui",
            "non");
    private static final Set<String> NOTHING = Set.of(
            "-", "--", "n/a", "na", "null", "none", "#n/a", "nan", "nd", "n.d.", "n/d", "s/d", "(none)", "(null)",
            "\\n");

    private Looks() {}

    /// The word for what one text is.
    static String of(String raw) {
        var text = raw.strip();
        var lower = text.toLowerCase(Locale.ROOT);
        if (text.length() > 400) {
            return "text";
        }
        if (YES_NO.contains(lower)) {
            return "boolean";
        }
        if (EMAIL.matcher(text).matches()) {
            return "email";
        }
        if (UUID.matcher(text).matches()) {
            return "uuid";
        }
        if (ISO_TIME.matcher(text).matches() || DAY.matcher(text).matches() && text.indexOf(':') > 0) {
            return "dateTime";
        }
        if (ISO.matcher(text).matches() || DAY.matcher(text).matches()) {
            return "date";
        }
        if (MONEY.matcher(text).matches() && text.chars().anyMatch(Character::isDigit)) {
            return "money";
        }
        if (TAX.matcher(text).matches()) {
            return "taxId";
        }
        boolean isPlainPhone = text.startsWith("+") || text.startsWith("(") || text.matches(".*\\d[ ./()-]+\\d.*");
        if (PHONE.matcher(text).matches() && isPlainPhone && !text.matches("[+-]?\\d+([.,]\\d+)?")) {
            return "phone";
        }
        if (NUMBER.matcher(text).matches()) {
            return "number";
        }
        if (IBAN.matcher(text).matches()) {
            return "iban";
        }
        return URL.matcher(text).matches() ? "url" : "text";
    }

    /// Whether it is what people and programs write where there is nothing.
    static boolean isNothing(String text) {
        return NOTHING.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
