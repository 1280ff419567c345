/// The calendar of trends: a range cut in hours, days, weeks or months of a time zone, across
/// changes of the clock. Uses {@code query.Interval} and the JDK. Begin with {@link
/// io.klantreis.journey.time.TimeAxis}.
@NullMarked
package io.klantreis.journey.time;

import org.jspecify.annotations.NullMarked;
