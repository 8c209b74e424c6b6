/// The signals of the programme and their weekly readings.
@NullMarked
package dev.grato.programme.internal.radar;

import org.jspecify.annotations.NullMarked;
