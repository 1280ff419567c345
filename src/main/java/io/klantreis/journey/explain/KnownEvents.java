package io.klantreis.journey.explain;

import io.klantreis.journey.explain.Explanation.Act;
import io.klantreis.journey.explain.Explanation.Deed;
import io.klantreis.journey.explain.Passes.Pass;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.TextColumn;
import io.klantreis.journey.model.StageModel;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Scope;
import io.klantreis.journey.query.Terms;
import io.klantreis.journey.query.Unit;
import io.klantreis.journey.run.Population;
import io.klantreis.journey.run.UnitEvents;
import io.klantreis.journey.spi.QueryScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All events of a customer (or of who shares a property), those that the question does not see
/// included.
final class KnownEvents {
  private static final long BYTES_AN_EVENT = 200;
  private static final long FAR = Long.MAX_VALUE / 4;

  private record Known(
      long timeMillis,
      String customer,
      String touchpoint,
      @Nullable String stage,
      @Nullable String channel,
      @Nullable String product) {}

  private final JourneyIndex index;
  private final StageModel model;
  private final FunnelQuery funnel;
  private final TextColumn channel;
  private final TextColumn product;
  private final List<Known> all = new ArrayList<>();
  private final Map<Long, Integer> places = new HashMap<>();

  KnownEvents(JourneyIndex index, Population population, FunnelQuery funnel) {
    this.index = index;
    this.model = population.stages().model();
    this.funnel = funnel;
    this.channel = index.text("channel");
    this.product = index.text("product");
  }

  /// The question's terms with nothing left out.
  Terms everything(Terms terms) {
    Scope scope =
        new Scope(
            terms.scope().model(),
            /* product= */ null,
            /* persona= */ null,
            /* segment= */ null,
            List.of(),
            Scope.FiltersOn.EVENTS);
    boolean ofProperty = terms.unit() instanceof Unit.Property;
    return new Terms(
        scope,
        ofProperty ? terms.unit() : new Unit.Customer(),
        terms.fromMillis(),
        terms.toMillis(),
        FAR,
        terms.zone(),
        terms.language(),
        terms.minSample());
  }

  void add(UnitEvents events, QueryScope scope) {
    scope.grow(BYTES_AN_EVENT * events.size());
    for (int event = 0; event < events.size(); event++) {
      int stage = events.stage(event);
      places.put(id(events, event), all.size());
      all.add(
          new Known(
              events.time(event),
              index.customers().key(events.customer(event)),
              index.codes().touchpoint(events.code(event)),
              stage < 0 ? null : model.stages().get(stage).id(),
              channel.dictionary().text(events.text(channel, event)),
              product.dictionary().text(events.text(product, event))));
    }
  }

  private static long id(UnitEvents events, int event) {
    return (long) events.block(event) << 32 | events.position(event);
  }

  int size() {
    return all.size();
  }

  long firstMillis() {
    return all.isEmpty() ? 0 : all.getFirst().timeMillis();
  }

  boolean someBefore(long lastMillis) {
    return all.stream().anyMatch(one -> one.timeMillis() <= lastMillis);
  }

  /// What the unit's events did, and those beside them that the question does not see.
  List<Deed> deeds(
      UnitEvents events,
      @Nullable String ofProduct,
      List<Pass> passes,
      List<Acts> acts,
      UnitTeller teller) {
    Map<Integer, Integer> eventAt = new HashMap<>();
    for (int event = 0; event < events.size(); event++) {
      Integer place = places.get(id(events, event));
      if (place != null) {
        eventAt.put(place, event);
      }
    }
    long first = events.time(0);
    long last = events.time(events.size() - 1);
    boolean session = funnel.terms().unit() instanceof Unit.Session;
    List<Deed> deeds = new ArrayList<>();
    for (int place = 0; place < all.size(); place++) {
      Known one = all.get(place);
      Integer event = eventAt.get(place);
      boolean outside = session && (one.timeMillis() < first || one.timeMillis() > last);
      boolean other = ofProduct != null && !ofProduct.equals(one.product());
      if (event == null) {
        if (!outside && !other) {
          deeds.add(deed(one, null, Acts.Told.of(unseenAct(one, Act.FILTERED)), false));
        }
        continue;
      }
      for (int i = 0; i < acts.size(); i++) {
        Acts.Told told = acts.get(i).of(event);
        boolean counts = told.run() > 0 && passes.get(i).runs.get(told.run() - 1).counts;
        int run = told.run() == 0 ? 0 : teller.number(passes, i, told.run());
        deeds.add(
            deed(
                one,
                teller.asked(passes.get(i)),
                new Acts.Told(told.act(), run, told.step(), told.exclusion()),
                counts));
      }
    }
    return deeds;
  }

  List<Deed> unseen(@Nullable String ofProduct) {
    List<Deed> deeds = new ArrayList<>();
    for (Known one : all) {
      if (ofProduct == null || ofProduct.equals(one.product())) {
        deeds.add(deed(one, null, Acts.Told.of(unseenAct(one, Act.OUT_OF_SCOPE)), false));
      }
    }
    return deeds;
  }

  private Act unseenAct(Known one, Act otherwise) {
    if (one.timeMillis() > funnel.terms().asOfMillis()) {
      return Act.AFTER_AS_OF;
    }
    return one.timeMillis() > funnel.lastMillis() ? Act.AFTER_RANGE : otherwise;
  }

  private static Deed deed(Known one, @Nullable String asked, Acts.Told told, boolean counts) {
    return new Deed(
        one.timeMillis(),
        one.customer(),
        one.touchpoint(),
        one.stage(),
        one.channel(),
        asked,
        told.act(),
        told.step(),
        told.run(),
        told.exclusion(),
        counts);
  }
}
