package org.glyphreader;

import java.util.Objects;
import java.util.function.Function;

/** A named page design that may look at the source. Safe for use by several threads. */
public interface RenderPreset {

  /** {@return the name, for example {@code glyph-en}} */
  String name();

  /** {@return what it is for, in one line} */
  String description();

  /**
   * {@return the configuration for a source of this kind}
   *
   * @param traits what is known of the source
   */
  RenderConfig configFor(SourceTraits traits);

  /**
   * {@return a preset made of its parts}
   *
   * @param name the name
   * @param description what it is for, in one line
   * @param configFor the configuration for a source of this kind
   */
  static RenderPreset of(
      String name, String description, Function<SourceTraits, RenderConfig> configFor) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(configFor, "configFor");
    return new RenderPreset() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String description() {
        return description;
      }

      @Override
      public RenderConfig configFor(SourceTraits traits) {
        return configFor.apply(traits);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }
}
