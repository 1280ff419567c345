package io.klantreis.plugin.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.SentimentQuery;
import io.klantreis.journey.sentiment.SentimentResult.Said;
import io.klantreis.journey.sentiment.SentimentResult.Verbatim;
import io.klantreis.plugin.question.Names;
import io.klantreis.sdk.data.Frame;
import java.util.List;

/// What customers wrote, as log lines with the feeling as level, the newest first. Who does not see
/// all gets no texts of groups with few customers.
final class VerbatimFrames {
  private final SentimentQuery query;
  private final Answer answer;

  VerbatimFrames(SentimentQuery query, Answer answer) {
    this.query = query;
    this.answer = answer;
  }

  List<Frame> of(Said said) {
    var lines = new LogLines();
    long readable = 0;
    for (Verbatim verbatim : said.verbatims()) {
      Long customers = said.customers().get(verbatim.group());
      if (!answer.privacy().mayRead(customers == null ? 0 : customers)) {
        continue;
      }
      readable++;
      if (lines.size() < answer.maxRows()) {
        String level = Levels.level(verbatim.score(), verbatim.feeling());
        lines.add(verbatim.timeMillis(), verbatim.text(), level, labels(verbatim));
      }
    }
    var notices = new Notices(answer.texts());
    if (readable > lines.size()) {
      answer.notice(notices.rowsCut(lines.size(), readable));
    }
    long withheld = said.verbatims().size() - readable;
    if (withheld > 0) {
      answer.notice(notices.withheld(withheld, answer.privacy().minVerbatims()));
    }
    return List.of(lines.frame("verbatims", answer));
  }

  private ObjectNode labels(Verbatim verbatim) {
    ObjectNode labels = LogLines.labels();
    LogLines.put(labels, "stage", verbatim.stage());
    LogLines.put(labels, "touchpoint", verbatim.touchpoint());
    LogLines.put(labels, "channel", verbatim.channel());
    LogLines.put(labels, "product", verbatim.product());
    if (query.by() != SentimentQuery.By.NONE) {
      LogLines.put(labels, Names.SENTIMENT_BY.name(query.by()), verbatim.group());
    }
    LogLines.put(labels, "customer", answer.privacy().shown(verbatim.customer()));
    labels.put("feeling", Levels.word(verbatim.score(), verbatim.feeling()));
    if (!Double.isNaN(verbatim.score())) {
      labels.put("sentiment", String.valueOf(verbatim.score()));
    }
    return labels;
  }
}
