package dev.grato.model.formula;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is wrong with an expression and where.
///
/// @param offset of the first character that is wrong, from 0, in UTF-16 units
/// @param length how many characters are meant, at least 1 except at the very end
/// @param code its text is under `fault.<code>`
public record FormulaFault(String code, int offset, int length, Map<String, Object> args) {

    public FormulaFault {
        args = Map.copyOf(args);
    }

    /// What the message mentions, the place (from 1) among it.
    public Map<String, Object> argsWithPlace() {
        var all = new LinkedHashMap<String, Object>(args);
        all.put("place", offset + 1);
        all.put("offset", offset);
        all.put("length", length);
        return all;
    }
}
