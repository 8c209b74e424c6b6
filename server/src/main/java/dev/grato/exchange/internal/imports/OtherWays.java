package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.reading.Content;
import dev.grato.exchange.internal.reading.Format;
import dev.grato.exchange.internal.reading.Tables;
import dev.grato.model.ObjectType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether the days and numbers of a file are written in another way than its plan reads them: then 12.50 would
/// become
/// 1250, and January December, without a row being refused.
final class OtherWays {

    private static final Set<String> NUMBERS = Set.of("number", "money", "percent");
    private static final Set<String> DAYS = Set.of("date", "dateTime");
    private static final Pattern DECIMALS = Pattern.compile(".*\\d([.,])(?:\\d{1,2}|\\d{4,})");
    private static final Pattern GROUPED = Pattern.compile(".*([.,])\\d{3}([.,])\\d+");

    private final FilePlan plan;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Integer> days = new ArrayList<>();
    private long points;
    private long commas;
    private long daysFirst;
    private long monthsFirst;

    OtherWays(ObjectType object, FilePlan plan) {
        this.plan = plan;
        for (var column : plan.columns()) {
            var field =
                    column.field() == null ? null : object.field(column.field()).orElse(null);
            if (field != null && NUMBERS.contains(field.type().key())) {
                numbers.add(column.column());
            } else if (field != null && DAYS.contains(field.type().key())) {
                days.add(column.column());
            }
        }
    }

    /// @throws RecipeMismatch when more cells speak against the plan than for it
    void refuse(Content content) throws IOException {
        boolean isText = plan.reading().format() == Format.CSV;
        if (!isText || numbers.isEmpty() && days.isEmpty()) {
            return;
        }
        Tables.rows(content, plan.reading(), (number, cells) -> {
            numbers.stream().filter(place -> place < cells.size()).forEach(place -> number(cells.get(place)));
            days.stream().filter(place -> place < cells.size()).forEach(place -> day(cells.get(place)));
            return true;
        });
        boolean isPoint = plan.decimals().equals(".");
        if (isPoint ? commas > points : points > commas) {
            throw new RecipeMismatch("decimalsChanged", Map.of("sign", isPoint ? "," : "."));
        }
        boolean isMonthFirst = plan.dates().equals("mdy");
        if (isMonthFirst ? daysFirst > monthsFirst : monthsFirst > daysFirst) {
            throw new RecipeMismatch("datesChanged", Map.of());
        }
    }

    private void number(String cell) {
        var text = cell.replaceAll("[^0-9.,]", "");
        var grouped = GROUPED.matcher(text);
        var decimals = DECIMALS.matcher(text);
        String sign = null;
        if (grouped.matches() && !grouped.group(1).equals(grouped.group(2))) {
            sign = grouped.group(2);
        } else if (decimals.matches()) {
            sign = decimals.group(1);
        }
        points += ".".equals(sign) ? 1 : 0;
        commas += ",".equals(sign) ? 1 : 0;
    }

    private void day(String cell) {
        var day = Looks.DAY.matcher(cell.strip());
        if (day.matches()) {
            int first = Integer.parseInt(day.group(1));
            int second = Integer.parseInt(day.group(2));
            daysFirst += first > 12 && second <= 12 ? 1 : 0;
            monthsFirst += second > 12 && first <= 12 ? 1 : 0;
        }
    }
}
