package org.glyphreader.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The {@code glyph} command: results on stdout, all else on stderr. */
@Command(
    name = "glyph",
    description = "Reads long text by drawing it.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:ok", "1:failure", "2:wrong usage"},
    subcommands = {
      AskCommand.class,
      RenderCommand.class,
      TranscribeCommand.class,
      GenerateCommand.class,
      EvalCommand.class,
      ConvertCommand.class,
      BenchCommand.class,
      ReportCommand.class,
      SearchCommand.class,
      BackendsCommand.class,
      PresetsCommand.class
    })
public final class GlyphCommand {

  @CommandLine.Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log more, and show stack traces.")
  void verbose(boolean value) {
    if (value) {
      Logs.verbose();
    }
  }

  /** Runs the command and exits with its code. */
  public static void main(String[] args) {
    Logs.quiet();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    Failures failures = new Failures();
    return new CommandLine(new GlyphCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }
}
