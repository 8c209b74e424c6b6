package dev.grato.exchange.internal.imports;

import dev.grato.exchange.internal.exports.SheetColumns;
import dev.grato.exchange.internal.imports.RoundTripPlan.Column;
import dev.grato.exchange.internal.imports.RoundTripPlan.Role;
import dev.grato.model.FieldDefinition;
import dev.grato.platform.Folding;
import dev.grato.platform.Messages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Knows the headers that exports write, in each language, whatever order somebody has given the columns.
final class RoundTripHeader {

    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("es"), Locale.ITALIAN);

    private record Meaning(Role role, @Nullable String field) {}

    private static final Meaning NOTHING = new Meaning(Role.NONE, null);

    /// A sheet whose columns are known.
    record Known(Locale language, List<Column> columns) {}

    private final Messages messages;

    RoundTripHeader(Messages messages) {
        this.messages = messages;
    }

    /// The columns, by the language that explains most of them; nothing where no language has both keys.
    ///
    /// @param fields those the owner may read
    Optional<Known> read(List<String> header, Collection<FieldDefinition> fields) {
        Known best = null;
        long most = 0;
        for (var language : LANGUAGES) {
            var columns = columns(header, meanings(language, fields));
            long known = columns.stream()
                    .filter(column -> column.role() != Role.NONE)
                    .count();
            boolean hasKeys = columns.stream().anyMatch(column -> column.role() == Role.ID)
                    && columns.stream().anyMatch(column -> column.role() == Role.VERSION);
            if (hasKeys && known > most) {
                best = new Known(language, columns);
                most = known;
            }
        }
        return Optional.ofNullable(best);
    }

    private Map<String, Meaning> meanings(Locale language, Collection<FieldDefinition> fields) {
        var id = messages.text(language, "export.column.id");
        var meanings = new HashMap<String, Meaning>();
        meanings.put(Folding.fold(id), new Meaning(Role.ID, null));
        meanings.put(Folding.fold(messages.text(language, "export.column.version")), new Meaning(Role.VERSION, null));
        for (var field : fields) {
            var label = SheetColumns.header(field, language);
            // of two that are called the same the later has its name behind it, if both are in the sheet
            for (var name : List.of(label, label + " (" + field.name() + ")")) {
                meanings.putIfAbsent(Folding.fold(name), new Meaning(Role.VALUE, field.name()));
                if (field.type().isRelation()) {
                    meanings.putIfAbsent(Folding.fold(name + " (" + id + ")"), new Meaning(Role.TARGET, field.name()));
                }
            }
        }
        return meanings;
    }

    private static List<Column> columns(List<String> header, Map<String, Meaning> meanings) {
        var columns = new ArrayList<Column>();
        var taken = new HashSet<Meaning>();
        for (int i = 0; i < header.size(); i++) {
            var meaning = meanings.get(Folding.fold(header.get(i).strip()));
            if (meaning == null || !taken.add(meaning)) {
                meaning = NOTHING;
            }
            columns.add(new Column(i, header.get(i).strip(), meaning.role(), meaning.field()));
        }
        return columns;
    }
}
