package org.glyphreader.bench.jmh;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long one measurement of a benchmark takes: its JVMs, warm-up, iterations. Rounded, mean over
 * the default parameters, on 2 cores; for telling beforehand when a run will end.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Takes {

  /** {@return seconds} */
  int seconds();
}
