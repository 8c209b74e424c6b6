/// Electronic invoices of Italy and Spain, read into one form.
@NullMarked
package dev.grato.exchange.internal.invoices;

import org.jspecify.annotations.NullMarked;
