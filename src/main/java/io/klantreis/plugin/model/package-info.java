/// Stage models and journey definitions from YAML files: the product's own and those in a folder of
/// the user's, which is read again when it changes. Uses {@code journey.model}. Begin with {@link
/// io.klantreis.plugin.model.ModelFiles}; docs/model.md says what a file may hold.
@NullMarked
package io.klantreis.plugin.model;

import org.jspecify.annotations.NullMarked;
