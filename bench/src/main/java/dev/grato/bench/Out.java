package dev.grato.bench;

import java.io.PrintStream;
import java.util.Locale;

/// What a person at the terminal sees.
final class Out {

    private static final PrintStream TERMINAL = System.out;

    private Out() {}

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    static void line(String format, Object... values) {
        TERMINAL.println(String.format(Locale.ROOT, format, values));
    }
}
