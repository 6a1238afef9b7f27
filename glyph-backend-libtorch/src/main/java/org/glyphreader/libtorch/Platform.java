package org.glyphreader.libtorch;

import java.util.Locale;

/** The platform in JavaCPP's words. Loads no natives. */
final class Platform {

  private Platform() {}

  /** {@return for example {@code linux-x86_64}} */
  static String name() {
    String chosen = System.getProperty("org.bytedeco.javacpp.platform");
    if (chosen == null) {
      chosen = System.getProperty("javacpp.platform");
    }
    if (chosen != null) {
      return chosen;
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return system(os) + "-" + processor(machine);
  }

  /** {@return the file that a library of natives has here} */
  static String file(String library) {
    if (name().startsWith("windows")) {
      return library + ".dll";
    }
    return "lib" + library + (name().startsWith("macosx") ? ".dylib" : ".so");
  }

  private static String system(String os) {
    if (os.startsWith("mac")) {
      return "macosx";
    }
    return os.startsWith("windows") ? "windows" : os.replace(' ', '-');
  }

  private static String processor(String machine) {
    return switch (machine) {
      case "amd64", "x86_64", "x86-64" -> "x86_64";
      case "aarch64", "arm64" -> "arm64";
      default -> machine;
    };
  }
}
