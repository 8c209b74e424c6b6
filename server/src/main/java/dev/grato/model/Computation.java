package dev.grato.model;

import dev.grato.model.formula.Input;
import dev.grato.model.formula.Kind;
import dev.grato.model.formula.Place;
import dev.grato.model.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the value of a computed field comes about; nobody writes it.
public sealed interface Computation {

    /// Whether an administrator lets everybody read it who sees the field, whatever of its inputs they may not see.
    boolean isPublished();

    /// What it takes values from: each the fields on the way and the field itself.
    List<List<Place>> inputs();

    /// Whether its value changes by time alone, so that it is never stored.
    boolean isVolatile();

    /// Whether it takes values from other records.
    default boolean isAcross() {
        return this instanceof OfRollUp || inputs().stream().anyMatch(path -> path.size() > 1);
    }

    /// An expression.
    ///
    /// @param stored its text with physical names
    /// @param shown its canonical text with today's names
    /// @param term what it means; nothing (a literal null) while an input is missing or it is part of a cycle
    /// @param flat the same with formulas that are never stored put in the place of their fields
    record OfFormula(String stored, String shown, Term term, Term flat, boolean isPublished) implements Computation {

        @Override
        public List<List<Place>> inputs() {
            return term.inputs().stream().map(Input::places).toList();
        }

        @Override
        public boolean isVolatile() {
            return flat.isVolatile();
        }

        @Override
        public boolean isAcross() {
            return flat.inputs().stream().anyMatch(input -> !input.isOwn());
        }
    }

    /// What is asked of the children.
    enum Measure {
        COUNT("count"),
        COUNT_DISTINCT("countDistinct"),
        SUM("sum"),
        AVG("avg"),
        MIN("min"),
        MAX("max"),
        FIRST("first"),
        LAST("last");

        private final String key;

        Measure(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }

        public static Optional<Measure> of(String key) {
            return Arrays.stream(values())
                    .filter(measure -> measure.key.toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /// A figure over the records that point here.
    ///
    /// @param relation the relation field of the children
    /// @param measured the field of the children it is about; absent for a plain count
    /// @param kind of its value
    /// @param filter which children count, in today's names; only their own fields
    /// @param filtered the fields the filter mentions
    /// @param order by which first and last are meant; absent for the time of creation
    record OfRollUp(
            Place relation,
            Measure measure,
            @Nullable Place measured,
            Kind kind,
            @Nullable Map<String, @Nullable Object> filter,
            List<Place> filtered,
            @Nullable Place order,
            boolean isPublished)
            implements Computation {

        public OfRollUp {
            filtered = List.copyOf(filtered);
        }

        @Override
        public List<List<Place>> inputs() {
            var inputs = new ArrayList<List<Place>>();
            inputs.add(List.of(relation));
            if (measured != null) {
                inputs.add(List.of(measured));
            }
            filtered.forEach(place -> inputs.add(List.of(place)));
            if (order != null) {
                inputs.add(List.of(order));
            }
            return inputs;
        }

        @Override
        public boolean isVolatile() {
            return false;
        }
    }
}
