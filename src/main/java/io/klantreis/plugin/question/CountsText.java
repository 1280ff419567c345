package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.CountsQuery;

/// Writes `counts`.
final class CountsText {
  private CountsText() {}

  static void write(ObjectNode json, CountsQuery counts) {
    json.put("queryType", Names.COUNTS);
    json.put("of", Names.COUNTS_OF.name(counts.of()));
    json.put("by", Names.COUNTS_BY.name(counts.by()));
    json.put("interval", counts.interval().id());
    json.put("format", Names.COUNTS_FORMAT.name(counts.format()));
  }
}
