package org.glyphreader.cli;

/** How much is logged to stderr; set before the first logger is made. */
final class Logs {

  private static final String LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

  private Logs() {}

  static void quiet() {
    System.setProperty(LEVEL, "error");
  }

  static void verbose() {
    System.setProperty(LEVEL, "debug");
  }

  static boolean areVerbose() {
    return "debug".equals(System.getProperty(LEVEL));
  }
}
