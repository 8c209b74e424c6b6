package dev.grato.model.formula;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An expression after its types are known: nothing left that can be wrong, every operation resolved.
///
/// @param value of a LITERAL: BigDecimal, String, Boolean or null; of an INPUT: the [Input]
/// @param option for SELECT: the field whose options it is one of
public record Term(
        Op op,
        Kind kind,
        List<Term> args,
        @Nullable Object value,
        @Nullable Place option) {

    public Term {
        args = List.copyOf(args);
    }

    static Term of(Op op, Kind kind, Term... args) {
        return new Term(op, kind, Arrays.asList(args), null, null);
    }

    static Term of(Op op, Kind kind, List<Term> args) {
        return new Term(op, kind, args, null, null);
    }

    static Term literal(Kind kind, @Nullable Object value) {
        return new Term(Op.LITERAL, kind, List.of(), value, null);
    }

    /// No value of this kind.
    public static Term nothing(Kind kind) {
        return literal(kind, null);
    }

    static Term number(long value) {
        return literal(Kind.NUMBER, BigDecimal.valueOf(value));
    }

    static Term input(Input input, Kind kind, @Nullable Place option) {
        return new Term(Op.INPUT, kind, List.of(), input, option);
    }

    Term arg(int index) {
        return args.get(index);
    }

    Term as(Kind other) {
        return new Term(op, other, args, value, option);
    }

    /// The input of an INPUT.
    public Input input() {
        if (!(value instanceof Input input)) {
            throw new IllegalStateException(op + " has no input");
        }
        return input;
    }

    boolean isNothing() {
        return kind == Kind.NOTHING;
    }

    /// Every input of it, in the order in which they are met.
    public Set<Input> inputs() {
        var found = new LinkedHashSet<Input>();
        collect(found);
        return found;
    }

    private void collect(Set<Input> into) {
        if (op == Op.INPUT) {
            into.add(input());
        }
        args.forEach(arg -> arg.collect(into));
    }

    /// Whether its value changes by time alone.
    public boolean isVolatile() {
        return op == Op.TODAY || op == Op.NOW || args.stream().anyMatch(Term::isVolatile);
    }

    /// How many operations it consists of, itself included.
    public int size() {
        return 1 + args.stream().mapToInt(Term::size).sum();
    }

    /// The same term with some inputs replaced by other terms; null leaves one as it is.
    public Term replacing(Function<Input, @Nullable Term> other) {
        if (op == Op.INPUT) {
            var term = other.apply(input());
            return term == null ? this : term;
        }
        var replaced = args.stream().map(arg -> arg.replacing(other)).toList();
        return new Term(op, kind, replaced, value, option);
    }

    /// As the client takes it: a flat list in which operations name their arguments by place, the last one the whole;
    /// `{op, kind, args}`, `{op: "literal", kind, value}`, `{op: "input", kind, path, valueType}`.
    ///
    /// @param path the name of an input today, as in filters
    public List<Map<String, @Nullable Object>> json(Function<Input, String> path) {
        var nodes = new ArrayList<Map<String, @Nullable Object>>();
        addTo(nodes, path);
        return nodes;
    }

    private int addTo(List<Map<String, @Nullable Object>> nodes, Function<Input, String> path) {
        var places = args.stream().map(arg -> arg.addTo(nodes, path)).toList();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("op", op.key());
        json.put("kind", kind.key());
        if (op == Op.INPUT) {
            json.put("path", path.apply(input()));
            json.put("valueType", input().valueKey());
        } else if (op == Op.LITERAL) {
            json.put("value", value instanceof BigDecimal number ? number.toPlainString() : value);
        }
        if (!places.isEmpty()) {
            json.put("args", places);
        }
        nodes.add(json);
        return nodes.size() - 1;
    }

    /// A value of the record engine as evaluation takes it.
    public static @Nullable Object plain(Kind kind, @Nullable Object canonical) {
        if (canonical == null) {
            return null;
        }
        return switch (kind) {
            case MONEY ->
                canonical instanceof Map<?, ?> map
                                && map.get("amount") instanceof BigDecimal amount
                                && map.get("currency") instanceof String currency
                        ? new Money(amount, currency)
                        : null;
            case DATE -> LocalDate.parse((String) canonical);
            case DATE_TIME -> OffsetDateTime.parse((String) canonical).toInstant();
            case DURATION ->
                BigDecimal.valueOf(Duration.parse((String) canonical).toMillis());
            case TEXT -> text(canonical);
            case NUMBER, PERCENT, BOOLEAN, SELECT, REFERENCE, NOTHING -> canonical;
        };
    }

    /// The text of values that are more than a text.
    private static @Nullable Object text(Object canonical) {
        if (!(canonical instanceof Map<?, ?> map)) {
            return canonical;
        }
        if (map.get("full") instanceof String full) {
            return full;
        }
        return map.get("number") instanceof String number ? map.get("country") + number : null;
    }
}
