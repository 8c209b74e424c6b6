package dev.grato.programme.internal.voice;

import dev.grato.programme.VoiceDeclarations;
import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A report stands as it was written, and carries nothing that leads to a record. Requests and objections change by
/// their own operations alone; a "no" has a reason.
@Component
final class VoiceRule implements RecordRule {

    private static final int LONGEST = 300;

    /// The name of a screen, such as `deals/record`: no id, no search, no address.
    private static final Pattern SCREEN = Pattern.compile("[a-z][a-z-]{0,40}(/[a-z][a-z-]{0,40})?");

    /// A code, a version or a class of time: nothing somebody could write a sentence into.
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._<>-]{1,60}");

    private static final Set<String> CLOSED = Set.of("done", "willNot");

    @Override
    public Set<String> objects() {
        return Set.of(VoiceDeclarations.REPORT, VoiceDeclarations.REQUEST, VoiceDeclarations.OBJECTION);
    }

    @Override
    public boolean checksDeletes() {
        return true;
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        for (var change : changes) {
            switch (change.object()) {
                case VoiceDeclarations.REPORT -> report(context, change);
                case VoiceDeclarations.REQUEST -> request(context, change);
                default -> byItsOperations(context, change);
            }
        }
    }

    private static void report(RuleContext context, PendingChange change) {
        if (change.kind() == Mutation.Kind.UPDATE && !context.actor().isSystem()) {
            change.refuse("", "reportStands", Map.of());
        }
        if (change.kind() != Mutation.Kind.CREATE) {
            return;
        }
        if (change.after("sentence") instanceof String sentence && sentence.length() > LONGEST) {
            change.refuse("sentence", "tooLong", Map.of("max", LONGEST));
        }
        keepOnly(change, "screen", SCREEN);
        List.of("appVersion", "timing", "lastError").forEach(field -> keepOnly(change, field, CODE));
    }

    /// What does not look like what it should be is left out rather than refused: the report matters.
    private static void keepOnly(PendingChange change, String field, Pattern pattern) {
        if (change.after(field) instanceof String text && !pattern.matcher(text).matches()) {
            change.set(field, null);
        }
    }

    private static boolean byItsOperations(RuleContext context, PendingChange change) {
        if (!context.actor().isSystem()) {
            change.refuse("", "voiceOperations", Map.of());
        }
        return context.actor().isSystem();
    }

    private static void request(RuleContext context, PendingChange change) {
        if (!byItsOperations(context, change) || change.kind() == Mutation.Kind.DELETE) {
            return;
        }
        if (change.kind() == Mutation.Kind.CREATE) {
            var today = ZonedDateTime.ofInstant(
                            context.clock().instant(),
                            context.actor().workspace().zone())
                    .toLocalDate();
            if (change.after("acknowledgeBy") == null) {
                change.set("acknowledgeBy", workingDays(today, 1).toString());
            }
            if (change.after("answerBy") == null) {
                change.set("answerBy", workingDays(today, 5).toString());
            }
        }
        between(change, "severity", 3);
        between(change, "reach", 3);
        between(change, "effort", 5);
        var status = String.valueOf(change.after("status"));
        boolean needsReason = status.equals("willNot")
                || CLOSED.contains(status) && VoiceDeclarations.FEEL_WATCHED.equals(change.after("kind"));
        if (needsReason && isBlank(change.after("answer"))) {
            change.refuse("answer", "reasonMissing", Map.of());
        }
        stamp(context, change, "acknowledgedAt", !status.equals("new"));
        stamp(context, change, "triagedAt", status.equals("planned") || CLOSED.contains(status));
        stamp(context, change, "closedAt", CLOSED.contains(status));
    }

    private static void stamp(RuleContext context, PendingChange change, String field, boolean isDue) {
        if (!isDue) {
            change.set(field, null);
        } else if (change.after(field) == null) {
            change.set(
                    field,
                    context.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    private static void between(PendingChange change, String field, int most) {
        var number = number(change.after(field));
        if (number != null
                && (number.signum() <= 0
                        || number.compareTo(BigDecimal.valueOf(most)) > 0
                        || number.stripTrailingZeros().scale() > 0)) {
            change.refuse(field, "outOfRange", Map.of("min", 1, "max", most));
        }
    }

    static @Nullable BigDecimal number(@Nullable Object value) {
        return value == null ? null : new BigDecimal(value.toString());
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || value.toString().isBlank();
    }

    /// The day that many working days later; Saturdays and Sundays are none.
    static LocalDate workingDays(LocalDate from, int days) {
        var day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek().getValue() <= 5) {
                left--;
            }
        }
        return day;
    }
}
