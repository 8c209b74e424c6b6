package dev.grato.model.formula;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The operations on dates and moments.
record Times(Evaluator evaluator) {

    @Nullable
    Object value(Term term) {
        return switch (term.op()) {
            case MAKE_DATE -> {
                var year = evaluator.decimal(term.arg(0));
                var month = evaluator.decimal(term.arg(1));
                var day = evaluator.decimal(term.arg(2));
                yield year == null || month == null || day == null ? null : Calendar.date(year, month, day);
            }
            case DATE_OF -> ofMoment(term, moment -> Calendar.dateOf(moment, evaluator.zone()));
            case YEAR -> ofDate(term, LocalDate::getYear);
            case MONTH -> ofDate(term, LocalDate::getMonthValue);
            case DAY -> ofDate(term, LocalDate::getDayOfMonth);
            case WEEKDAY -> ofDate(term, date -> date.getDayOfWeek().getValue());
            case QUARTER -> ofDate(term, date -> (date.getMonthValue() + 2) / 3);
            case ADD_DAYS -> movedDate(term, Calendar::addDays);
            case ADD_MONTHS -> movedDate(term, Calendar::addMonths);
            case END_OF_MONTH -> movedDate(term, Calendar::endOfMonth);
            case MOMENT_ADD_DAYS ->
                movedMoment(term, (moment, count) -> Calendar.addDays(moment, count, evaluator.zone()));
            case MOMENT_ADD_MONTHS ->
                movedMoment(term, (moment, count) -> Calendar.addMonths(moment, count, evaluator.zone()));
            case MOMENT_ADD_MILLIS -> movedMoment(term, Calendar::addMillis);
            case DAYS_BETWEEN -> betweenDates(term, (from, to) -> to.toEpochDay() - from.toEpochDay());
            case MONTHS_BETWEEN -> betweenDates(term, Calendar::monthsBetween);
            case NETWORKDAYS -> betweenDates(term, Calendar::networkDays);
            default -> {
                var from = (Instant) evaluator.value(term.arg(0));
                var to = (Instant) evaluator.value(term.arg(1));
                yield from == null || to == null ? null : BigDecimal.valueOf(Calendar.millisBetween(from, to));
            }
        };
    }

    private @Nullable Object ofMoment(Term term, Function<Instant, @Nullable Object> work) {
        var moment = (Instant) evaluator.value(term.arg(0));
        return moment == null ? null : work.apply(moment);
    }

    private @Nullable BigDecimal ofDate(Term term, Function<LocalDate, Integer> work) {
        var date = (LocalDate) evaluator.value(term.arg(0));
        return date == null ? null : BigDecimal.valueOf(work.apply(date));
    }

    private @Nullable LocalDate movedDate(Term term, BiFunction<LocalDate, BigDecimal, @Nullable LocalDate> work) {
        var date = (LocalDate) evaluator.value(term.arg(0));
        var count = evaluator.decimal(term.arg(1));
        return date == null || count == null ? null : work.apply(date, count);
    }

    private @Nullable Instant movedMoment(Term term, BiFunction<Instant, BigDecimal, @Nullable Instant> work) {
        var moment = (Instant) evaluator.value(term.arg(0));
        var count = evaluator.decimal(term.arg(1));
        return moment == null || count == null ? null : work.apply(moment, count);
    }

    private @Nullable BigDecimal betweenDates(Term term, BiFunction<LocalDate, LocalDate, Long> work) {
        var from = (LocalDate) evaluator.value(term.arg(0));
        var to = (LocalDate) evaluator.value(term.arg(1));
        return from == null || to == null ? null : BigDecimal.valueOf(work.apply(from, to));
    }
}
