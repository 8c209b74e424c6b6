/// Benchmarks of the running application, each with its floor measured in the same run.
@NullMarked
package dev.grato.bench;

import org.jspecify.annotations.NullMarked;
