package dev.grato.model.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the types of an expression and resolves every operation, or says where they do not fit.
final class Typing {

    static final Term HUNDREDTH = Term.literal(Kind.NUMBER, new BigDecimal("0.01"));

    private final Names names;
    private final Map<Place, List<String>> options = new HashMap<>();

    private Typing(Names names) {
        this.names = names;
    }

    /// @throws FormulaException with the first place that does not fit
    static Term typed(Syntax syntax, Names names) {
        var term = new Typing(names).type(syntax);
        if (term.isNothing() || term.kind() == Kind.REFERENCE) {
            throw FormulaException.at(syntax, "formulaNoValue", Map.of());
        }
        return term;
    }

    Term type(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal literal -> literal(literal);
            case Syntax.Path path -> path(path);
            case Syntax.Negation negation -> negated(negation);
            case Syntax.Binary binary -> binary(binary);
            case Syntax.Call call -> new Calls(this, call).typed();
        };
    }

    private static Term literal(Syntax.Literal literal) {
        return switch (literal.value()) {
            case null -> Term.literal(Kind.NOTHING, null);
            case BigDecimal number -> Term.literal(literal.isPercent() ? Kind.PERCENT : Kind.NUMBER, number);
            case Boolean flag -> Term.literal(Kind.BOOLEAN, flag);
            case Object text -> Term.literal(Kind.TEXT, text.toString().isEmpty() ? null : text);
        };
    }

    private Term path(Syntax.Path path) {
        var found = names.find(path.segments());
        var shown = Parser.shown(String.join(".", path.segments()));
        if (found == null) {
            var near = String.join(", ", names.near(path.segments()));
            var args = Map.<String, Object>of("name", shown, "near", near);
            throw near.isEmpty()
                    ? FormulaException.at(path, "formulaUnknownField", args)
                    : FormulaException.at(path, "formulaUnknownFieldNear", args);
        }
        var kind = Kind.ofType(found.input().valueKey());
        if (kind == null) {
            throw FormulaException.at(
                    path,
                    "formulaFieldType",
                    Map.of("name", shown, "type", found.input().valueKey()));
        }
        if (kind == Kind.SELECT) {
            options.put(found.input().last(), found.options());
        }
        return Term.input(
                found.input(), kind, kind == Kind.SELECT ? found.input().last() : null);
    }

    private Term negated(Syntax.Negation negation) {
        var term = type(negation.negated());
        return switch (term.kind()) {
            case NOTHING -> Term.literal(Kind.NUMBER, null);
            case NUMBER, PERCENT, DURATION -> Term.of(Op.NEGATE, term.kind(), term);
            case MONEY -> Term.of(Op.MONEY_MULTIPLY, Kind.MONEY, term, Term.number(-1));
            default -> throw mismatch(negation.negated(), Kind.NUMBER, term.kind());
        };
    }

    static FormulaException mismatch(Syntax at, Kind expected, Kind found) {
        return FormulaException.at(at, "formulaType", Map.of("expected", expected.key(), "found", found.key()));
    }

    private Term binary(Syntax.Binary binary) {
        var left = type(binary.left());
        var right = type(binary.right());
        return switch (binary.operator()) {
            case "&" -> Term.of(Op.CONCAT, Kind.TEXT, text(left, binary.left()), text(right, binary.right()));
            case "+", "-", "*", "/" -> {
                var result = Operations.typed(binary.operator(), left, right);
                if (result == null) {
                    throw FormulaException.at(
                            binary,
                            "formulaOperands",
                            Map.of(
                                    "op", binary.operator(),
                                    "left", left.kind().key(),
                                    "right", right.kind().key()));
                }
                yield result;
            }
            default -> comparison(binary, left, right);
        };
    }

    private Term comparison(Syntax.Binary binary, Term left, Term right) {
        var pair = unified(List.of(left, right), List.of(binary.left(), binary.right()), true);
        var one = pair.get(0);
        var other = pair.get(1);
        boolean isMoney = one.kind() == Kind.MONEY;
        var operator = binary.operator();
        if (operator.equals("=") || operator.equals("<>")) {
            var equal = Term.of(isMoney ? Op.MONEY_EQ : Op.EQ, Kind.BOOLEAN, one, other);
            return operator.equals("=") ? equal : Term.of(Op.NOT, Kind.BOOLEAN, equal);
        }
        if (one.kind() == Kind.BOOLEAN || one.kind() == Kind.SELECT) {
            throw FormulaException.at(
                    binary,
                    "formulaOperands",
                    Map.of(
                            "op",
                            operator,
                            "left",
                            left.kind().key(),
                            "right",
                            right.kind().key()));
        }
        boolean isSwapped = operator.startsWith(">");
        boolean isStrict = operator.length() == 1;
        var op = isMoney ? isStrict ? Op.MONEY_LT : Op.MONEY_LE : isStrict ? Op.LT : Op.LE;
        return isSwapped ? Term.of(op, Kind.BOOLEAN, other, one) : Term.of(op, Kind.BOOLEAN, one, other);
    }

    /// The terms as values of one kind.
    ///
    /// @param isComparison a text beside a select must then be the key of one of its options
    List<Term> unified(List<Term> terms, List<Syntax> places, boolean isComparison) {
        var kind = Kind.NOTHING;
        Place option = null;
        boolean isOneOption = true;
        for (int i = 0; i < terms.size(); i++) {
            var term = terms.get(i);
            if (term.kind() == Kind.REFERENCE) {
                throw mismatch(places.get(i), kind == Kind.NOTHING ? Kind.TEXT : kind, term.kind());
            }
            if (term.kind() == Kind.SELECT) {
                isOneOption &= option == null || option.equals(term.option());
                option = term.option();
            }
            kind = common(kind, term.kind(), places.get(i));
        }
        if (kind == Kind.SELECT && option != null) {
            for (int i = 0; i < terms.size(); i++) {
                var term = terms.get(i);
                boolean isForeign = term.kind() == Kind.TEXT && !isKeyOf(term, option);
                if (isForeign && isComparison && term.op() == Op.LITERAL && isOneOption) {
                    throw FormulaException.at(
                            places.get(i),
                            "formulaOption",
                            Map.of("options", String.join(", ", options.getOrDefault(option, List.of()))));
                }
                isOneOption &= !isForeign;
            }
        }
        if (kind == Kind.NOTHING) {
            return terms;
        }
        var result = kind == Kind.SELECT && !isOneOption ? Kind.TEXT : kind;
        var place = result == Kind.SELECT ? option : null;
        return terms.stream().map(term -> converted(term, result, place)).toList();
    }

    private boolean isKeyOf(Term term, Place option) {
        return term.op() == Op.LITERAL
                && (term.value() == null
                        || options.getOrDefault(option, List.of()).contains(String.valueOf(term.value())));
    }

    private static Kind common(Kind one, Kind other, Syntax at) {
        if (one == other || other == Kind.NOTHING) {
            return one;
        }
        if (one == Kind.NOTHING) {
            return other;
        }
        if (one == Kind.DATE && other == Kind.DATE_TIME || one == Kind.DATE_TIME && other == Kind.DATE) {
            return Kind.DATE;
        }
        if (one == Kind.SELECT && other == Kind.TEXT || one == Kind.TEXT && other == Kind.SELECT) {
            return Kind.SELECT;
        }
        throw mismatch(at, one, other);
    }

    private static Term converted(Term term, Kind kind, @Nullable Place option) {
        if (term.isNothing()) {
            return new Term(Op.LITERAL, kind, List.of(), null, option);
        }
        if (kind == Kind.DATE && term.kind() == Kind.DATE_TIME) {
            return Term.of(Op.DATE_OF, Kind.DATE, term);
        }
        return new Term(term.op(), kind, term.args(), term.value(), option);
    }

    /// The term as a value of the wanted kind, where that says the same.
    Term fit(Syntax at, Kind wanted) {
        return fit(type(at), at, wanted);
    }

    static Term fit(Term term, Syntax at, Kind wanted) {
        boolean fits = term.isNothing()
                || term.kind() == wanted
                || wanted == Kind.TEXT && term.kind() == Kind.SELECT
                || wanted == Kind.DATE && term.kind() == Kind.DATE_TIME;
        if (!fits) {
            throw mismatch(at, wanted, term.kind());
        }
        return converted(term, wanted, null);
    }

    /// The value as a text.
    static Term text(Term term, Syntax at) {
        return switch (term.kind()) {
            case NOTHING, TEXT, SELECT -> converted(term, Kind.TEXT, null);
            case NUMBER -> Term.of(Op.NUMBER_TEXT, Kind.TEXT, term);
            case PERCENT -> Term.of(Op.PERCENT_TEXT, Kind.TEXT, term);
            case MONEY -> Term.of(Op.MONEY_TEXT, Kind.TEXT, term);
            case BOOLEAN -> Term.of(Op.BOOLEAN_TEXT, Kind.TEXT, term);
            case DATE -> Term.of(Op.DATE_TEXT, Kind.TEXT, term);
            case DATE_TIME -> Term.of(Op.MOMENT_TEXT, Kind.TEXT, term);
            case DURATION, REFERENCE -> throw mismatch(at, Kind.TEXT, term.kind());
        };
    }

    List<Term> types(List<Syntax> all) {
        var terms = new ArrayList<Term>();
        all.forEach(each -> terms.add(type(each)));
        return terms;
    }

    /// The option field of the first of the terms that is a select's.
    static Term result(Op op, List<Term> all, List<Term> values) {
        var first = values.getFirst();
        return new Term(op, first.kind(), all, null, first.option());
    }
}
