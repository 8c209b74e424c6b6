package dev.grato.exchange.internal.feeds;

import dev.grato.exchange.internal.feeds.Fetching.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which file of a folder comes next. Those that hold everything are worth nothing once there is a newer one;
/// those that
/// hold changes are taken one after the other.
record FilePick(Entry entry, Map<String, @Nullable Object> seen, boolean hasMore) {

    private static final int MOST = 5_000;

    /// A file as a folder lists it.
    record Entry(String name, long size, Instant modified) {
        String mark() {
            return size + "/" + modified.toEpochMilli();
        }
    }

    static Optional<FilePick> of(List<Entry> listed, String pattern, Turn turn, Duration settle) {
        var wanted = pattern(pattern);
        var settled = listed.stream()
                .filter(entry -> wanted.matcher(entry.name()).matches() && !isUnfinished(entry.name()))
                .filter(entry -> !entry.modified().plus(settle).isAfter(turn.now()))
                .sorted(Comparator.comparing(Entry::modified).thenComparing(Entry::name))
                .toList();
        if (settled.size() > MOST) {
            throw new FetchFailed("tooManyFiles", Map.of("max", MOST));
        }
        var fresh = settled.stream()
                .filter(entry -> !entry.mark().equals(turn.seen().get(entry.name())))
                .toList();
        if (fresh.isEmpty() && !(turn.isAsked() && !settled.isEmpty())) {
            return Optional.empty();
        }
        var from = fresh.isEmpty() ? settled : fresh;
        var next = turn.feed().isWhole() || fresh.isEmpty() ? from.getLast() : from.getFirst();
        var seen = new LinkedHashMap<String, @Nullable Object>();
        boolean hasMore = false;
        for (var entry : settled) {
            boolean isTaken =
                    !fresh.contains(entry) || entry.equals(next) || turn.feed().isWhole();
            if (isTaken) {
                seen.put(entry.name(), entry.mark());
            }
            hasMore |= !isTaken;
        }
        return Optional.of(new FilePick(next, seen, hasMore));
    }

    /// Names under which programs write what is not finished.
    private static boolean isUnfinished(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~")
                || lower.endsWith(".tmp")
                || lower.endsWith(".part")
                || lower.endsWith(".filepart")
                || lower.endsWith(".crdownload");
    }

    private static Pattern pattern(String glob) {
        var regex = new StringBuilder();
        glob.replaceAll("\\*+", "*")
                .chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf((char) c))));
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    }
}
