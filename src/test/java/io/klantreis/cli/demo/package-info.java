@NullMarked
package io.klantreis.cli.demo;

import org.jspecify.annotations.NullMarked;
