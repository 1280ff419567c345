package io.klantreis.plugin.question;

import io.klantreis.journey.query.AnnotationsQuery;

/// Reads `annotations` (contract §4.6).
final class AnnotationsReader {
  private AnnotationsReader() {}

  static AnnotationsQuery read(Reading reading) {
    return new AnnotationsQuery(
        reading.terms(),
        reading.object().choice("of", Names.ANNOTATIONS_OF, AnnotationsQuery.Of.ALL));
  }
}
