package dev.grato.model.formula;

import dev.grato.model.formula.Lexer.Token;
import dev.grato.platform.Folding;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads expressions: recursive descent, operators by precedence (comparison, `&`, sums, products, sign, percent).
final class Parser {

    static final int MAX_LENGTH = 4_000;
    static final int MAX_NODES = 500;
    static final int MAX_DEPTH = 60;
    private static final int MAX_DIGITS = 30;

    private static final List<Set<String>> LEVELS =
            List.of(Set.of("=", "<>", "<", "<=", ">", ">="), Set.of("&"), Set.of("+", "-"), Set.of("*", "/"));
    private static final Map<String, Object> CONSTANTS = Map.of(
            "true",
            true,
            "verdadero",
            true,
            "vero",
            true,
            "false",
            false,
            "falso",
            false,
            "null",
            "",
            "nulo",
            "",
            "nullo",
            "");

    private final List<Token> tokens;
    private final boolean isStored;
    private int at;
    private int nodes;
    private int depth;

    private Parser(List<Token> tokens, boolean isStored) {
        this.tokens = tokens;
        this.isStored = isStored;
    }

    /// An expression as a person of this language typed it.
    ///
    /// @throws FormulaException with the first place that is wrong
    static Syntax typed(String text, Locale locale) {
        return parse(text, !locale.getLanguage().equals("en"), false);
    }

    /// An expression as it is kept: canonical, with physical names.
    static Syntax stored(String text) {
        return parse(text, false, true);
    }

    private static Syntax parse(String text, boolean hasCommaDecimals, boolean isStored) {
        // what is kept may be longer, since physical names can be
        int most = isStored ? 10 * MAX_LENGTH : MAX_LENGTH;
        if (text.length() > most) {
            throw Lexer.fault("formulaTooLong", most, text.length() - most, Map.of("max", most));
        }
        int start = text.startsWith("=") ? 1 : 0;
        var padded = start == 1 ? " " + text.substring(1) : text;
        var parser = new Parser(Lexer.tokens(padded, hasCommaDecimals, isStored), isStored);
        var whole = parser.expression(0);
        var rest = parser.peek();
        if (rest.kind() != Lexer.Kind.END) {
            throw parser.unexpected("formulaExpectedOperator");
        }
        return whole;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private FormulaException unexpected(String code) {
        var token = peek();
        if (token.kind() == Lexer.Kind.END) {
            return Lexer.fault(code, token.offset(), 0, Map.of("found", "…"));
        }
        var shown = token.text().length() > 30 ? token.text().substring(0, 30) + "…" : token.text();
        return Lexer.fault(code, token.offset(), token.length(), Map.of("found", shown.isEmpty() ? "\"\"" : shown));
    }

    private <T extends Syntax> T counted(T node) {
        if (++nodes > MAX_NODES) {
            throw FormulaException.at(node, "formulaTooLarge", Map.of("max", MAX_NODES));
        }
        return node;
    }

    private Syntax expression(int level) {
        if (level == LEVELS.size()) {
            return signed();
        }
        var left = expression(level + 1);
        while (peek().kind() == Lexer.Kind.SIGN && LEVELS.get(level).contains(peek().text())) {
            var operator = next().text();
            var right = expression(level + 1);
            int length = right.offset() + right.length() - left.offset();
            left = counted(new Syntax.Binary(operator, left, right, left.offset(), length));
        }
        return left;
    }

    private Syntax signed() {
        enter();
        try {
            if (peek().is("-")) {
                var sign = next();
                var negated = signed();
                int length = negated.offset() + negated.length() - sign.offset();
                return counted(new Syntax.Negation(negated, sign.offset(), length));
            }
            if (peek().is("+")) {
                next();
                return signed();
            }
            return primary();
        } finally {
            depth--;
        }
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw Lexer.fault(
                    "formulaTooDeep", peek().offset(), Math.max(1, peek().length()), Map.of("max", MAX_DEPTH));
        }
    }

