package dev.grato.model.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Cuts an expression into tokens.
final class Lexer {

    enum Kind {
        NUMBER,
        TEXT,
        /// A name, with dots inside where it is a path.
        NAME,
        /// Physical names in braces, as expressions are kept.
        PLACE,
        SIGN,
        END
    }

    /// @param text a number's digits with a point, a text without its quotes, a name, a sign
    record Token(Kind kind, String text, int offset, int length) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    private static final String TWO = "<> <= >= != ==";
    private static final String ONE = "=<>&+-*/(),;%";

    private final String text;
    private final boolean hasCommaDecimals;
    private final boolean isStored;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, boolean hasCommaDecimals, boolean isStored) {
        this.text = text;
        this.hasCommaDecimals = hasCommaDecimals;
        this.isStored = isStored;
    }

    /// @param hasCommaDecimals a comma between two digits is a decimal sign, as Spanish and Italian write it
    /// @param isStored names stand in braces
    static List<Token> tokens(String text, boolean hasCommaDecimals, boolean isStored) {
        var lexer = new Lexer(text, hasCommaDecimals, isStored);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                at++;
            } else if (isDigit(at) || c == '.' && isDigit(at + 1)) {
                number();
            } else if (c == '"' || c == '\u201c' || c == '\u201d') {
                quoted();
            } else if (c == '{' && isStored) {
                place();
            } else if (isNameStart(text.codePointAt(at))) {
                name();
            } else {
                sign();
            }
        }
        tokens.add(new Token(Kind.END, "", text.length(), 0));
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void number() {
        int from = at;
        var digits = new StringBuilder();
        boolean hasPoint = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isPoint =
                    !hasPoint && (c == '.' || c == ',' && hasCommaDecimals && !digits.isEmpty() && isDigit(at + 1));
            if (isPoint) {
                hasPoint = true;
                digits.append('.');
            } else if (isDigit(at)) {
                digits.append(c);
            } else {
                break;
            }
            at++;
        }
        tokens.add(new Token(Kind.NUMBER, digits.toString(), from, at - from));
    }

    private void quoted() {
        int from = at;
        boolean isPlain = text.charAt(at) == '"';
        var content = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isQuote = isPlain ? c == '"' : c == '\u201d' || c == '\u201c';
            if (isQuote && isPlain && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                content.append('"');
                at += 2;
            } else if (isQuote) {
                at++;
                tokens.add(new Token(Kind.TEXT, content.toString(), from, at - from));
                return;
            } else {
                content.append(c);
                at++;
            }
        }
        throw fault("formulaUnclosedText", from, text.length() - from, Map.of());
    }

    private void place() {
        int end = text.indexOf('}', at);
        if (end < 0) {
            throw fault("formulaUnexpected", at, 1, Map.of("found", "{"));
        }
        tokens.add(new Token(Kind.PLACE, text.substring(at + 1, end), at, end + 1 - at));
        at = end + 1;
    }

    private static boolean isNameStart(int point) {
        return Character.isLetter(point) || point == '_';
    }

    private void name() {
        int from = at;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int size = Character.charCount(point);
            boolean isDot = point == '.' && at + 1 < text.length() && isNameStart(text.codePointAt(at + 1));
            if (!isDot && !Character.isLetterOrDigit(point) && point != '_') {
                break;
            }
            at += size;
        }
        tokens.add(new Token(Kind.NAME, text.substring(from, at), from, at - from));
    }

    private void sign() {
        if (at + 1 < text.length() && TWO.contains(text.substring(at, at + 2)) && text.charAt(at + 1) != ' ') {
            var two = text.substring(at, at + 2);
            var sign = two.equals("!=") ? "<>" : two.equals("==") ? "=" : two;
            tokens.add(new Token(Kind.SIGN, sign, at, 2));
            at += 2;
            return;
        }
        char c = text.charAt(at);
        var sign = switch (c) {
            case '\u2212', '\u2013' -> "-";
            case '\u00d7' -> "*";
            case '\u00f7' -> "/";
            case '\u2260' -> "<>";
            case '\u2264' -> "<=";
            case '\u2265' -> ">=";
            default -> ONE.indexOf(c) >= 0 || c == '.' && isStored ? String.valueOf(c) : "";
        };
        if (sign.isEmpty()) {
            int size = Character.charCount(text.codePointAt(at));
            throw fault("formulaUnexpected", at, size, Map.of("found", shown(text.substring(at, at + size))));
        }
        tokens.add(new Token(Kind.SIGN, sign, at, 1));
        at++;
    }

    /// A character as it can be repeated in a message.
    private static String shown(String text) {
        boolean isHalf = text.length() == 1 && Character.isSurrogate(text.charAt(0));
        return isHalf || Character.isISOControl(text.charAt(0)) ? "?" : text;
    }

    static FormulaException fault(String code, int offset, int length, Map<String, Object> args) {
        return new FormulaException(new FormulaFault(code, offset, length, args));
    }
}
