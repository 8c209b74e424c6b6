package dev.grato.model.formula;

import dev.grato.platform.Folding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An expression that has been read. Its text can be written in every language and with the names of any day.
public final class Formula {

    private final Syntax syntax;

    private Formula(Syntax syntax) {
        this.syntax = syntax;
    }

    /// Reads what a person of this language typed: functions by their English or their language's names, `,` or `;`
    /// between arguments, in Spanish and Italian a comma between two digits as decimal sign.
    ///
    /// @throws FormulaException with the first place that is wrong
    public static Formula typed(String text, Locale locale) {
        return new Formula(Parser.typed(text, locale));
    }

    /// Reads the form in which it is kept.
    public static Formula stored(String text) {
        return new Formula(Parser.stored(text));
    }

    /// Finds the types.
    ///
    /// @throws FormulaException with the first place that does not fit
    public Term term(Names names) {
        return Typing.typed(syntax, names);
    }

    /// The canonical form with physical names, as it is kept.
    ///
    /// @param columns the columns of a path's segments
    public String stored(Function<List<String>, List<String>> columns) {
        return Printer.print(syntax, Locale.ENGLISH, path -> "{" + String.join("}.{", columns.apply(path)) + "}");
    }

    /// The text for people of a language; English is the canonical one.
    ///
    /// @param names the names of a path's segments today
    public String shown(Locale locale, Function<List<String>, List<String>> names) {
        return Printer.print(syntax, locale, path -> String.join(".", names.apply(path)));
    }

    /// The paths it names, as they were written.
    public Set<List<String>> paths() {
        var paths = new LinkedHashSet<List<String>>();
        collect(syntax, paths);
        return paths;
    }

    private static void collect(Syntax syntax, Set<List<String>> into) {
        switch (syntax) {
            case Syntax.Literal literal -> {}
            case Syntax.Path path -> into.add(path.segments());
            case Syntax.Negation negation -> collect(negation.negated(), into);
            case Syntax.Binary binary -> {
                collect(binary.left(), into);
                collect(binary.right(), into);
            }
            case Syntax.Call call -> call.args().forEach(arg -> collect(arg, into));
        }
    }

    /// Names that could complete the one begun at the cursor: fields, then functions; at most twenty.
    ///
    /// @param fields the names fields could have there
    public static List<String> suggestions(String text, int cursor, Locale locale, List<String> fields) {
        var begun = Parser.begun(text, cursor);
        if (begun == null) {
            return List.of();
        }
        var start = Folding.fold(begun);
        var found = new ArrayList<String>();
        fields.stream().filter(name -> Folding.fold(name).startsWith(start)).forEach(found::add);
        for (var function : FormulaFunction.values()) {
            var own = function.in(locale);
            boolean isOwn = Folding.fold(own).startsWith(start);
            boolean isEnglish = Folding.fold(function.canonical()).startsWith(start);
            if (isOwn || isEnglish) {
                found.add((isOwn ? own : function.canonical()) + "(");
            }
        }
        return found.stream().limit(20).toList();
    }

    /// The path begun at the cursor, null where no name is.
    public static @Nullable String begun(String text, int cursor) {
        return Parser.begun(text, cursor);
    }
}
