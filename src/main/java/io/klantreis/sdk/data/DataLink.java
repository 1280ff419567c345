package io.klantreis.sdk.data;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A link that a panel offers on each value of a field.
///
/// ```java
/// DataLink.to("Open the order", "https://shop.example/orders/${__value.raw}");
/// DataLink.explore("Who dropped here?", "klantreis-uid", "Journeys", queryAsJson);
/// ```
///
/// @param title the words of the link
/// @param url where it leads; empty for a link inside Grafana
/// @param targetBlank whether it opens a new tab
/// @param internal the query that Explore opens, for a link inside Grafana
public record DataLink(String title, String url, boolean targetBlank, @Nullable Internal internal) {
  /// A query to open in Explore.
  ///
  /// @param query the data source's query; variables such as `${__value.raw}` are filled in
  /// @param dataSourceUid the data source's uid
  /// @param dataSourceName the data source's name
  public record Internal(JsonNode query, String dataSourceUid, String dataSourceName) {
    /// Copies the query.
    public Internal {
      query = query.deepCopy();
    }

    /// A copy of the query.
    @Override
    public JsonNode query() {
      return query.deepCopy();
    }
  }

  /// Checks that the link leads somewhere.
  public DataLink {
    if (url.isEmpty() && internal == null) {
      throw new IllegalArgumentException("data link \"" + title + "\" leads nowhere");
    }
  }

  /// A link to an address, in the same tab.
  public static DataLink to(String title, String url) {
    return new DataLink(title, url, /* targetBlank= */ false, null);
  }

  /// A link to an address, in a new tab.
  public static DataLink inNewTab(String title, String url) {
    return new DataLink(title, url, /* targetBlank= */ true, null);
  }

  /// A link that opens a query in Explore.
  public static DataLink explore(
      String title, String dataSourceUid, String dataSourceName, JsonNode query) {
    return new DataLink(
        title, "", /* targetBlank= */ false, new Internal(query, dataSourceUid, dataSourceName));
  }
}
