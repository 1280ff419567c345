package io.klantreis.plugin.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.JourneyQuery;
import io.klantreis.plugin.json.ParseFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Questions written by a mad hand: read as a question or refused with faults, never anything else.
 */
class QueryTextFuzzTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int ROUNDS = 30_000;

  private static final List<String> SEEDS =
      List.of(
          """
          {'queryType':'funnel','steps':[{'touchpoint':'a'},{'stage':'besluit','name':'x'},
            {'any':[{'touchpoint':'a'},{'any':'*','filters':[{'key':'channel','op':'in',
             'value':['web',null,3]}]}]}],'window':'3d','counting':'first',
            'breakdown':{'by':'channel','attribution':'first','step':1,'limit':3},
            'strictlyIncreasing':true,'runs':'observed','select':'closed','format':'alert',
            'metric':'dropOffLow','scope':{'model':'steps5','product':'p','filtersOn':'entry',
            'filters':[{'key':'value','op':'>=','value':1.25}]},'unit':'property:org',
            'asOf':'2025-01-31T12:00:00Z','timeZone':'UTC','language':'en'}\
          """,
          """
          {'queryType':'funnel','steps':[{'touchpoint':'a'},{'touchpoint':'b'}],'window':'14d',
            'format':'alert','baseline':'60d','early':true,'every':'1d','metric':'changeHigh'}\
          """,
          """
          {'queryType':'funnel','steps':[{'touchpoint':'a'},{'touchpoint':'b','within':'5m'}],
            'preset':'pinot','window':'1h','modes':['strict_order','keep_all','strict_increase']}\
          """,
          """
          {'queryType':'funnel','steps':[{'touchpoint':'a'},{'touchpoint':'b'}],'order':'any',
            'preset':'mixpanel-reentry','grace':'0s','exclusionPolicy':'removeUnit',
            'exclusions':[{'touchpoint':'x','from':1,'to':2}],'runs':'projected'}\
          """,
          "{'queryType':'stageDuration','format':'alert','baseline':'5w','metric':'rise'}",
          "{'queryType':'counts','of':'customers','format':'alert','baseline':'90d'}",
          """
          {'queryType':'stageDuration','measure':'sojourn','format':'series','horizon':'90d',
            'idle':'30d','interval':'1w','unit':'product'}\
          """,
          """
          {'queryType':'stageDuration','per':'unit','format':'table','stage':'besluit',
            'breakdown':{'by':'channel','limit':3}}\
          """,
          """
          {'queryType':'stageDuration','format':'curve','band':true,
            'compare':{'by':'segment','values':['new','loyal']}}\
          """,
          "{'queryType':'stageDuration','format':'alert','compare':{'date':'2025-01-15'}}",
          """
          {'queryType':'inStage','stage':'decision','idle':'30d','stuckAt':0.8,'limit':10,
            'metric':'stuckShare','format':'summary'}\
          """,
          "{'queryType':'journeyMap','layout':'lanes','format':'table','window':'7d','idle':'9d'}",
          "{'queryType':'modelDiff','other':'steps5'}",
          """
          {'queryType':'sentiment','by':'channel','interval':'1M','band':true,'format':'table',
            'unit':'session:30m','scope':{'filters':[{'key':'a','op':'=','value':null}]}}\
          """,
          "{'queryType':'journey','customer':'anna','format':'timeline','asOf':'2025-01-20T00:00:00Z'}",
          "{'queryType':'annotations','of':'changes','language':'en'}",
          "{'queryType':'counts','of':'newCustomers','by':'source','interval':'auto'}",
          """
          {'queryType':'funnelTrend','steps':[{'touchpoint':'a'},{'touchpoint':'b'}],
            'interval':'1d','band':true,'fromStep':1,'toStep':2,'preset':'mixpanel'}\
          """,
          """
          {'queryType':'customers','steps':[{'touchpoint':'a'},{'touchpoint':'b'}],
            'cell':{'step':2,'state':'entered','group':'x','time':1736899200000,'interval':'1w'}}\
          """,
          """
          {'queryType':'explain','steps':[{'touchpoint':'a'},{'touchpoint':'b'}],
            'customer':'c1','cell':{'time':1736899200000,'interval':'1w'},'window':'2d'}\
          """,
          """
          {'queryType':'explain','unit':'session:1h','customer':'c1',
            'session':'2025-01-10T00:00:00Z'}\
          """,
          "{'queryType':'explain','unit':'product','customer':'c1','product':'chair'}",
          """
          {'queryType':'comparePresets','steps':[{'touchpoint':'a'},{'touchpoint':'b'}],
            'preset':'pinot','modes':['strict_order'],'grace':'1s','counting':'first'}\
          """,
          "{'queryType':'timeToConvert','bins':'auto','fromStep':1,'toStep':2,'format':'curve'}");

  @Test
  void mutatedQuestion_isReadOrRefused_andReadsBackAsItself() {
    long seed = Long.getLong("fuzz.seed", 20261122L);
    int read = 0;
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(seed + round);
      JsonNode json = Samples.json(SEEDS.get(random.nextInt(SEEDS.size()))).deepCopy();
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        json = mutate(json, random);
      }
      try {
        check(json);
        read++;
      } catch (ParseFaults faults) {
        assertThat(faults.faults()).as("round %s: %s", round, json).isNotEmpty();
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError("seed " + seed + " round " + round + ": " + json, e);
      }
    }
    assertThat(read).isGreaterThan(ROUNDS / 20);
    assertThat(refused).isGreaterThan(ROUNDS / 20);
  }

  private static void check(JsonNode json) {
    JourneyQuery query = Samples.PARSER.parse(Samples.asked(json));
    ObjectNode written = QueryText.write(query);
    JourneyQuery again = Samples.PARSER.parse(Samples.asked(written));
    assertThat(again).as("%s written as %s", json, written).isEqualTo(query);
    assertThat(QueryText.write(again)).isEqualTo(written);
  }

  /** Changes one node somewhere in the tree. */
  private static JsonNode mutate(JsonNode root, Random random) {
    var containers = new ArrayList<JsonNode>();
    gather(root, containers);
    if (containers.isEmpty()) {
      return garbage(random, 3);
    }
    JsonNode at = containers.get(random.nextInt(containers.size()));
    if (at instanceof ObjectNode object) {
      var names = new ArrayList<String>();
      object.fieldNames().forEachRemaining(names::add);
      String name =
          names.isEmpty() || random.nextInt(8) == 0
              ? word(random)
              : names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, garbage(random, 3));
      }
    } else if (at instanceof ArrayNode array) {
      if (!array.isEmpty() && random.nextBoolean()) {
        array.set(random.nextInt(array.size()), garbage(random, 3));
      } else {
        array.add(garbage(random, 3));
      }
    }
    return root;
  }

  private static void gather(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode()) {
      containers.add(node);
      node.forEach(child -> gather(child, containers));
    }
  }

  private static JsonNode garbage(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 8 : 11)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(Double.longBitsToDouble(random.nextLong()));
      case 4 -> JSON.numberNode(random.nextInt(5) - 1);
      case 5, 6, 7 -> JSON.textNode(word(random));
      case 8 -> JSON.arrayNode().add(garbage(random, depth - 1)).add(garbage(random, depth - 1));
      case 9 -> JSON.objectNode().set(word(random), garbage(random, depth - 1));
      default -> JSON.objectNode();
    };
  }

  private static String word(Random random) {
    List<String> words =
        List.of(
            "",
            " ",
            "a",
            "web",
            "channel",
            "touchpoint",
            "stage",
            "any",
            "*",
            "decision",
            "14d",
            "1w",
            "0s",
            "-1d",
            "99999999999999d",
            "funnel",
            "counts",
            "sentiment",
            "none",
            "auto",
            "step",
            "series",
            "table",
            "alert",
            "closed",
            "name",
            "filters",
            "=~",
            "(",
            "null",
            "product",
            "session:",
            "session:1ms",
            "property:x",
            "2025-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "9999999999999999",
            "Europe/Amsterdam",
            "+01:00",
            "nl",
            "xx",
            "localo",
            "steps5",
            "\u0000\uD800",
            "é".repeat(200),
            "posthog",
            "pinot",
            "a (2)",
            "_x");
    return words.get(random.nextInt(words.size()));
  }
}
