package dev.grato.model.types;

import dev.grato.platform.Folding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Amounts as people say them: "about 50k", "tra 50 e 60 mila", "hasta 2 millones".
///
/// @param from the lower end, absent for "up to"
/// @param to the upper end, absent for "at least"
/// @param currency ISO 4217 code, absent when none was named
record AmountWords(
        @Nullable BigDecimal from,
        @Nullable BigDecimal to,
        @Nullable String currency) {

    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,3}(?:[ .,'’]\\d{3}){1,4}(?![.,]?\\d)|\\d{1,15}(?:[.,]\\d{1,6})?)");
    private static final Pattern WORD =
            Pattern.compile("\\G[\\s.,;:+~≈()/–—-]*(?:" + NUMBER + "|(\\p{L}+|[€$£]|<=?|>=?|[≤≥]))");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[ .,'’]\\d{3})+");
    private static final Pattern END = Pattern.compile("[\\s.,;:+()/-]*");

    private static final Map<String, Integer> THOUSANDS = Words.numbered(
            "k mila mil mille thousand thousands",
            "m mln mio mill million millions millon millones milione milioni",
            "bn billion billions mld miliardo miliardi");
    /// The words for a thousand that need no "one" before them.
    private static final Set<String> ALONE = Set.of("mil", "mille");

    private static final Set<String> ONE = Words.set("a an one un una uno");
    private static final Set<String> HALF = Set.of("half", "mezzo", "medio");
    private static final BigDecimal A_HALF = new BigDecimal("0.5");
    private static final Set<String> AT_LEAST = Words.set(
            "more over above least min minimum mas minimo desde partir piu oltre almeno superiore " + "> >= ≥");
    private static final Set<String> AT_MOST =
            Words.set("up less under below most max maximum hasta menos maximo fino meno massimo sotto < <= " + "≤");
    private static final Set<String> FILLERS =
            Words.set("about around approx approximately roughly some circa ca c quasi sui verso intorno "
                    + "attorno ai unos unas aproximadamente aprox alrededor casi sobre between tra fra entre "
                    + "from to and e y o or than di de del da dai a al at the of i los las como que nearly "
                    + "almost per in all");
    private static final Map<String, Set<String>> CURRENCIES = Map.of(
            "EUR", Words.set("€ euro euros eur"),
            "USD", Words.set("$ dollar dollars dolar dolares dollaro dollari"),
            "GBP", Words.set("£ pound pounds sterlina sterline libra libras"));

    /// What the words mean, if they are understood to the last one.
    static Optional<AmountWords> of(String words) {
        return new Reader(Folding.foldWhole(words)).read();
    }

    /// Reads word by word; `scaled` tells which numbers were given their own "thousand".
    private static final class Reader {
        private final String text;
        private final ArrayList<BigDecimal> numbers = new ArrayList<>();
        private final ArrayList<Boolean> scaled = new ArrayList<>();
        private @Nullable BigDecimal pending;
        private @Nullable String currency;
        private boolean isAtLeast;
        private boolean isAtMost;
        private boolean isHalfLeft;

        Reader(String text) {
            this.text = text;
        }

        Optional<AmountWords> read() {
            var matcher = WORD.matcher(text);
            int end = 0;
            while (matcher.find()) {
                end = matcher.end();
                if (matcher.group(1) != null) {
                    numbers.add(number(matcher.group(1)));
                    scaled.add(false);
                    pending = null;
                } else if (!word(matcher.group(2))) {
                    return Optional.empty();
                }
            }
            boolean isAllRead = END.matcher(text.substring(end)).matches();
            return isAllRead ? result() : Optional.empty();
        }

        private static BigDecimal number(String digits) {
            var plain = GROUPED.matcher(digits).matches() ? digits.replaceAll("\\D", "") : digits.replace(',', '.');
            return new BigDecimal(plain);
        }

        private boolean word(String word) {
            var thousands = THOUSANDS.get(word);
            if (thousands != null && numbers.isEmpty() && pending == null) {
                return ALONE.contains(word) && multiply(BigDecimal.TEN.pow(3));
            }
            if (thousands != null) {
                return multiply(BigDecimal.TEN.pow(3 * thousands));
            }
            if (HALF.contains(word)) {
                pending = A_HALF;
                isHalfLeft = true;
                return true;
            }
            if (ONE.contains(word)) {
                pending = pending == null ? BigDecimal.ONE : pending;
                return true;
            }
            if (word.equals("menos") && text.contains("al menos")) {
                isAtLeast = true;
                return true;
            }
            if (AT_LEAST.contains(word)) {
                isAtLeast = true;
                return true;
            }
            if (AT_MOST.contains(word)) {
                isAtMost = true;
                return true;
            }
            return FILLERS.contains(word) || currency(word);
        }

        private boolean multiply(BigDecimal multiplier) {
            isHalfLeft = false;
            if (pending != null || numbers.isEmpty()) {
                numbers.add((pending == null ? BigDecimal.ONE : pending).multiply(multiplier));
                scaled.add(true);
                pending = null;
                return true;
            }
            numbers.set(numbers.size() - 1, numbers.getLast().multiply(multiplier));
            scaled.set(scaled.size() - 1, true);
            return true;
        }

        private boolean currency(String word) {
            var code = CURRENCIES.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(word))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(word.toUpperCase(Locale.ROOT));
            if (!Currencies.isKnown(code) || currency != null && !currency.equals(code)) {
                return false;
            }
            currency = code;
            return true;
        }

        private Optional<AmountWords> result() {
            if (numbers.isEmpty() || numbers.size() > 2 || isHalfLeft || isAtLeast && isAtMost) {
                return Optional.empty();
            }
            var to = numbers.getLast();
            if (numbers.size() == 1) {
                return Optional.of(new AmountWords(isAtMost ? null : to, isAtLeast ? null : to, currency));
            }
            var from = numbers.getFirst();
            if (!scaled.getFirst() && scaled.getLast() && from.compareTo(BigDecimal.valueOf(1_000)) < 0) {
                from = from.multiply(unit(to));
            }
            return from.compareTo(to) > 0 || isAtMost || isAtLeast
                    ? Optional.empty()
                    : Optional.of(new AmountWords(from, to, currency));
        }

        private static BigDecimal unit(BigDecimal scaledNumber) {
            for (long unit : new long[] {1_000_000_000L, 1_000_000L}) {
                if (scaledNumber.compareTo(BigDecimal.valueOf(unit)) >= 0) {
                    return BigDecimal.valueOf(unit);
                }
            }
            return BigDecimal.valueOf(1_000);
        }
    }
}
