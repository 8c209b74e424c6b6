package dev.grato.access;

import dev.grato.platform.Texts;
import java.util.Locale;

/// A part of Grato that a programme can switch on for some and not yet for others. What is no feature is always on.
///
/// A new one is a constant here, [dev.grato.api.PartOf] on the endpoints that are of no use without it, and its name
/// at its places in the web app.
public enum Feature {
    CAPTURE("One line into records", "Una línea en registros", "Una riga in schede"),
    BOARDS("Boards", "Tableros", "Bacheche"),
    CALENDARS("Lists as calendars", "Listas como calendario", "Elenchi come calendario"),
    CALLS("Who is calling", "Quién llama", "Chi chiama"),
    IMPORTS("Import", "Importación", "Importazione"),
    SHEETS("Spreadsheets that come back", "Hojas que vuelven", "Fogli che tornano"),
    DUPLICATES("Duplicates", "Duplicados", "Doppioni"),
    QUALITY("Data quality", "Calidad de los datos", "Qualità dei dati"),
    INVOICES("Electronic invoices", "Facturas electrónicas", "Fatture elettroniche"),
    PURCHASES("Who buys what", "Quién compra qué", "Chi compra che cosa");

    private final String english;
    private final String spanish;
    private final String italian;

    Feature(String english, String spanish, String italian) {
        this.english = english;
        this.spanish = spanish;
        this.italian = italian;
    }

    public Texts label() {
        return Texts.of(english, spanish, italian);
    }

    /// Its name in records, answers and the web app.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
