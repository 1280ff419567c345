package io.klantreis.journey.run;

import io.klantreis.journey.index.Block;
import io.klantreis.journey.index.Dictionary;
import io.klantreis.journey.index.JourneyIndex;
import io.klantreis.journey.index.NumberColumn;
import io.klantreis.journey.index.TextColumn;
import org.jspecify.annotations.Nullable;

/// One unit's events in time order, ties in the order of their rows: only those that exist as of
/// the question's time and are in its scope. A flyweight that its population moves from unit to
/// unit; events are counted from 0.
public final class UnitEvents {
  private final JourneyIndex index;
  private final StageMap stages;
  private final @Nullable EventTest entry;

  private int unit;
  private int size;
  private Block block;
  private int blockNumber;
  private int customer;
  private int base;
  private int @Nullable [] positions;
  private int @Nullable [] blocks;
  private int @Nullable [] customers;

  UnitEvents(JourneyIndex index, StageMap stages, @Nullable EventTest entry) {
    this.index = index;
    this.stages = stages;
    this.entry = entry;
    this.block = index.block(0);
  }

  /// Events `base` and on of one customer, or those at `selected` where there is a selection.
  void show(
      int unit, int blockNumber, int customer, int base, int @Nullable [] selected, int size) {
    this.unit = unit;
    this.blockNumber = blockNumber;
    this.block = index.block(blockNumber);
    this.customer = customer;
    this.base = base;
    this.positions = selected;
    this.blocks = null;
    this.customers = null;
    this.size = size;
  }

  /// Events of several customers; the arrays hold them from `base` on.
  void showAcross(int unit, int base, int size, int[] positions, int[] blocks, int[] customers) {
    this.unit = unit;
    this.base = base;
    this.size = size;
    this.positions = positions;
    this.blocks = blocks;
    this.customers = customers;
  }

  /// Says whose the events are that are asked for next, where a whole block is shown.
  public void moveTo(int customer) {
    this.unit = customer;
    this.customer = customer;
  }

  /// A number for the unit, the same for the same unit within a question, different for others
  /// except for the sessions and products of one customer, which share their customer's.
  public int unit() {
    return unit;
  }

  public int size() {
    return size;
  }

  public long time(int event) {
    return (blocks == null ? block : index.block(blocks[base + event])).times().at(position(event));
  }

  /// The event's code, see {@link JourneyIndex#codes}.
  public int code(int event) {
    return (blocks == null ? block : index.block(blocks[base + event])).codes().at(position(event));
  }

  public String touchpoint(int event) {
    return index.codes().touchpoint(code(event));
  }

  /// The position of the event's stage in the question's model, or a negative number for none.
  public int stage(int event) {
    return stage(event, stages);
  }

  /// The position of the event's stage in another model, or a negative number for none.
  public int stage(int event, StageMap map) {
    int code = code(event);
    int stage = map.ofCode(code);
    return stage == StageMap.BY_EVENT
        ? map.stage(block(event), position(event), code, customer(event), time(event))
        : stage;
  }

  /// The number of the customer whose event it is.
  public int customer(int event) {
    return customers == null ? customer : customers[base + event];
  }

  /// The block in which the event lies, for columns.
  public int block(int event) {
    return blocks == null ? blockNumber : blocks[base + event];
  }

  /// The event's position in its block, for columns.
  public int position(int event) {
    return positions == null ? base + event : positions[blocks == null ? event : base + event];
  }

  /// The code of the event's text in the column's dictionary; {@link Dictionary#ABSENT} for none.
  public int text(TextColumn column, int event) {
    return column.block(block(event)).at(position(event));
  }

  /// The event's number, or NaN where it has none.
  public double number(NumberColumn column, int event) {
    return column.number(block(event), position(event));
  }

  /// Whether an entry may begin with this event: the scope's filters where they are on entries.
  public boolean mayEnter(int event) {
    return entry == null || fits(entry, event);
  }

  boolean fits(EventTest test, int event) {
    return test.fits(block(event), position(event), code(event), customer(event), time(event));
  }
}
