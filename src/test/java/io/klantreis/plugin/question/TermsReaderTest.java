package io.klantreis.plugin.question;

import static io.klantreis.plugin.question.Samples.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.klantreis.journey.model.Filter;
import io.klantreis.journey.model.Language;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsReaderTest {
  @Test
  void terms_withNothingSaid_areTheDataSources() {
    Terms terms = parse("{'queryType':'counts'}").terms();

    assertThat(terms.scope())
        .isEqualTo(
            new Scope(
                Samples.MODELS.find("localo").orElseThrow(),
                null,
                null,
                null,
                List.of(),
                Scope.FiltersOn.EVENTS));
    assertThat(terms.unit()).isEqualTo(new Unit.Customer());
    assertThat(terms.fromMillis()).isEqualTo(Samples.FROM.toEpochMilli());
    assertThat(terms.toMillis()).isEqualTo(Samples.TO.toEpochMilli());
    assertThat(Instant.ofEpochMilli(terms.asOfMillis())).isEqualTo("2025-02-03T10:20:30Z");
    assertThat(terms.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    assertThat(terms.language()).isEqualTo(Language.NL);
    assertThat(terms.minSample()).isEqualTo(5);
  }

  @Test
  void range_said_beginsSoLongBeforeGrafanasEnd() {
    Terms terms = parse("{'queryType':'funnel','format':'alert','range':'28d'}").terms();

    assertThat(Instant.ofEpochMilli(terms.fromMillis())).isEqualTo("2025-01-04T00:00:00Z");
    assertThat(terms.toMillis()).isEqualTo(Samples.TO.toEpochMilli());
    assertThat(Samples.problem(Samples.faults("{'queryType':'counts','range':'0d'}"), "range"))
        .contains("is 0");
    assertThat(Samples.problem(Samples.faults("{'queryType':'counts','range':'soon'}"), "range"))
        .contains("14d");
  }

  @Test
  void terms_said_goBeforeTheDataSources() {
    Terms terms =
        parse(
                """
                {'queryType':'counts','asOf':'2025-01-20T01:02:03.456+01:00','timeZone':'utc',
                 'language':'en-US','unit':'session:30m',
                 'scope':{'model':'steps5','product':'p','persona':'q','segment':'r',
                   'filters':[{'key':'channel','op':'in','value':['web',1.50,true,null]}],
                   'filtersOn':'customer'}}\
                """)
            .terms();

    assertThat(Instant.ofEpochMilli(terms.asOfMillis())).isEqualTo("2025-01-20T00:02:03.456Z");
    assertThat(terms.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(terms.language()).isEqualTo(Language.EN);
    assertThat(terms.unit()).isEqualTo(new Unit.Session(30 * 60_000));
    assertThat(terms.scope().model().id()).isEqualTo("steps5");
    assertThat(terms.scope().product()).isEqualTo("p");
    assertThat(terms.scope().persona()).isEqualTo("q");
    assertThat(terms.scope().segment()).isEqualTo("r");
    assertThat(terms.scope().filtersOn()).isEqualTo(Scope.FiltersOn.CUSTOMER);
    assertThat(terms.scope().filters().getFirst().values())
        .containsExactly("web", "1.5", "true", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'1738540800000'", "1738540800000"})
  void asOf_asMillis_isTaken(String asOf) {
    assertThat(parse("{'queryType':'counts','asOf':" + asOf + "}").terms().asOfMillis())
        .isEqualTo(1_738_540_800_000L);
  }

  @Test
  void language_withoutTextsHere_isTheDataSources() {
    assertThat(parse("{'queryType':'counts','language':'de-DE'}").terms().language())
        .isEqualTo(Language.NL);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1", "1e3, 1000", "0.10, 0.1", "-0.0, 0", "100, 100", "1e-7, 0.0000001"})
  void filterNumber_anyNotation_isTheShortestDecimal(String number, String shortest) {
    Terms terms =
        parse(
                "{'queryType':'counts','scope':{'filters':[{'key':'value','op':'>','value':"
                    + number
                    + "}]}}")
            .terms();

    assertThat(terms.scope().filters())
        .containsExactly(new Filter("value", Filter.Op.GREATER, List.of(shortest)));
  }
}
