package io.klantreis.plugin.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.klantreis.journey.query.CustomersQuery;
import io.klantreis.journey.query.CustomersQuery.Cell;

/// Writes `customers`.
final class CellText {
  private CellText() {}

  static void write(ObjectNode json, CustomersQuery customers) {
    json.put("queryType", Names.CUSTOMERS);
    FunnelText.part(json, customers.funnel());
    Cell cell = customers.cell();
    ObjectNode written = json.putObject("cell");
    written.put("step", cell.step()).put("state", Names.STATE.name(cell.state()));
    if (cell.group() != null) {
      written.put("group", cell.group());
    }
    if (cell.timeMillis() != null && cell.interval() != null) {
      written.put("time", cell.timeMillis()).put("interval", cell.interval().id());
    }
  }
}
