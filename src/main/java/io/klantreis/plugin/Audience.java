package io.klantreis.plugin;

import io.klantreis.plugin.answer.Privacy;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.User;
import java.util.function.Supplier;

/// What each asker may see of customers: Editors and Admins all, others what the data source's
/// settings say. Grafana itself asking (an alert rule) counts as one of the others, for what it
/// finds is told to many. Thread-safe.
final class Audience {
  private final Privacy.Sees viewersSee;
  private final Supplier<Pseudonyms> pseudonyms;

  Audience(Privacy.Sees viewersSee, Supplier<Pseudonyms> pseudonyms) {
    this.viewersSee = viewersSee;
    this.pseudonyms = pseudonyms;
  }

  Privacy of(CallContext context) {
    User user = context.plugin().user();
    if (user != null && user.canEdit()) {
      return Privacy.open();
    }
    return new Privacy(viewersSee, customer -> pseudonyms.get().nameOf(customer));
  }
}
