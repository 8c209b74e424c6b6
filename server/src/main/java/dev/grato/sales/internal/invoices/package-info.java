/// Electronic invoices become companies, products and documents.
@NullMarked
package dev.grato.sales.internal.invoices;

import org.jspecify.annotations.NullMarked;
