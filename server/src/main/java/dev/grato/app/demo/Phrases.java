package dev.grato.app.demo;

import dev.grato.app.demo.Accounts.Account;
import dev.grato.app.demo.Northwind.Line;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What the templates mention, said in one language.
final class Phrases {

    private final Locale locale;
    private final Map<String, String> names = new HashMap<>();

    private Phrases(String language) {
        this.locale = language.equals("en") ? Locale.US : Locale.of(language);
    }

    static Phrases of(Account account, Northwind.Employee employee, List<Line> lines, String language) {
        var phrases = new Phrases(language);
        var main = lines.stream().max(Comparator.comparing(Line::total)).orElseThrow();
        var total = lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return phrases.with("company", account.party().name())
                .with("contact", account.party().contact())
                .with("first", account.first())
                .with("jobTitle", Objects.requireNonNullElse(account.party().contactTitle(), "Owner"))
                .with(
                        "city",
                        withoutStop(Objects.requireNonNullElse(
                                account.party().place().city(), "")))
                .with("owner", employee.first())
                .with("ownerFull", employee.full())
                .with("product", main.product().name())
                .with("quantity", String.valueOf(main.quantity()))
                .with(
                        "category",
                        main.product().category().toLowerCase(Locale.ROOT).replace("/", " and "))
                .with("products", phrases.listed(lines))
                .money("amount", total);
    }

    Phrases with(String name, String value) {
        names.put(name, value);
        return this;
    }

    Phrases money(String name, BigDecimal amount) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return with(name, locale.equals(Locale.US) ? "$" + format.format(amount) : format.format(amount) + " USD");
    }

    Phrases day(String name, LocalDate day) {
        return with(
                name,
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day));
    }

    /// `México D.F.` at the end of a sentence has one full stop too many.
    private static String withoutStop(String city) {
        return city.endsWith(".") ? city.substring(0, city.length() - 1) : city;
    }

    Map<String, String> names() {
        return Map.copyOf(names);
    }

    private String listed(List<Line> lines) {
        var parts = lines.stream()
                .limit(lines.size() > 3 ? 2 : 3)
                .map(line -> line.quantity() + " × " + line.product().name())
                .toList();
        int more = lines.size() - parts.size();
        if (more > 0) {
            return String.join(", ", parts)
                    + switch (locale.getLanguage()) {
                        case "es" -> " y " + more + " artículos más";
                        case "it" -> " e altri " + more + " articoli";
                        default -> " and " + more + " more items";
                    };
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var and = switch (locale.getLanguage()) {
            case "es" -> " y ";
            case "it" -> " e ";
            default -> " and ";
        };
        return String.join(", ", parts.subList(0, parts.size() - 1)) + and + parts.getLast();
    }
}
