package dev.grato.sales;

import dev.grato.platform.ErrorClass;
import dev.grato.platform.ErrorCode;

/// What can go wrong when electronic invoices are brought in.
public enum InvoiceError implements ErrorCode {
    INVOICE_IMPORT_NOT_FOUND(ErrorClass.NOT_FOUND),
    /// No file, or more than can be taken at once.
    INVOICE_FILES(ErrorClass.INVALID),
    /// None of the invoices names this company.
    UNKNOWN_ISSUER(ErrorClass.INVALID),
    /// There is nothing in the files that is not here already.
    NOTHING_NEW(ErrorClass.CONFLICT),
    /// Invoices of this workspace are being written already.
    INVOICES_RUNNING(ErrorClass.CONFLICT),
    INVOICE_IMPORT_STARTED(ErrorClass.CONFLICT),
    INVOICE_IMPORT_NOT_UNDOABLE(ErrorClass.CONFLICT);

    private final ErrorClass errorClass;

    InvoiceError(ErrorClass errorClass) {
        this.errorClass = errorClass;
    }

    @Override
    public ErrorClass errorClass() {
        return errorClass;
    }

    @Override
    public String module() {
        return "sales";
    }
}
