/// Who buys what, how often, and who has stopped.
@NullMarked
package dev.grato.sales.internal.purchases;

import org.jspecify.annotations.NullMarked;
