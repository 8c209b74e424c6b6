package dev.grato.exchange.internal.imports;

import dev.grato.platform.Folding;
import java.util.Locale;

/// Names of columns and objects made comparable: `MailingPostalCode`, `mailing_postal_code` and `Mailing postal
/// code` are
/// the same.
final class Words {

    private Words() {}

    static String of(String name) {
        var parts = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace("__c", " ");
        var plain = Folding.foldWhole(parts)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return plain.startsWith("property ") ? plain.substring("property ".length()) : plain;
    }

    static String packed(String words) {
        return words.replace(" ", "");
    }
}
