package io.klantreis.journey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelingTest {
  private static final double NONE = Double.NaN;

  @ParameterizedTest
  @CsvSource({
    "nps,0,-1",
    "nps,5,0",
    "nps,10,1",
    "csat5,1,-1",
    "csat5,3,0",
    "csat5,5,1",
    "ces7,1,-1",
    "ces7,4,0",
    "ces7,7,1",
    "stars5,4,0.5",
    "stars10,10,1",
    "mark10,5.5,0",
    "thumbs,-1,-1",
    "thumbs,1,1",
    "0..100,25,-0.5",
    "-3..3,3,1",
    "NPS,10,1"
  })
  void score_ratingOnItsScale_isCarriedToOneLine(String scale, double rating, double score) {
    assertThat(Feeling.score(rating, scale, NONE, null, Emotions.usual()))
        .isCloseTo(score, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"nps,11", "csat5,0", "csat5,6", "ces7,8", "thumbs,0", "0..100,-1"})
  void score_ratingOutsideItsScale_isNoneAndNotClamped(String scale, double rating) {
    assertThat(Feeling.score(rating, scale, NONE, null, Emotions.usual())).isNaN();
  }

  @Test
  void score_withoutScale_isFiveStars() {
    assertThat(Feeling.score(2, null, NONE, null, Emotions.usual())).isEqualTo(-0.5);
  }

  @Test
  void score_ratingAndSentimentAndEmotion_ratingWinsThenSentiment() {
    assertThat(Feeling.score(5, null, -0.5, "boos", Emotions.usual())).isEqualTo(1);
    assertThat(Feeling.score(NONE, null, -0.5, "blij", Emotions.usual())).isEqualTo(-0.5);
    assertThat(Feeling.score(NONE, null, NONE, " Boos ", Emotions.usual())).isEqualTo(-1);
    assertThat(Feeling.score(NONE, null, NONE, "zweverig", Emotions.usual())).isNaN();
  }

  @Test
  void emotions_editedTable_replacesTheUsualOne() {
    Emotions own = new Emotions(Map.of("Zweverig", 0.25));
    assertThat(own.score("zweverig")).isEqualTo(0.25);
    assertThat(own.score("blij")).isNaN();
    assertThatThrownBy(() -> new Emotions(Map.of("blij", 2.0)))
        .hasMessageContaining("blij")
        .hasMessageContaining("2.0");
  }

  @ParameterizedTest
  @CsvSource({"stars6", "5..1", "1..1", "a..b", "''"})
  void scale_thatIsNone_isNotFound(String id) {
    assertThat(Scale.of(id)).isEmpty();
  }
}
