package io.klantreis.journey.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Collectors;

/// What a whole text is held against: a regular expression in RE2's syntax, the one that Grafana,
/// Prometheus and Loki use, or a name in which `*` stands for any text. RE2 never goes back in the
/// text, so that no pattern takes for ever. Immutable.
public final class TextPattern {
  /// So many states a pattern may have: `(a{100}){100}` has 10,000.
  static final int MOST_STATES = 10_000;

  private final Pattern pattern;

  private TextPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /// @throws IllegalArgumentException if it is none; the message says why, without the expression
  public static TextPattern ofRegex(String regex) {
    try {
      Pattern pattern = Pattern.compile(checked(regex));
      return new TextPattern(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
  }

  /// A name of which each `*` stands for any text; case does not matter.
  public static TextPattern ofGlob(String glob) {
    String regex =
        Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new TextPattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

  public boolean fits(String text) {
    return pattern.matches(text);
  }

  private static String checked(String regex) {
    if (new States(regex).count() > MOST_STATES) {
      throw new IllegalArgumentException(
          "it repeats too much: written out it has more than " + MOST_STATES + " states");
    }
    return regex;
  }

  /// Counts about how many states an expression has when its counted repetitions are written out,
  /// before anybody does. Where the expression is none, any number will do.
  private static final class States {
    private final String regex;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long all;
    private long last;

    States(String regex) {
      this.regex = regex;
    }

    long count() {
      while (at < regex.length() && all <= MOST_STATES) {
        char next = regex.charAt(at++);
        switch (next) {
          case '(' -> {
            outer.push(all);
            all = 0;
          }
          case ')' -> {
            last = all + 2;
            all = last + (outer.isEmpty() ? 0 : outer.pop());
          }
          case '[' -> {
            skipClass();
            one();
          }
          case '\\' -> escape();
          case '{' -> repeat();
          default -> one();
        }
      }
      return all;
    }

    private void one() {
      last = 1;
      all++;
    }

    /// `\Q` quotes what follows, up to `\E`.
    private void escape() {
      if (regex.startsWith("Q", at)) {
        int end = regex.indexOf("\\E", at);
        int until = end < 0 ? regex.length() : end;
        all += until - at - 1;
        at = end < 0 ? until : end + 2;
        last = 1;
      } else {
        at++;
        one();
      }
    }

    /// A bracket that comes first is one of the class.
    private void skipClass() {
      at += regex.startsWith("^", at) ? 1 : 0;
      at += regex.startsWith("]", at) ? 1 : 0;
      while (at < regex.length() && regex.charAt(at) != ']') {
        at += regex.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }

    /// `{n}`, `{n,}` or `{n,m}`: what stands before it is there so many times.
    private void repeat() {
      int end = regex.indexOf('}', at);
      String[] bounds = end < 0 ? new String[0] : regex.substring(at, end).split(",", 2);
      long most = 0;
      for (String bound : bounds) {
        if (!bound.isEmpty() && !bound.matches("[0-9]{1,4}")) {
          one();
          return;
        }
        most = Math.max(most, bound.isEmpty() ? 0 : Integer.parseInt(bound));
      }
      if (end >= 0) {
        all += last * Math.max(0, most - 1);
        last *= Math.max(1, most);
        at = end + 1;
      }
    }
  }
}
