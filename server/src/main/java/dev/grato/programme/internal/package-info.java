/// The rules of the programme.
@NullMarked
package dev.grato.programme.internal;

import org.jspecify.annotations.NullMarked;
