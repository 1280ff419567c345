package io.klantreis.journey.answer;

/// How much was read for an answer.
///
/// @param eventsRead events looked at, those outside the scope included
/// @param unitsRead customers (or other units) looked at
public record Facts(long eventsRead, long unitsRead) {
  public static final Facts NONE = new Facts(0, 0);

  public Facts plus(Facts other) {
    return new Facts(eventsRead + other.eventsRead, unitsRead + other.unitsRead);
  }
}
