package io.klantreis.plugin.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.plugin.model.ModelFiles;
import io.klantreis.testing.DashboardQuestions;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What the dashboards ask, with their variables filled in, is what the parser takes.
class DashboardQuestionsTest {
  private static final QueryParser PARSER =
      new QueryParser(ModelFiles.ofProduct(), Samples.DEFAULTS);

  @TestFactory
  Stream<DynamicTest> question_ofEveryPanel_isRead() throws IOException {
    List<DashboardQuestions> all = DashboardQuestions.all("klant-1");
    assertThat(all).hasSizeGreaterThan(60);
    return all.stream()
        .map(asked ->
            DynamicTest.dynamicTest(
                asked.panel(),
                () ->
                    assertThat(
                            PARSER.parse(
                                new Asked(
                                    asked.question(),
                                    "",
                                    Samples.FROM,
                                    Samples.TO,
                                    /* maxDataPoints= */ 1000,
                                    Samples.NOW)))
                        .isNotNull()));
  }
}
