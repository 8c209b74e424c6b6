@NullMarked
package dev.grato.exchange.internal;

import org.jspecify.annotations.NullMarked;
