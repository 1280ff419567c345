package io.klantreis.cli;

import io.klantreis.plugin.Plugin;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.HealthResult;
import io.klantreis.sdk.backend.PluginContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `klantreis check`: what "Save & test" would say, from a terminal.
@Command(
    name = "check",
    description =
        "Checks settings, store and stage models by asking a small question, as Save & test does.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private StoreOptions store = new StoreOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DataSourceSettings source = store.dataSource();
    CallContext context = CallContext.of(PluginContext.of(Plugin.ID, /* user= */ null, source));
    try (Plugin plugin = store.plugin();
        var instance = plugin.open(source)) {
      HealthResult result = instance.check(context);
      if (spec != null) {
        var out = spec.commandLine().getOut();
        out.println(result.message());
        if (result.details() != null) {
          out.println(result.details().toPrettyString());
        }
        out.flush();
      }
      return result.status() == HealthResult.Status.OK ? 0 : 1;
    }
  }
}
