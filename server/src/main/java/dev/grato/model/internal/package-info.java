/// How the model is stored, checked, changed and made real.
@NullMarked
package dev.grato.model.internal;

import org.jspecify.annotations.NullMarked;
