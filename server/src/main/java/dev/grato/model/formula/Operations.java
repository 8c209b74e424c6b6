package dev.grato.model.formula;

import org.jspecify.annotations.Nullable;

/// What sums, differences, products and quotients of kinds are.
final class Operations {

    private Operations() {}

    /// The operation for these operands, or null where there is none.
    static @Nullable Term typed(String operator, Term left, Term right) {
        if (left.isNothing() || right.isNothing()) {
            return ofNothing(left, right);
        }
        return switch (operator) {
            case "+" -> sum(left, right);
            case "-" -> difference(left, right);
            case "*" -> product(left, right);
            default -> quotient(left, right);
        };
    }

    /// An operation with nothing gives nothing.
    private static @Nullable Term ofNothing(Term left, Term right) {
        var kind = left.isNothing() ? right.kind() : left.kind();
        return switch (kind) {
            case NOTHING -> Term.literal(Kind.NUMBER, null);
            case NUMBER, PERCENT, MONEY, DURATION, DATE, DATE_TIME -> Term.literal(kind, null);
            default -> null;
        };
    }

    private static @Nullable Term sum(Term left, Term right) {
        if (left.kind() == right.kind()) {
            return switch (left.kind()) {
                case NUMBER, PERCENT -> Term.of(Op.ADD, left.kind(), left, right);
                case DURATION -> millis(Term.of(Op.ADD, Kind.NUMBER, left, right));
                case MONEY -> Term.of(Op.MONEY_ADD, Kind.MONEY, left, right);
                default -> null;
            };
        }
        boolean isTimeFirst = left.kind() == Kind.DATE || left.kind() == Kind.DATE_TIME;
        return isTimeFirst ? moved(left, right) : moved(right, left);
    }

    private static @Nullable Term moved(Term time, Term by) {
        return switch (time.kind()) {
            case DATE -> by.kind() == Kind.NUMBER ? Term.of(Op.ADD_DAYS, Kind.DATE, time, by) : null;
            case DATE_TIME ->
                switch (by.kind()) {
                    case NUMBER -> Term.of(Op.MOMENT_ADD_DAYS, Kind.DATE_TIME, time, by);
                    case DURATION -> Term.of(Op.MOMENT_ADD_MILLIS, Kind.DATE_TIME, time, by);
                    default -> null;
                };
            default -> null;
        };
    }

    private static @Nullable Term difference(Term left, Term right) {
        boolean isTime = isTime(left) && isTime(right);
        if (isTime && left.kind() == Kind.DATE_TIME && right.kind() == Kind.DATE_TIME) {
            return Term.of(Op.MILLIS_BETWEEN, Kind.DURATION, right, left);
        }
        if (isTime) {
            return Term.of(Op.DAYS_BETWEEN, Kind.NUMBER, date(right), date(left));
        }
        if (left.kind() == right.kind()) {
            return switch (left.kind()) {
                case NUMBER, PERCENT -> Term.of(Op.SUBTRACT, left.kind(), left, right);
                case DURATION -> millis(Term.of(Op.SUBTRACT, Kind.NUMBER, left, right));
                case MONEY -> Term.of(Op.MONEY_SUBTRACT, Kind.MONEY, left, right);
                default -> null;
            };
        }
        return isTime(left) && right.kind().isNumeric() ? moved(left, Term.of(Op.NEGATE, right.kind(), right)) : null;
    }

    private static boolean isTime(Term term) {
        return term.kind() == Kind.DATE || term.kind() == Kind.DATE_TIME;
    }

    static Term date(Term time) {
        return time.kind() == Kind.DATE_TIME ? Term.of(Op.DATE_OF, Kind.DATE, time) : time;
    }

    private static @Nullable Term product(Term left, Term right) {
        if (!left.kind().isNumeric() && left.kind() != Kind.MONEY) {
            return null;
        }
        if (right.kind() == Kind.MONEY || right.kind() == Kind.DURATION) {
            boolean isBoth = left.kind() == Kind.MONEY || left.kind() == Kind.DURATION;
            return isBoth ? null : product(right, left);
        }
        if (right.kind() != Kind.NUMBER && right.kind() != Kind.PERCENT) {
            return null;
        }
        return switch (left.kind()) {
            case MONEY -> Term.of(Op.MONEY_MULTIPLY, Kind.MONEY, left, fraction(right));
            case DURATION -> millis(Term.of(Op.MULTIPLY, Kind.NUMBER, left, fraction(right)));
            default -> {
                boolean isPercent = left.kind() == Kind.PERCENT || right.kind() == Kind.PERCENT;
                var kind = left.kind() == right.kind() ? left.kind() : Kind.NUMBER;
                var product = Term.of(Op.MULTIPLY, kind, left, right);
                yield isPercent ? Term.of(Op.MULTIPLY, kind, product, Typing.HUNDREDTH) : product;
            }
        };
    }

    private static @Nullable Term quotient(Term left, Term right) {
        if (left.kind() == right.kind()) {
            return switch (left.kind()) {
                case NUMBER, PERCENT, DURATION -> Term.of(Op.DIVIDE, Kind.NUMBER, left, right);
                case MONEY -> Term.of(Op.MONEY_RATIO, Kind.NUMBER, left, right);
                default -> null;
            };
        }
        if (right.kind() != Kind.NUMBER && right.kind() != Kind.PERCENT) {
            return null;
        }
        return switch (left.kind()) {
            case NUMBER, PERCENT -> Term.of(Op.DIVIDE, left.kind(), left, fraction(right));
            case MONEY -> Term.of(Op.MONEY_DIVIDE, Kind.MONEY, left, fraction(right));
            case DURATION -> millis(Term.of(Op.DIVIDE, Kind.NUMBER, left, fraction(right)));
            default -> null;
        };
    }

    /// 22 % as 0.22.
    static Term fraction(Term term) {
        return term.kind() == Kind.PERCENT ? Term.of(Op.MULTIPLY, Kind.NUMBER, term, Typing.HUNDREDTH) : term;
    }

    static Term millis(Term number) {
        return Term.of(Op.WHOLE_MILLIS, Kind.DURATION, number);
    }
}
