package dev.grato.model.types;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/// Merges two edits of a text of many lines. Edits of different lines are both kept; where they overlap both
/// stay, one below the other, between lines that mark them.
final class TextMerge {

    private static final String MINE = "<<<<<<<";
    private static final String BETWEEN = "=======";
    private static final String END = ">>>>>>>";

    /// Where more than so many pairs of lines would have to be compared, the whole passage counts as changed.
    private static final int MOST_PAIRS = 1_000_000;

    private static final List<String> PLAIN_MARKS = List.of(MINE, BETWEEN, END);
    private static final List<String> BLOCK_MARKS =
            PLAIN_MARKS.stream().map(TextMerge::paragraph).toList();

    private final List<String> base;
    private final List<String> theirs;
    private final List<String> yours;
    private final List<String> marks;
    private final List<String> merged = new ArrayList<>();

    private TextMerge(List<String> base, List<String> theirs, List<String> yours, List<String> marks) {
        this.base = base;
        this.theirs = theirs;
        this.yours = yours;
        this.marks = marks;
    }

    /// Merges plain text by its lines.
    static String ofLines(@Nullable String base, @Nullable String theirs, @Nullable String yours) {
        return String.join("\n", new TextMerge(lines(base), lines(theirs), lines(yours), PLAIN_MARKS).merged());
    }

    /// Merges formatted text by its outermost elements.
    static String ofBlocks(@Nullable String base, @Nullable String theirs, @Nullable String yours) {
        return String.join("", new TextMerge(blocks(base), blocks(theirs), blocks(yours), BLOCK_MARKS).merged());
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    private static List<String> blocks(@Nullable String html) {
        if (html == null) {
            return List.of();
        }
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
        return document.body().childNodes().stream()
                .map(node -> node.outerHtml())
                .toList();
    }

    private static String paragraph(String text) {
        return "<p>" + text.replace("<", "&lt;").replace(">", "&gt;") + "</p>";
    }

    /// A passage of the base and what one of the edits made of it.
    private record Hunk(int from, int to, int newFrom, int newTo) {

        /// Touching is not overlapping, but two insertions at the same place are.
        boolean overlaps(int start, int end) {
            return from < end && to > start || from == to && start == end && from == start;
        }
    }

    private List<String> merged() {
        var their = new ArrayDeque<>(hunks(matches(base, theirs), theirs.size()));
        var your = new ArrayDeque<>(hunks(matches(base, yours), yours.size()));
        int done = 0;
        while (!their.isEmpty() || !your.isEmpty()) {
            var first = first(their.peek(), your.peek());
            int end = first.to();
            var yoursToo = new ArrayList<Hunk>();
            var theirsToo = new ArrayList<Hunk>();
            boolean hasGrown = true;
            while (hasGrown) {
                int before = yoursToo.size() + theirsToo.size();
                end = take(their, first.from(), end, theirsToo);
                end = take(your, first.from(), end, yoursToo);
                hasGrown = yoursToo.size() + theirsToo.size() > before;
            }
            merged.addAll(base.subList(done, first.from()));
            change(passage(theirs, theirsToo, first.from(), end), passage(yours, yoursToo, first.from(), end));
            done = end;
        }
        merged.addAll(base.subList(done, base.size()));
        return merged;
    }

    private static Hunk first(@Nullable Hunk one, @Nullable Hunk other) {
        if (one == null || other == null) {
            return Objects.requireNonNull(one == null ? other : one);
        }
        return one.from() < other.from() || one.from() == other.from() && one.to() <= other.to() ? one : other;
    }

    /// Moves the next hunks over that overlap the passage, which grows with them; answers its end.
    private static int take(Deque<Hunk> hunks, int start, int end, List<Hunk> taken) {
        int reached = end;
        for (var next = hunks.peek(); next != null && next.overlaps(start, reached); next = hunks.peek()) {
            taken.add(hunks.remove());
            reached = Math.max(reached, next.to());
        }
        return reached;
    }

    /// What a passage of the base has become in one edit; null where the edit left it alone.
    private static @Nullable List<String> passage(List<String> lines, List<Hunk> hunks, int from, int to) {
        if (hunks.isEmpty()) {
            return null;
        }
        var first = hunks.getFirst();
        var last = hunks.getLast();
        return lines.subList(first.newFrom() - (first.from() - from), last.newTo() + (to - last.to()));
    }

    private void change(@Nullable List<String> their, @Nullable List<String> your) {
        if (their == null || your == null || their.equals(your)) {
            merged.addAll(Objects.requireNonNull(their == null ? your : their));
            return;
        }
        merged.add(Objects.requireNonNull(marks.getFirst()));
        merged.addAll(their);
        merged.add(Objects.requireNonNull(marks.get(1)));
        merged.addAll(your);
        merged.add(Objects.requireNonNull(marks.getLast()));
    }

    private static List<Hunk> hunks(int[] matches, int size) {
        var hunks = new ArrayList<Hunk>();
        int from = 0;
        int newFrom = 0;
        for (int at = 0; at <= matches.length; at++) {
            int newAt = at == matches.length ? size : matches[at];
            if (newAt < 0) {
                continue;
            }
            if (at > from || newAt > newFrom) {
                hunks.add(new Hunk(from, at, newFrom, newAt));
            }
            from = at + 1;
            newFrom = newAt + 1;
        }
        return hunks;
    }

    /// For each line of the first text its place in the second, along a longest common sequence; -1 for those
    /// that are not in it.
    private static int[] matches(List<String> one, List<String> other) {
        int[] found = new int[one.size()];
        Arrays.fill(found, -1);
        int head = 0;
        while (head < one.size() && head < other.size() && one.get(head).equals(other.get(head))) {
            found[head] = head;
            head++;
        }
        int endOne = one.size();
        int endOther = other.size();
        while (endOne > head && endOther > head && one.get(endOne - 1).equals(other.get(endOther - 1))) {
            found[--endOne] = --endOther;
        }
        int rows = endOne - head;
        int columns = endOther - head;
        if ((long) rows * columns > MOST_PAIRS) {
            return found;
        }
        var length = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                length[i][j] = one.get(head + i).equals(other.get(head + j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < rows && j < columns; ) {
            if (one.get(head + i).equals(other.get(head + j))) {
                found[head + i++] = head + j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return found;
    }
}
