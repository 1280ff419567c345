package io.klantreis.plugin;

import io.klantreis.journey.spi.QueryStopped;
import io.klantreis.plugin.json.ParseFaults;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.store.StoreException;
import java.util.concurrent.Callable;

/// Says of each failure who must act: the only place where the engine's and the store's exceptions
/// become those of the SDK.
final class Errors {
  private Errors() {}

  /// Runs an action; what it throws and a user can mend becomes a {@link PluginError}.
  static <T> T classified(Callable<T> action) throws Exception {
    try {
      return action.call();
    } catch (ParseFaults e) {
      throw PluginError.user(message(e));
    } catch (QueryStopped e) {
      throw stopped(e);
    } catch (StoreException e) {
      throw PluginError.downstream(message(e), e);
    } catch (OutOfMemoryError e) {
      throw new PluginError(
          PluginError.Code.RESOURCES,
          "the plugin ran out of memory; raise GF_PLUGIN_MAX_MEMORY, or ask for less",
          e);
    }
  }

  private static PluginError stopped(QueryStopped stopped) {
    return switch (stopped.bound()) {
      case CANCELLED -> new PluginError(PluginError.Code.CANCELLED, message(stopped), stopped);
      case TIME -> new PluginError(PluginError.Code.TIMEOUT, message(stopped), stopped);
      case MEMORY -> new PluginError(PluginError.Code.RESOURCES, message(stopped), stopped);
    };
  }

  private static String message(RuntimeException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
