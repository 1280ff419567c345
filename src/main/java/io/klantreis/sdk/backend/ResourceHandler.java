package io.klantreis.sdk.backend;

/// Answers HTTP calls below a data source's `resources/` path. Whoever may query the data source
/// may call it, so a call that changes something must look at the user's role.
public interface ResourceHandler {
  /// Answers one call. What it throws before sending becomes an HTTP error with a JSON body.
  ///
  /// @param request the call
  /// @param sender takes the answer, once or in pieces
  /// @param context who asks
  /// @throws Exception becomes an HTTP error
  void call(ResourceRequest request, ResourceSender sender, CallContext context) throws Exception;
}
