/// JMH benchmarks of the engine, each beside a plain way to the same answer: {@code mvn -Pjmh
/// verify}. Each is run once by {@code BenchmarkSmokeTest}, so that none rots. Begin with {@link
/// io.klantreis.jmh.Log}.
@NullMarked
package io.klantreis.jmh;

import org.jspecify.annotations.NullMarked;
