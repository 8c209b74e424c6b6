/// What is missing, wrong or old among an object's records.
@NullMarked
package dev.grato.exchange.internal.quality;

import org.jspecify.annotations.NullMarked;
