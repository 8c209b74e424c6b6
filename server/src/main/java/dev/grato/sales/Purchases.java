package dev.grato.sales;

import dev.grato.platform.Actor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What customers buy, who went quiet and who buys less: figures over the documents that the asker sees.
///
/// Purchases are invoices and credit notes; where there is none, orders. Amounts are without VAT where the document
/// says so (`net`), else its total. The twelve months end today.
public interface Purchases {

    /// By what customers can be ordered.
    enum Order {
        REVENUE,
        CHANGE,
        LAST,
        SILENCE,
        NAME
    }

    /// Which customers are wanted.
    enum Show {
        ALL,
        /// Silent for longer than their rhythm explains.
        QUIET,
        /// A quarter less than in the twelve months before, and still buying.
        LESS,
        /// A quarter more, and still buying.
        MORE,
        /// Their first purchase was within the twelve months.
        NEW
    }

    /// A question.
    ///
    /// @param text that the name begins with or contains; empty for all
    /// @param from how many are passed over
    /// @param limit 1 to 200
    record Question(Show show, Order order, boolean isDescending, String text, int from, int limit) {}

    /// The answer.
    ///
    /// @param of what was counted: `invoice` or `order`; null where there is nothing
    /// @param since the first day of the twelve months
    /// @param isWhole false where there are more customers than the 50,000 that were looked at
    /// @param currency that of the sums: the one with the largest revenue
    /// @param matching how many customers the question means
    record Answer(
            @Nullable String of,
            LocalDate since,
            LocalDate today,
            boolean isWhole,
            Counts counts,
            @Nullable String currency,
            BigDecimal revenue,
            BigDecimal before,
            int matching,
            List<Customer> customers) {

        public Answer {
            customers = List.copyOf(customers);
        }
    }

    record Counts(int all, int quiet, int less, int more, int fresh) {}

    /// A customer.
    ///
    /// @param name null where the asker does not see the company
    /// @param currency the one they buy most in; amounts in others are not counted
    /// @param hasMoreCurrencies whether there are such
    /// @param revenue of the twelve months
    /// @param before of the twelve months before these
    /// @param changePercent null where nothing was bought before
    /// @param everyDays their usual interval; null with fewer than three days of purchase
    /// @param chance that somebody of their rhythm is silent for so long; quiet is at most 0.05
    /// @param quarters revenue by quarter of a year back from today, the oldest of eight first
    /// @param articles what they bought most of in the twelve months, by amount; of the last purchases where
    ///     there is
    ///     nothing in these
    record Customer(
            UUID company,
            @Nullable String name,
            String currency,
            boolean hasMoreCurrencies,
            BigDecimal revenue,
            BigDecimal before,
            @Nullable BigDecimal changePercent,
            LocalDate firstOn,
            LocalDate lastOn,
            int days,
            @Nullable BigDecimal everyDays,
            long silentDays,
            @Nullable BigDecimal chance,
            boolean isQuiet,
            boolean isLess,
            boolean isMore,
            boolean isNew,
            List<BigDecimal> quarters,
            List<Article> articles) {

        public Customer {
            quarters = List.copyOf(quarters);
            articles = List.copyOf(articles);
        }
    }

    /// @param product null where the line names none
    record Article(
            @Nullable UUID product,
            String name,
            BigDecimal amount,
            @Nullable BigDecimal quantity) {}

    /// The customers, with what they buy for those of the page.
    Answer ask(Actor actor, Question question);

    /// One customer; null where they bought nothing the asker sees.
    @Nullable
    Customer of(Actor actor, UUID company);
}
