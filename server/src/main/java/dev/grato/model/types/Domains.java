package dev.grato.model.types;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Domain names, international ones included.
final class Domains {

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private Domains() {}

    /// Whether it is a name of at least two labels whose last is not a number.
    static boolean isDomain(String text) {
        return isHost(text)
                && text.indexOf('.') > 0
                && !DIGITS.matcher(lastLabel(text)).matches();
    }

    /// Whether it is a name of any number of labels, such as `intranet`, or a numeric address.
    static boolean isHost(String text) {
        var ascii = ascii(text);
        if (ascii.isEmpty() || ascii.length() > 253) {
            return false;
        }
        for (var label : ascii.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    /// The name as people write it, in lower case, so that both spellings of an international name are one.
    static String normalized(String domain) {
        return lower(IDN.toUnicode(domain.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED));
    }

    /// Composed and in lower case.
    static String lower(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static String ascii(String text) {
        if (text.length() > 253) {
            return "";
        }
        try {
            return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notADomain) {
            return "";
        }
    }

    private static String lastLabel(String domain) {
        return domain.substring(domain.lastIndexOf('.') + 1);
    }
}
