package dev.grato.model.formula;

import java.util.Map;

/// An expression that cannot be understood.
public final class FormulaException extends RuntimeException {

    private final transient FormulaFault fault;

    FormulaException(FormulaFault fault) {
        super(fault.code(), null, false, false);
        this.fault = fault;
    }

    static FormulaException at(Syntax syntax, String code, Map<String, Object> args) {
        return new FormulaException(new FormulaFault(code, syntax.offset(), syntax.length(), args));
    }

    public FormulaFault fault() {
        return fault;
    }
}
