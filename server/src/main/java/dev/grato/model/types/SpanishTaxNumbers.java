package dev.grato.model.types;

import java.util.regex.Pattern;

/// Check characters of the Spanish NIF (people), NIE (foreigners) and CIF (entities).
final class SpanishTaxNumbers {

    private static final Pattern NIF = Pattern.compile("(\\d{8}|[KLM]\\d{7})[A-Z]");
    private static final Pattern NIE = Pattern.compile("[XYZ]\\d{7}[A-Z]");
    private static final Pattern CIF = Pattern.compile("[ABCDEFGHJNPQRSUVW]\\d{7}[0-9A-J]");
    private static final String PERSON_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String ENTITY_LETTERS = "JABCDEFGHI";

    private SpanishTaxNumbers() {}

    /// `nif`, `nie`, `cif`, or nothing.
    static String kind(String text) {
        if (NIF.matcher(text).matches()) {
            return "nif";
        }
        if (NIE.matcher(text).matches()) {
            return "nie";
        }
        return CIF.matcher(text).matches() ? "cif" : "";
    }

    static boolean hasRightCheck(String number) {
        return kind(number).equals("cif") ? hasRightEntityCheck(number) : hasRightPersonCheck(number);
    }

    private static boolean hasRightPersonCheck(String number) {
        int first = switch (number.charAt(0)) {
            case 'X', 'K', 'L', 'M' -> 0;
            case 'Y' -> 1;
            case 'Z' -> 2;
            default -> number.charAt(0) - '0';
        };
        int value = first * 10_000_000 + Integer.parseInt(number.substring(1, 8));
        return number.charAt(8) == PERSON_LETTERS.charAt(value % 23);
    }

    private static boolean hasRightEntityCheck(String number) {
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            int digit = number.charAt(i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        int check = (10 - sum % 10) % 10;
        char given = number.charAt(8);
        boolean isLetterOnly = "NPQRSW".indexOf(number.charAt(0)) >= 0;
        boolean isDigitOnly = "ABEH".indexOf(number.charAt(0)) >= 0;
        return !isLetterOnly && given == '0' + check || !isDigitOnly && given == ENTITY_LETTERS.charAt(check);
    }
}
