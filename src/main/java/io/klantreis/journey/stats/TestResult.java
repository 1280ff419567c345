package io.klantreis.journey.stats;

/// A test's statistic and its two-sided p-value.
public record TestResult(double statistic, double p) {}
