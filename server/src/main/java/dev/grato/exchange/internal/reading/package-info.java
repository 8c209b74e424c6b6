/// Files of any format as rows of texts, in bounded time and memory.
@NullMarked
package dev.grato.exchange.internal.reading;

import org.jspecify.annotations.NullMarked;
