/// Webhooks out: who wants to be told what, what waits to be told, and telling it.
@NullMarked
package dev.grato.api.internal.webhooks;

import org.jspecify.annotations.NullMarked;
