package dev.grato.model.types;

import dev.grato.platform.Folding;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people say them: "September", "Q3 2027", "fine marzo", "mediados de mayo", "next month".
///
/// Without a year the next such time is meant, the present one included. "Early", "mid" and "late" are the thirds.
///
/// @param from the first day
/// @param to the last day
record DateWords(LocalDate from, LocalDate to) {

    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern SHORT_QUARTER = Pattern.compile("[qt]([1-4])|([1-4])[qt]");
    private static final Pattern SHORT_HALF = Pattern.compile("[hs]([12])|([12])[hs]");
    private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})[-/](\\d{1,2})|(\\d{1,2})[-/.](\\d{4})");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,4}");

    /// What the words mean on that day, if they are understood to the last one.
    static Optional<DateWords> of(String words, LocalDate today) {
        var text = Folding.foldWhole(words).replace("ª", "").replace("º", "");
        var isoMonth = ISO_MONTH.matcher(text);
        try {
            if (isoMonth.matches()) {
                var year = isoMonth.group(1) != null ? isoMonth.group(1) : isoMonth.group(4);
                var month = isoMonth.group(1) != null ? isoMonth.group(2) : isoMonth.group(3);
                return Optional.of(months(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)), 1))
                        .filter(DateWords::isInRange);
            }
            return new Reader(today).read(SEPARATORS.split(text, -1)).filter(DateWords::isInRange);
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private boolean isInRange() {
        return from.getYear() >= 1 && to.getYear() <= 9999;
    }

    private static DateWords months(YearMonth first, int count) {
        return new DateWords(first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
    }

    /// Sorts the words by what they say, then puts it together.
    private static final class Reader {
        private final LocalDate today;
        private final Map<TimeWord, Integer> said = new EnumMap<>(TimeWord.class);
        private @Nullable Integer year;
        private @Nullable Integer day;
        private @Nullable Integer quarter;
        private @Nullable Integer half;

        Reader(LocalDate today) {
            this.today = today;
        }

        Optional<DateWords> read(String[] words) {
            for (var word : words) {
                if (!word.isEmpty() && !note(word)) {
                    return Optional.empty();
                }
            }
            return Optional.ofNullable(together());
        }

        private boolean note(String word) {
            for (var kind : TimeWord.values()) {
                var number = kind.number(word);
                if (number != null) {
                    return said.putIfAbsent(kind, number) == null;
                }
            }
            var shortQuarter = SHORT_QUARTER.matcher(word);
            if (shortQuarter.matches()) {
                quarter = number(shortQuarter.group(1), shortQuarter.group(2));
                return true;
            }
            var shortHalf = SHORT_HALF.matcher(word);
            if (shortHalf.matches()) {
                half = number(shortHalf.group(1), shortHalf.group(2));
                return true;
            }
            return TimeWord.isFiller(word) || DIGITS.matcher(word).matches() && digits(Integer.parseInt(word), word);
        }

        private static int number(@Nullable String first, @Nullable String second) {
            return Integer.parseInt(first != null ? first : second == null ? "0" : second);
        }

        private boolean digits(int number, String word) {
            if (word.length() == 4 && number >= 1000 && year == null) {
                year = number;
                return true;
            }
            if (word.length() <= 2 && number >= 1 && number <= 31 && day == null) {
                day = number;
                return true;
            }
            return false;
        }

        private @Nullable DateWords together() {
            var dayWord = said.get(TimeWord.DAY);
            if (dayWord != null) {
                var date = today.plusDays(dayWord - 1L);
                return said.size() == 1 && year == null && day == null ? new DateWords(date, date) : null;
            }
            noteYear();
            var month = said.get(TimeWord.MONTH);
            if (month != null) {
                return month(month);
            }
            var unit = said.get(TimeWord.UNIT);
            var named = said.get(TimeWord.ORDINAL);
            Integer ordinal = day;
            if (named != null) {
                ordinal = named;
            }
            if (unit != null && ordinal != null && (unit == 3 || unit == 4)) {
                if (unit == 3) {
                    quarter = ordinal;
                } else {
                    half = ordinal;
                }
            } else if (ordinal != null) {
                return null;
            }
            var season = said.get(TimeWord.SEASON);
            if (quarter != null) {
                return quarter > 4 ? null : third(upcoming(quarter * 3 - 2, 3), 1);
            }
            if (half != null) {
                return half > 2 ? null : third(upcoming(half * 6 - 5, 6), 2);
            }
            if (season != null) {
                return third(upcoming(season * 3, 3), 1);
            }
            return unit != null ? unit(unit) : year == null ? null : third(months(YearMonth.of(year, 1), 12), 4);
        }

        /// "Of next year" is as good as a year.
        private void noteYear() {
            boolean isPartOfYear = said.containsKey(TimeWord.MONTH)
                    || said.containsKey(TimeWord.SEASON)
                    || quarter != null
                    || half != null;
            if (isPartOfYear && year == null && said.getOrDefault(TimeWord.UNIT, 0) == 5) {
                year = today.getYear() + said.getOrDefault(TimeWord.RELATIVE, 1) - 1;
            }
        }

        private @Nullable DateWords month(int month) {
            var whole = upcoming(month, 1);
            if (said.containsKey(TimeWord.ORDINAL)) {
                if (day != null || said.containsKey(TimeWord.THIRD)) {
                    return null;
                }
                day = said.get(TimeWord.ORDINAL);
            }
            if (day != null) {
                var date = (year == null ? YearMonth.from(whole.from()) : YearMonth.of(year, month)).atDay(day);
                var meant = year == null && date.isBefore(today) ? date.plusYears(1) : date;
                return said.containsKey(TimeWord.THIRD) ? null : new DateWords(meant, meant);
            }
            return third(whole, 0);
        }

        /// The months of the year that was named, or the next such ones that are not over.
        private DateWords upcoming(int firstMonth, int count) {
            var span = months(YearMonth.of(meantYear(), firstMonth), count);
            return year == null && span.to().isBefore(today)
                    ? months(YearMonth.from(span.from()).plusYears(1), count)
                    : span;
        }

        private @Nullable DateWords unit(int unit) {
            long ahead = said.getOrDefault(TimeWord.RELATIVE, 1) - 1L;
            return switch (unit) {
                case 1 -> week(ahead);
                case 2 -> third(months(YearMonth.from(today).plusMonths(ahead), 1), 0);
                case 3 -> third(months(first(3).plusMonths(3 * ahead), 3), 1);
                case 4 -> third(months(first(6).plusMonths(6 * ahead), 6), 2);
                default -> third(months(YearMonth.of(meantYear(), 1).plusYears(ahead), 12), 4);
            };
        }

        private @Nullable DateWords week(long ahead) {
            var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(ahead);
            return said.containsKey(TimeWord.THIRD) ? null : new DateWords(monday, monday.plusDays(6));
        }

        private int meantYear() {
            var named = year;
            if (named == null) {
                return today.getYear();
            }
            return named;
        }

        private YearMonth first(int count) {
            return YearMonth.of(today.getYear(), (today.getMonthValue() - 1) / count * count + 1);
        }

        /// The third that was asked for, so many months long; 0 for the thirds of one month.
        private DateWords third(DateWords whole, int monthsEach) {
            var third = said.get(TimeWord.THIRD);
            if (third == null) {
                return whole;
            }
            if (monthsEach > 0) {
                return months(YearMonth.from(whole.from()).plusMonths((third - 1L) * monthsEach), monthsEach);
            }
            var from = whole.from().plusDays((third - 1) * 10L);
            return new DateWords(from, third == 3 ? whole.to() : from.plusDays(9));
        }
    }
}
