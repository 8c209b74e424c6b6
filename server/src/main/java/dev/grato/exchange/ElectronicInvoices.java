package dev.grato.exchange;

import dev.grato.platform.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Reads electronic invoices: FatturaPA (ordinary and simplified) and Facturae, as XML or signed (`.p7m`, also in
/// base64; `.xsig`), alone or in a ZIP. Signatures are taken off, not judged.
public interface ElectronicInvoices {

    /// A file that was uploaded and is kept.
    ///
    /// @param sha256 under which it is kept
    record Kept(String name, long size, String sha256) {}

    /// Takes what is in the files, one after the other and always in the same order.
    interface Receiver {

        /// @param file its name within the archive
        void invoice(String file, ElectronicInvoice invoice);

        /// A file that is no invoice, or a broken one.
        void refused(String file, Fault why);
    }

    /// Keeps a file.
    ///
    /// @throws dev.grato.platform.GratoException with [ImportError#IMPORT_TOO_LARGE]
    Kept keep(String name, InputStream content) throws IOException;

    /// Hands over every invoice of these files. Memory holds one invoice file at a time.
    ///
    /// @throws dev.grato.platform.GratoException with [ImportError#UNREADABLE_FILE] where an archive is larger
    /// beyond
    ///     measure once it is unpacked, or has more than 200,000 files
    void read(List<Kept> files, Receiver receiver) throws IOException;
}
