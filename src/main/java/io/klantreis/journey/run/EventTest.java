package io.klantreis.journey.run;

/// A condition on one event, ready to be asked in a loop.
@FunctionalInterface
interface EventTest {
  boolean fits(int block, int position, int code, int customer, long time);

  default EventTest and(EventTest other) {
    return (block, position, code, customer, time) ->
        fits(block, position, code, customer, time)
            && other.fits(block, position, code, customer, time);
  }
}
