@NullMarked
package io.klantreis.cli.alerts;

import org.jspecify.annotations.NullMarked;
