package io.klantreis.plugin;

import io.klantreis.plugin.answer.Privacy;
import io.klantreis.sdk.backend.CallContext;
import io.klantreis.sdk.backend.User;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What each asker may see of customers: Editors and Admins all, others what the data source's
/// settings say. Grafana itself asking (an alert rule) counts as one of the others, for what it
/// finds is told to many. Thread-safe.
final class Audience {
  private final Privacy.Sees viewersSee;
  private final int minVerbatims;
  private final Supplier<Pseudonyms> pseudonyms;

  Audience(Privacy.Sees viewersSee, int minVerbatims, Supplier<Pseudonyms> pseudonyms) {
    this.viewersSee = viewersSee;
    this.minVerbatims = minVerbatims;
    this.pseudonyms = pseudonyms;
  }

  Privacy of(CallContext context) {
    User user = context.plugin().user();
    UnaryOperator<String> naming = customer -> pseudonyms.get().nameOf(customer);
    return user != null && user.canEdit()
        ? new Privacy(Privacy.Sees.NAMES, naming, 0)
        : new Privacy(viewersSee, naming, minVerbatims);
  }
}
