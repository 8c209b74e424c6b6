/// What was erased, and the proof of it.
@NullMarked
package dev.grato.exchange.internal.erasure;

import org.jspecify.annotations.NullMarked;