    private Syntax primary() {
        var token = peek();
        return switch (token.kind()) {
            case NUMBER -> number(next());
            case TEXT -> counted(new Syntax.Literal(token.text(), false, next().offset(), token.length()));
            case NAME -> named(next());
            case PLACE -> place();
            case SIGN -> {
                if (!token.is("(")) {
                    throw unexpected("formulaExpectedValue");
                }
                next();
                var inside = expression(0);
                close();
                yield inside;
            }
            case END -> throw unexpected("formulaExpectedValue");
        };
    }

    private Token close() {
        if (!peek().is(")")) {
            throw unexpected("formulaExpectedClose");
        }
        return next();
    }

    private Syntax number(Token token) {
        if (token.length() > 2 * MAX_DIGITS) {
            throw Lexer.fault("tooManyDigits", token.offset(), token.length(), Map.of("max", MAX_DIGITS));
        }
        var number = Json.canonical(new BigDecimal(token.text()));
        if (number.precision() - number.scale() > MAX_DIGITS || number.scale() > Arithmetic.SCALE) {
            throw Lexer.fault("tooManyDigits", token.offset(), token.length(), Map.of("max", MAX_DIGITS));
        }
        boolean isPercent = peek().is("%");
        int length = isPercent ? next().offset() + 1 - token.offset() : token.length();
        return counted(new Syntax.Literal(number, isPercent, token.offset(), length));
    }

    private Syntax named(Token name) {
        if (peek().is("(")) {
            return call(name);
        }
        var constant = isStored ? CONSTANTS.get(name.text()) : CONSTANTS.get(Folding.fold(name.text()));
        if (constant != null) {
            var value = constant instanceof Boolean ? constant : null;
            return counted(new Syntax.Literal(value, false, name.offset(), name.length()));
        }
        return counted(new Syntax.Path(Arrays.asList(name.text().split("\\.")), name.offset(), name.length()));
    }

    private Syntax place() {
        var first = next();
        var columns = new ArrayList<String>(List.of(first.text()));
        int end = first.offset() + first.length();
        while (peek().is(".")) {
            next();
            var column = next();
            columns.add(column.text());
            end = column.offset() + column.length();
        }
        return counted(new Syntax.Path(columns, first.offset(), end - first.offset()));
    }

    private Syntax call(Token name) {
        var function = FormulaFunction.named(name.text()).orElse(null);
        if (function == null) {
            throw unknown(name);
        }
        next();
        var args = new ArrayList<Syntax>();
        if (!peek().is(")")) {
            args.add(expression(0));
            while (peek().is(",") || peek().is(";")) {
                next();
                args.add(expression(0));
            }
        }
        var close = close();
        int length = close.offset() + 1 - name.offset();
        var call = new Syntax.Call(function, args, name.offset(), length, name.length());
        if (args.size() < function.least() || args.size() > function.most()) {
            throw FormulaException.at(
                    call,
                    "formulaArguments",
                    Map.of(
                            "name", function.canonical(),
                            "min", function.least(),
                            "max", function.most(),
                            "count", args.size()));
        }
        return counted(call);
    }

    private static FormulaException unknown(Token name) {
        var known = Arrays.stream(FormulaFunction.values())
                .map(FormulaFunction::canonical)
                .toList();
        var near = String.join(", ", Near.best(name.text(), known));
        var args = Map.<String, Object>of("name", shown(name.text()), "near", near);
        return near.isEmpty()
                ? Lexer.fault("formulaUnknownFunction", name.offset(), name.length(), args)
                : Lexer.fault("formulaUnknownFunctionNear", name.offset(), name.length(), args);
    }

    static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 50).replaceAll("[\\ud800-\\udfff]", "?") + "…" : name;
    }

    /// What the typist may have wanted to say at this place, for completion: the name begun there.
    static @Nullable String begun(String text, int cursor) {
        int end = Math.min(cursor, text.length());
        int from = end;
        while (from > 0
                && (Character.isLetterOrDigit(text.charAt(from - 1)) || "._".indexOf(text.charAt(from - 1)) >= 0)) {
            from--;
        }
        return from == end || !Character.isLetter(text.charAt(from)) ? null : text.substring(from, end);
    }
}
