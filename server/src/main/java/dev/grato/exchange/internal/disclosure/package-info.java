/// Everything that is kept about one record, put together for the person it is about.
@NullMarked
package dev.grato.exchange.internal.disclosure;

import org.jspecify.annotations.NullMarked;
