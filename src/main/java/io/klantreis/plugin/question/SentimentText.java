package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.SentimentQuery;

/// Writes `sentiment`.
final class SentimentText {
  private SentimentText() {}

  static void write(ObjectNode json, SentimentQuery sentiment) {
    json.put("queryType", Names.SENTIMENT);
    json.put("by", Names.SENTIMENT_BY.name(sentiment.by()));
    json.put("interval", sentiment.interval().id());
    json.put("band", sentiment.band());
    json.put("format", Names.SENTIMENT_FORMAT.name(sentiment.format()));
  }
}
