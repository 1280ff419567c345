package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.JsonNode;
import io.klantreis.journey.query.CustomersQuery.Cell;
import io.klantreis.journey.query.ExplainQuery;
import io.klantreis.journey.query.FunnelQuery;
import io.klantreis.journey.query.Metric;
import io.klantreis.journey.query.Unit;
import io.klantreis.plugin.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Reads `explain` (contract §4.6): a funnel, and who it is asked about, as `customers` names them.
/// Of a cell only its `time` and `interval` matter.
final class ExplainReader {
  private ExplainReader() {}

  /// @return null where there are faults
  static @Nullable ExplainQuery read(Reading reading) {
    JsonObject object = reading.object();
    // The funnel's own format says nothing of who is behind its cells.
    object.choice("format", Names.FUNNEL_FORMAT, FunnelQuery.Format.STEPS);
    String customer = object.name("customer");
    JsonNode asked = object.find("customer");
    if (customer == null && (asked == null || asked.isTextual())) {
      object.fault("customer", "is missing; give the key of a unit as customers tells it");
    }
    Unit unit = reading.terms().unit();
    String product = object.name("product");
    if (product != null && !(unit instanceof Unit.CustomerProduct)) {
      object.fault("product", "is told only where unit is product; use scope.product to filter");
    }
    Long session = CellReader.moment(object, "session");
    if (session != null && !(unit instanceof Unit.Session)) {
      object.fault("session", "is told only where unit is a session");
    }
    FunnelQuery funnel = FunnelReader.part(reading, FunnelQuery.Format.STEPS, Metric.CONVERSION);
    JsonObject written = object.object("cell");
    Cell cell = written == null ? null : CellReader.cell(written, reading, funnel);
    if (funnel == null || customer == null) {
      return null;
    }
    return new ExplainQuery(
        funnel,
        customer,
        product,
        session,
        cell == null ? null : cell.timeMillis(),
        cell == null ? null : cell.interval(),
        reading.defaults().maxRows());
  }
}
