/// The glue: settings, questions, the index that answers them, the frames they are answered in.
/// Wires everything by hand. May use every room. Begin with {@code Main}, then {@code
/// plugin.question.QueryParser}.
@NullMarked
package io.klantreis.plugin;

import org.jspecify.annotations.NullMarked;
