package dev.grato.records.internal;

import dev.grato.platform.Folding;
import dev.grato.records.Search.Piece;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// A text as it is written, with the places marked where what was looked for stands in it, however it was typed.
final class Marked {

    private static final int BEFORE = 50;
    private static final int WINDOW = 180;

    private final String text;
    private final BitSet marks = new BitSet();
    private int first = -1;

    Marked(String text, SearchWords words) {
        this.text = text;
        var folded = new Folded(text, false);
        var squeezed = new Folded(text, true);
        for (var word : words.words()) {
            if (!mark(folded, word.spellings(), true)) {
                mark(squeezed, word.spellings(), false);
            }
        }
        mark(squeezed, words.numbers(), false);
    }

    /// A text folded character by character, with the place each came from.
    private static final class Folded {

        private final StringBuilder chars = new StringBuilder();
        private final List<Integer> starts = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();

        private Folded(String text, boolean isSqueezed) {
            for (int i = 0; i < text.length(); ) {
                int point = text.codePointAt(i);
                int end = i + Character.charCount(point);
                var folded = Character.isWhitespace(point) || Character.isSpaceChar(point)
                        ? " "
                        : point == '\u2019' ? "'" : Folding.foldWhole(Character.toString(point));
                int start = i;
                folded.codePoints()
                        .filter(each -> !isSqueezed || Character.isLetterOrDigit(each))
                        .forEach(each -> {
                            var one = Character.toString(each);
                            for (int k = 0; k < one.length(); k++) {
                                chars.append(one.charAt(k));
                                starts.add(start);
                                ends.add(end);
                            }
                        });
                i = end;
            }
        }

        private boolean isWordStart(int at) {
            return at == 0 || !Character.isLetterOrDigit(chars.charAt(at - 1));
        }
    }

    /// Marks where a word begins with one of the spellings; where none does, wherever they are.
    private boolean mark(Folded folded, Set<String> spellings, boolean isByWords) {
        for (boolean atStart : isByWords ? new boolean[] {true, false} : new boolean[] {false}) {
            boolean isFound = false;
            for (var spelling : spellings) {
                int at = folded.chars.indexOf(spelling);
                while (at >= 0) {
                    if (!atStart || folded.isWordStart(at)) {
                        mark(folded.starts.get(at), folded.ends.get(at + spelling.length() - 1));
                        isFound = true;
                    }
                    at = folded.chars.indexOf(spelling, at + spelling.length());
                }
            }
            if (isFound) {
                return true;
            }
        }
        return false;
    }

    private void mark(int from, int to) {
        marks.set(from, to);
        first = first < 0 ? from : Math.min(first, from);
    }

    boolean isMarked() {
        return first >= 0;
    }

    /// How many characters are marked.
    int weight() {
        return marks.cardinality();
    }

    /// The whole text in pieces.
    List<Piece> pieces() {
        return pieces(0, text.length());
    }

    /// What stands around the first place, in one line.
    List<Piece> window() {
        int from = Math.max(0, first - BEFORE);
        while (from > 0 && from < first && !Character.isWhitespace(text.charAt(from - 1))) {
            from++;
        }
        int to = Math.min(text.length(), from + WINDOW);
        if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
            to--;
        }
        if (from < text.length() && from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        var pieces = new ArrayList<Piece>();
        for (var piece : pieces(from, to)) {
            pieces.add(new Piece(piece.text().replaceAll("\\s+", " "), piece.isMatch()));
        }
        return pieces;
    }

    private List<Piece> pieces(int from, int to) {
        var pieces = new ArrayList<Piece>();
        for (int at = from; at < to; ) {
            boolean isMatch = marks.get(at);
            int next = isMatch ? marks.nextClearBit(at) : marks.nextSetBit(at);
            int end = next < 0 ? to : Math.min(next, to);
            pieces.add(new Piece(text.substring(at, end), isMatch));
            at = end;
        }
        return pieces;
    }
}
