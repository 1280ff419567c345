package io.klantreis.sdk.backend;

/// Serves Grafana Live channels `ds/<uid>/<path>`.
public interface StreamHandler {
  /// Decides whether a client may follow a channel. Called once for each client.
  ///
  /// @param request the channel asked for
  /// @param context who asks
  /// @return the decision
  /// @throws Exception fails the subscription
  SubscribeResult subscribe(StreamRequest request, CallContext context) throws Exception;

  /// Decides whether a client may send into a channel. Refused unless overridden.
  ///
  /// @param request the channel and what the client sends
  /// @param context who asks
  /// @return the decision
  /// @throws Exception fails the call
  default PublishResult publish(StreamRequest request, CallContext context) throws Exception {
    return PublishResult.denied();
  }

  /// Feeds a channel until the call is cancelled. Called once for each channel that has clients,
  /// not once for each client. An exception makes Grafana call again after a pause, a normal return
  /// ends the channel.
  ///
  /// @param request the channel to feed
  /// @param sender takes what the clients shall see
  /// @param context tells when nobody listens any more
  /// @throws Exception ends this run, Grafana begins another
  void run(StreamRequest request, StreamSender sender, CallContext context) throws Exception;
}
