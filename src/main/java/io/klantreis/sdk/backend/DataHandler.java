package io.klantreis.sdk.backend;

/// Answers the questions of panels and alert rules.
///
/// {@link #query} is called once for each question, the questions of a panel in parallel, each on a
/// virtual thread of its own; it may block. What it throws becomes the error of that question
/// alone: a {@link PluginError} as it is, anything else as an internal error.
///
/// @param <Q> the type that a query's JSON is read into by Jackson: a record, a class or {@link
///   com.fasterxml.jackson.databind.JsonNode}
public interface DataHandler<Q> {
  /// Returns the type that a query's JSON is read into.
  ///
  /// @return never null
  Class<Q> queryType();

  /// Answers one question.
  ///
  /// @param query the question
  /// @param context who asks, and whether they still listen
  /// @return the answer, never null
  /// @throws Exception becomes the error of this question
  DataResponse query(DataQuery<Q> query, CallContext context) throws Exception;
}
