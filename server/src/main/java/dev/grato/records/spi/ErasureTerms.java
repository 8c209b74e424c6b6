package dev.grato.records.spi;

import java.util.Set;

/// What a module says about erasing records of an object of its own, which stand for human beings. Objects nobody
/// says this of cannot be erased.
public interface ErasureTerms {

    /// The name of the object whose records can be erased.
    String object();

    /// Names of the objects whose records are erased too where they are about that one and nothing else.
    Set<String> written();
}
