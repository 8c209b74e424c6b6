@NullMarked
package dev.grato.exchange.internal.imports;

import org.jspecify.annotations.NullMarked;
