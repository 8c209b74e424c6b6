/// The field types there are, one class each; the rest of the product sees them as [dev.grato.model.FieldType].
@NullMarked
package dev.grato.model.types;

import org.jspecify.annotations.NullMarked;
