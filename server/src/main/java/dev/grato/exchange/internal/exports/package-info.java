/// Lists on their way out: what is asked for, the job that reads it, the files it writes.
@NullMarked
package dev.grato.exchange.internal.exports;

import org.jspecify.annotations.NullMarked;
