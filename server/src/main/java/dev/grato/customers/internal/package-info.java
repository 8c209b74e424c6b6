/// The rules of companies, people and what is planned with them.
@NullMarked
package dev.grato.customers.internal;

import org.jspecify.annotations.NullMarked;
