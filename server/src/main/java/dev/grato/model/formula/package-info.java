/// The expression language of computed fields: text to typed terms, terms to values and to SQL. Knows the model only
/// through [dev.grato.model.formula.Names].
@NullMarked
@NamedInterface("formula")
package dev.grato.model.formula;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
