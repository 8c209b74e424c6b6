package dev.grato.model.types;

import java.util.regex.Pattern;

/// Check characters of the Italian partita IVA and codice fiscale.
final class ItalianTaxNumbers {

    /// Digits may be replaced by letters (omocodia) where two people would have the same code.
    private static final Pattern FISCAL_CODE =
            Pattern.compile("[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]");

    /// Values of 0-9, then A-Z, at odd places.
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
        22, 25, 24, 23
    };

    private ItalianTaxNumbers() {}

    static boolean isFiscalCode(String text) {
        return FISCAL_CODE.matcher(text).matches();
    }

    static boolean hasRightFiscalCheck(String code) {
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int symbol = Character.digit(code.charAt(i), 36);
            sum += i % 2 == 0 ? ODD[symbol] : symbol < 10 ? symbol : symbol - 10;
        }
        return code.charAt(15) == 'A' + sum % 26;
    }

    /// Luhn's sum over eleven digits.
    static boolean hasRightVatCheck(String digits) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            int digit = digits.charAt(i) - '0';
            int doubled = digit * 2;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
