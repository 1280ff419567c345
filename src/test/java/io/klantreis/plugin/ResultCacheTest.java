package io.klantreis.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.journey.twin.HandMade;
import io.klantreis.plugin.answer.Privacy.Sees;
import io.klantreis.plugin.model.ModelFiles;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.plugin.question.Asked;
import io.klantreis.sdk.backend.DataResponse;
import io.klantreis.sdk.data.Field;
import io.klantreis.sdk.data.Frame;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultCacheTest {
  private static final StageModels MODELS = ModelFiles.ofProduct();
  private static final DataResponse ANSWER =
      DataResponse.reusable(List.of(Frame.builder("a").field(Field.int64("n", 1)).build()));

  @Test
  void answer_askedAgain_isTheSameOne() {
    var cache = new ResultCache(ResultCache.DEFAULT_BYTES);
    assertThat(cache.find(key(3, Sees.NAMES), "1-5")).isNull();
    cache.keep(key(3, Sees.NAMES), "1-5", ANSWER);
    assertThat(cache.find(key(3, Sees.NAMES), "1-5")).isSameAs(ANSWER);
  }

  @Test
  void answer_toAnotherQuestionOrAnotherAsker_isNotFound() {
    var cache = new ResultCache(ResultCache.DEFAULT_BYTES);
    cache.find(key(3, Sees.NAMES), "1-5");
    cache.keep(key(3, Sees.NAMES), "1-5", ANSWER);
    assertThat(cache.find(key(4, Sees.NAMES), "1-5")).isNull();
    assertThat(cache.find(key(3, Sees.NOTHING), "1-5")).isNull();
  }

  @Test
  void answer_ofOlderData_isForgottenAndNotKeptLater() {
    var cache = new ResultCache(ResultCache.DEFAULT_BYTES);
    cache.find(key(3, Sees.NAMES), "1-5");
    cache.keep(key(3, Sees.NAMES), "1-5", ANSWER);
    assertThat(cache.find(key(3, Sees.NAMES), "1-6")).isNull();
    cache.keep(key(3, Sees.NAMES), "1-5", ANSWER); // a question that ran while events came in
    assertThat(cache.find(key(3, Sees.NAMES), "1-6")).isNull();
    cache.keep(key(3, Sees.NAMES), "1-6", ANSWER);
    cache.clear();
    assertThat(cache.find(key(3, Sees.NAMES), "1-6")).isNull();
  }

  @Test
  void answers_beyondTheBudget_pushOutThoseAskedLongestAgo() {
    var cache = new ResultCache(32_768);
    cache.find(key(0, Sees.NAMES), "1-5");
    for (int window = 0; window < 100; window++) {
      cache.keep(key(window, Sees.NAMES), "1-5", ANSWER);
      cache.find(key(0, Sees.NAMES), "1-5");
    }
    assertThat(cache.find(key(0, Sees.NAMES), "1-5")).isSameAs(ANSWER);
    assertThat(cache.find(key(99, Sees.NAMES), "1-5")).isSameAs(ANSWER);
    assertThat(cache.find(key(50, Sees.NAMES), "1-5")).isNull();
  }

  @Test
  void budget_ofTheEnvironment_isRead() {
    assertThat(ResultCache.budget(Map.of())).isEqualTo(ResultCache.DEFAULT_BYTES);
    assertThat(ResultCache.budget(Map.of("GF_PLUGIN_RESULT_CACHE", "0"))).isZero();
    assertThat(ResultCache.budget(Map.of("GF_PLUGIN_RESULT_CACHE", "32M"))).isEqualTo(32L << 20);
    assertThat(ResultCache.budget(Map.of("GF_PLUGIN_RESULT_CACHE", "much")))
        .isEqualTo(ResultCache.DEFAULT_BYTES);
  }

  @Test
  void words_ofTheSameQuestion_areKnownByAllThatTheAnswerHangsOn() {
    var cache = new ResultCache(ResultCache.DEFAULT_BYTES);
    cache.find(words("{\"a\":1}", 5, "A", Sees.NAMES), "1-5");
    cache.keep(words("{\"a\":1}", 5, "A", Sees.NAMES), "1-5", ANSWER);
    assertThat(cache.find(words("{\"a\": 1}", 5, "A", Sees.NAMES), "1-5")).isSameAs(ANSWER);
    assertThat(cache.find(words("{\"a\":2}", 5, "A", Sees.NAMES), "1-5")).isNull();
    assertThat(cache.find(words("{\"a\":1}", 6, "A", Sees.NAMES), "1-5")).isNull();
    assertThat(cache.find(words("{\"a\":1}", 5, "B", Sees.NAMES), "1-5")).isNull();
    assertThat(cache.find(words("{\"a\":1}", 5, "A", Sees.NOTHING), "1-5")).isNull();
  }

  private static ResultCache.Key words(String json, long now, String refId, Sees sees) {
    try {
      JsonNode tree = new ObjectMapper().readTree(json);
      var asked = new Asked(tree, "", Instant.EPOCH, Instant.EPOCH, 0, Instant.ofEpochMilli(now));
      return new ResultCache.Words(asked, refId, circumstances(sees));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static ResultCache.Circumstances circumstances(Sees sees) {
    return new ResultCache.Circumstances(SNAPSHOT, null, sees, 0);
  }

  private static ResultCache.Key key(long window, Sees sees) {
    JourneyQuery query = HandMade.funnel(window, 100, "a", "b");
    return new ResultCache.Question(query, circumstances(sees));
  }

  private static final ModelFolder.Snapshot SNAPSHOT =
      new ModelFolder.Snapshot(MODELS, List.of(), List.of());
}
