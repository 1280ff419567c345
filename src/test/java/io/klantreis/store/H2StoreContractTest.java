package io.klantreis.store;

final class H2StoreContractTest extends EventStoreContractTest {
  @Override
  EventStore open() {
    return new StoreDirectory(folder).open("shop");
  }
}
