package io.klantreis.journey.stats;

/// Weeks of remission of leukaemia patients, from Freireich et al. 1963 (Blood 21:699–716), as
/// printed in Kleinbaum and Klein, Survival Analysis, table 1.1.
final class Freireich {
  static final long[] TREATED_ENDED = {6, 6, 6, 7, 10, 13, 16, 22, 23};
  static final long[] TREATED_OPEN = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};
  static final long[] PLACEBO = {
    1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23
  };

  private Freireich() {}
}
