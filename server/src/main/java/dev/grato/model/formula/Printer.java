package dev.grato.model.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Writes expressions: canonically, or as people of a language write them; with as few parentheses as need be.
final class Printer {

    private static final Map<String, Integer> LEVELS =
            Map.of("=", 0, "<>", 0, "<", 0, "<=", 0, ">", 0, ">=", 0, "&", 1, "+", 2, "-", 2);
    private static final int PRODUCT = 3;
    private static final int SIGN = 4;

    private final Locale locale;
    private final Function<List<String>, String> path;
    private final StringBuilder text = new StringBuilder();

    private Printer(Locale locale, Function<List<String>, String> path) {
        this.locale = locale;
        this.path = path;
    }

    /// @param path how the segments of a path are written
    static String print(Syntax syntax, Locale locale, Function<List<String>, String> path) {
        var printer = new Printer(locale, path);
        printer.write(syntax, 0);
        return printer.text.toString();
    }

    private boolean isEnglish() {
        return locale.getLanguage().equals("en");
    }

    private void write(Syntax syntax, int level) {
        switch (syntax) {
            case Syntax.Literal literal -> literal(literal);
            case Syntax.Path found -> text.append(path.apply(found.segments()));
            case Syntax.Call call -> {
                text.append(call.function().in(locale)).append('(');
                for (int i = 0; i < call.args().size(); i++) {
                    text.append(i == 0 ? "" : isEnglish() ? ", " : "; ");
                    write(call.args().get(i), 0);
                }
                text.append(')');
            }
            case Syntax.Binary binary -> {
                int own = LEVELS.getOrDefault(binary.operator(), PRODUCT);
                boolean isWrapped = own < level;
                text.append(isWrapped ? "(" : "");
                write(binary.left(), own);
                text.append(' ').append(binary.operator()).append(' ');
                write(binary.right(), own + 1);
                text.append(isWrapped ? ")" : "");
            }
            case Syntax.Negation negation -> {
                text.append('-');
                write(negation.negated(), SIGN);
            }
        }
    }

    private void literal(Syntax.Literal literal) {
        switch (literal.value()) {
            case null -> text.append(word("null", "nulo", "nullo"));
            case Boolean flag ->
                text.append(flag ? word("true", "verdadero", "vero") : word("false", "falso", "falso"));
            case BigDecimal number -> {
                var digits = number.toPlainString();
                text.append(isEnglish() ? digits : digits.replace('.', ',')).append(literal.isPercent() ? "%" : "");
            }
            case Object other ->
                text.append('"').append(other.toString().replace("\"", "\"\"")).append('"');
        }
    }

    private String word(String english, String spanish, String italian) {
        return switch (locale.getLanguage()) {
            case "es" -> spanish;
            case "it" -> italian;
            default -> english;
        };
    }
}
