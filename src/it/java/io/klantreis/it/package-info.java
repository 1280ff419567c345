/// Real processes: the built `dist/`, started and asked as Grafana does it. Run by `make test` once
/// `dist/` is there.
@NullMarked
package io.klantreis.it;

import org.jspecify.annotations.NullMarked;
