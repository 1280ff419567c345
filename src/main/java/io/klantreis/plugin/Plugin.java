package io.klantreis.plugin;

import static java.util.Objects.requireNonNull;

import io.klantreis.journey.model.StageModels;
import io.klantreis.journey.run.Workers;
import io.klantreis.journey.spi.EventSource;
import io.klantreis.plugin.json.ParseFaults;
import io.klantreis.plugin.model.ModelFolder;
import io.klantreis.sdk.backend.DataSourceSettings;
import io.klantreis.sdk.backend.PluginError;
import io.klantreis.store.PostgresAddress;
import io.klantreis.store.PostgresStore;
import io.klantreis.store.StoreDirectory;
import io.klantreis.store.TableMapping;
import io.klantreis.store.demo.DemoShop;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What all data sources of a process share: the models, the workers, the data folder, the clock.
/// Nothing heavy happens before the first data source is asked for. Thread-safe.
public final class Plugin implements AutoCloseable {
  public static final String ID = "klantreis-journey-datasource";

  /// The folder in the data folder with the user's own stage models.
  private static final String MODELS = "models";

  private final StoreDirectory stores;
  private final Clock clock;
  private final long cacheBytes;
  private final Supplier<ModelFolder> models;
  private final Supplier<ModelFolder> demoModels;
  private final Supplier<Workers> workers;
  private final Supplier<Pseudonyms> pseudonyms;
  private final Supplier<DemoShop> demo;

  public Plugin(StoreDirectory stores, Clock clock) {
    this(stores, stores.folder().resolve(MODELS), clock, ResultCache.DEFAULT_BYTES);
  }

  private Plugin(StoreDirectory stores, Path models, Clock clock, long cacheBytes) {
    this.cacheBytes = cacheBytes;
    this.stores = requireNonNull(stores, "stores is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.models = new Once<>(() -> ModelFolder.of(models));
    this.demoModels = new Once<>(() -> ModelFolder.ofDemo(models));
    this.workers = new Once<>(Workers::ofThisMachine);
    this.demo = new Once<>(() -> new DemoShop(clock));
    this.pseudonyms = new Once<>(() -> Pseudonyms.in(stores.folder()));
  }

  /// The plugin of this process, as its environment says.
  public static Plugin of(Map<String, String> environment) {
    StoreDirectory stores = StoreDirectory.of(environment);
    String said = environment.get("GF_PLUGIN_MODELS_DIR");
    Path models = said == null || said.isBlank() ? stores.folder().resolve(MODELS) : Path.of(said);
    return new Plugin(stores, models, Clock.systemUTC(), ResultCache.budget(environment));
  }

  /// Makes the object that answers for one data source.
  ///
  /// @throws PluginError with every fault of the settings
  public JourneyDataSource open(DataSourceSettings source) {
    Settings settings = settings(source);
    String key = source.secureJsonData().get("pseudonymKey");
    var audience =
        new Audience(
            settings.viewersSee(),
            settings.minVerbatims(),
            key == null || key.isEmpty() ? pseudonyms : () -> Pseudonyms.of(key));
    return new JourneyDataSource(
        settings,
        settings.store() instanceof Settings.Store.Demo ? demoModels.get() : models.get(),
        workers.get(),
        new Opening(settings),
        audience,
        clock,
        cacheBytes);
  }

  /// The stage models that hold now: the product's and the user's own.
  public StageModels models() {
    return models.get().current().models();
  }

  private static Settings settings(DataSourceSettings source) {
    try {
      return SettingsReader.read(source.jsonData(), source.secureJsonData());
    } catch (ParseFaults e) {
      throw PluginError.user(String.valueOf(e.getMessage()));
    }
  }

  private final class Opening implements IndexKeeper.Opener {
    private final Settings settings;

    Opening(Settings settings) {
      this.settings = settings;
    }

    @Override
    public EventSource open() {
      return openStore(settings);
    }

    @Override
    public Optional<FileChannel> kept() throws IOException {
      return settings.store() instanceof Settings.Store.H2 h2 && settings.events().isEmpty()
          ? stores.kept(h2.name())
          : Optional.empty();
    }
  }

  private EventSource openStore(Settings settings) {
    boolean mapped = !settings.events().isEmpty();
    return switch (settings.store()) {
      case Settings.Store.Demo ignored -> demo.get();
      case Settings.Store.H2 h2 ->
          mapped
              ? stores.table(h2.name(), TableMapping.of(settings.events()))
              : stores.open(h2.name());
      case Settings.Store.Postgres postgres ->
          mapped
              ? PostgresStore.table(address(postgres), TableMapping.of(settings.events()))
              : PostgresStore.open(address(postgres));
    };
  }

  private static PostgresAddress address(Settings.Store.Postgres store) {
    return new PostgresAddress(
        store.host(),
        store.port(),
        store.database(),
        store.user(),
        store.password(),
        store.schema(),
        store.sslMode());
  }

  @Override
  public void close() {
    workers.get().close();
  }

  /// Makes a value when it is first asked for, once.
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T value;

    Once(Supplier<T> maker) {
      this.maker = maker;
    }

    @Override
    public T get() {
      T made = value;
      if (made == null) {
        synchronized (this) {
          made = value;
          if (made == null) {
            made = maker.get();
            value = made;
          }
        }
      }
      return made;
    }
  }
}
