/// Data frames: the tables in which a plugin answers Grafana.
///
/// A [Frame] is a list of equally long, typed columns, each a [Field] with [Labels] and a
/// [FieldConfig], and a [FrameMeta] that says what the frame is. Everything here is immutable and
/// comes out of a builder that checks, so a frame that exists can be sent. Begin reading at
/// [Frame]. The room uses the JDK, Jackson and JSpecify; nothing in it knows of Arrow or gRPC.
@NullMarked
package io.klantreis.sdk.data;

import org.jspecify.annotations.NullMarked;
