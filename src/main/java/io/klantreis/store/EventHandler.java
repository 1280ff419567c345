package io.klantreis.store;

/// What a reader hands its finds to, in the order of the file.
interface EventHandler {
  /// @param draft valid only until this returns
  void event(EventDraft draft);

  /// @param row the text that was not taken, perhaps cut
  void rejected(Rejection rejection, String row);
}
