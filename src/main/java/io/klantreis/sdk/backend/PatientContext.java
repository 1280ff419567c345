package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A call that nobody cancels. */
record PatientContext(PluginContext plugin) implements CallContext {
  PatientContext {
    requireNonNull(plugin, "plugin is null");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of();
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void onCancel(Runnable action) {
    requireNonNull(action, "action is null");
  }

  @Override
  public Optional<Instant> deadline() {
    return Optional.empty();
  }
}
