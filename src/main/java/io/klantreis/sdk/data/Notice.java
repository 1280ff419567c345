package io.klantreis.sdk.data;

import org.jspecify.annotations.Nullable;

/// A remark that a panel shows in its corner.
///
/// ```java
/// Notice.warning("Results have been limited to 100000 rows");
/// ```
///
/// @param severity how grave it is
/// @param text the remark
/// @param link where more is to be read
/// @param inspect which tab of the inspector explains it
public record Notice(
    Severity severity, String text, @Nullable String link, @Nullable Inspect inspect) {
  /// How grave a remark is.
  public enum Severity {
    /// Good to know.
    INFO,
    /// The answer is to be read with care.
    WARNING,
    /// The answer is wrong or missing in part.
    ERROR;

    /// The name in Grafana's formats.
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// A tab of the panel inspector. The wire format is a number, [#code()].
  public enum Inspect {
    /// No tab.
    NONE,
    /// The frame's meta.
    META,
    /// The error.
    ERROR,
    /// The data.
    DATA,
    /// The statistics.
    STATS;

    /// The number in Grafana's formats, 0 to 4.
    public int code() {
      return ordinal();
    }
  }

  /// Checks that there is a text.
  public Notice {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a notice has no text");
    }
  }

  /// Good to know.
  public static Notice info(String text) {
    return new Notice(Severity.INFO, text, null, null);
  }

  /// To be read with care.
  public static Notice warning(String text) {
    return new Notice(Severity.WARNING, text, null, null);
  }

  /// Wrong or missing in part.
  public static Notice error(String text) {
    return new Notice(Severity.ERROR, text, null, null);
  }

  /// The same notice with an address where more is to be read.
  public Notice link(String address) {
    return new Notice(severity, text, address, inspect);
  }

  /// The same notice leading to a tab of the inspector.
  public Notice inspect(Inspect tab) {
    return new Notice(severity, text, link, tab);
  }
}
