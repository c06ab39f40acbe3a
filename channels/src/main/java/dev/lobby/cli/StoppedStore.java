package dev.lobby.cli;

import dev.lobby.Settings;
import dev.lobby.Store;
import dev.lobby.StoredViews;
import dev.lobby.view.Views;

/// The store of a server that does not run, with its views up to date.
final class StoppedStore implements AutoCloseable {

  private final Store store;
  private final StoredViews stored;
  private final Views views;

  private StoppedStore(Store store, StoredViews stored, Views views) {
    this.store = store;
    this.stored = stored;
    this.views = views;
  }

  /// Opens the store that is in the data directory of the settings.
  ///
  /// @throws Settings.Invalid when there is none
  static StoppedStore open(Settings settings) {
    Store store = Store.openExisting(settings);
    StoredViews stored = null;
    try {
      stored = StoredViews.open(settings.data(), store.journal(), settings.value());
      return new StoppedStore(
          store, stored, new Views(store.journal(), stored.store(), stored.all()));
    } catch (RuntimeException e) {
      if (stored != null) {
        stored.close();
      }
      store.close();
      throw e;
    }
  }

  Store store() {
    return store;
  }

  StoredViews views() {
    return stored;
  }

  @Override
  public void close() {
    views.close();
    stored.close();
    store.close();
  }
}
