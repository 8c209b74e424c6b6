/// The worklist of records that may be the same: what is kept for it, who keeps it current, who may see it.
@NullMarked
package dev.grato.exchange.internal.duplicates;

import org.jspecify.annotations.NullMarked;
