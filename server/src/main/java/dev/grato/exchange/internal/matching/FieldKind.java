package dev.grato.exchange.internal.matching;

/// What the values of a field are like, and so how two of them are compared.
public enum FieldKind {
    /// Of a human being, whole or a part of it.
    NAME,
    COMPANY,
    EMAIL,
    PHONE,
    ADDRESS,
    DATE,
    NUMBER,
    /// What stands for one thing, such as a postcode, a tax id, the number of a customer.
    CODE,
    /// One of a few words.
    CATEGORY,
    TEXT;

    /// Whether two values are compared by the share of what they have in common, weighted by rarity.
    boolean isProse() {
        return this == COMPANY || this == ADDRESS || this == TEXT;
    }
}
