/// The demo store: a Dutch web shop that does not exist, made up anew each day and the same for
/// everyone. Uses `journey.spi` only. Begin with {@link io.klantreis.store.demo.DemoShop}.
@NullMarked
package io.klantreis.store.demo;

import org.jspecify.annotations.NullMarked;
