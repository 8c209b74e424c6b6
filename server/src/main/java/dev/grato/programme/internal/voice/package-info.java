/// How what people say is taken up, kept to whom it may concern, and answered.
@NullMarked
package dev.grato.programme.internal.voice;

import org.jspecify.annotations.NullMarked;
