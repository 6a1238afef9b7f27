package org.glyphreader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.BackendStatus;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.GlyphEngine;
import org.glyphreader.GlyphException;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.RendererProvider;
import org.glyphreader.testkit.Jars;
import org.glyphreader.testkit.TestServices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which backend serves, and what is said where none does. The jars are compiled on the spot. */
class BackendsTest {

  @TempDir Path folder;
  private Jars jars;

  @BeforeEach
  void emptyClassPath() {
    jars = new Jars(folder);
  }

  private static BackendSettings model(Path model) {
    return new BackendSettings(Optional.of(model), "auto", Optional.empty(), Map.of());
  }

  private String chosen(BackendSettings settings) {
    return new Backends(jars.loader()).choose(Optional.empty(), settings).name();
  }

  private void refused(Optional<String> name, BackendSettings settings, String message) {
    assertThatThrownBy(() -> new Backends(jars.loader()).choose(name, settings))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessage(message);
  }

  @Test
  void theHighestPriorityThatCanServeIsTaken() {
    jars.backend("A", "low", 1, true, false);
    jars.backend("B", "high", 9, true, false);
    jars.backend("C", "highest", 99, false, false);
    assertThat(chosen(BackendSettings.DEFAULT)).isEqualTo("high");
    assertThat(new Backends(jars.loader()).statuses(BackendSettings.DEFAULT))
        .extracting(BackendStatus::name)
        .containsExactly("highest", "high", "low");
  }

  @Test
  void aConfiguredModelIsReadOnlyByABackendThatSupportsIt() {
    jars.backend("A", "optical", 99, true, false);
    Path place = jars.backend("B", "vlm", 1, true, true);
    assertThat(chosen(model(folder))).isEqualTo("vlm");
    jars = new Jars(folder.resolve("without"));
    place = jars.backend("A", "optical", 99, true, false);
    refused(
        Optional.empty(),
        model(folder),
        "No backend that reads the model in "
            + folder
            + " can serve. Found: optical in "
            + place
            + " can serve, does not read that model. Add org.glyphreader:glyph-backend-libtorch or"
            + " org.glyphreader:glyph-backend-onnx.");
  }

  @Test
  void aNamedBackendThatCannotReadTheModelIsRefused() {
    Path place = jars.backend("A", "optical", 9, true, false);
    refused(
        Optional.of("optical"),
        model(folder),
        "The backend \"optical\" cannot read the model in "
            + folder
            + ". Found: optical in "
            + place
            + " can serve, does not read that model. Add org.glyphreader:glyph-backend-libtorch or"
            + " org.glyphreader:glyph-backend-onnx.");
  }

  @Test
  void anUnknownNameListsWhatThereIsAndWhatToAdd() {
    Path one = jars.backend("A", "one", 9, true, false);
    Path two = jars.backend("B", "two", 5, false, false);
    refused(
        Optional.of("libtorch"),
        BackendSettings.DEFAULT,
        "There is no backend \"libtorch\"; add org.glyphreader:glyph-backend-libtorch to the class"
            + " path. Found: one in "
            + one
            + " can serve; two in "
            + two
            + " cannot serve: natives are missing (add the natives).");
    assertThatThrownBy(
            () -> new Backends(jars.loader()).choose(Optional.of("mine"), BackendSettings.DEFAULT))
        .hasMessageStartingWith("There is no backend \"mine\"; add its jar to the class path. ");
  }

  @Test
  void aNamedBackendThatCannotServeSaysWhyAndNeverFallsBack() {
    jars.backend("A", "one", 9, true, false);
    Path two = jars.backend("B", "two", 5, false, false);
    refused(
        Optional.of("two"),
        BackendSettings.DEFAULT,
        "The backend \"two\" in " + two + " cannot serve: natives are missing. add the natives");
  }

  @Test
  void anEmptyClassPathSaysWhatToAdd() {
    refused(
        Optional.empty(),
        BackendSettings.DEFAULT,
        "No backend can serve. There is none on the class path; add"
            + " org.glyphreader:glyph-backend-optical.");
  }

  @Test
  void tiesNameBothJars() {
    Path one = jars.backend("A", "one", 9, true, false);
    Path two = jars.backend("B", "two", 9, true, false);
    refused(
        Optional.empty(),
        BackendSettings.DEFAULT,
        "Two backends have priority 9; name one: one in " + one + " and two in " + two);
    assertThat(
            new Backends(jars.loader()).choose(Optional.of("two"), BackendSettings.DEFAULT).name())
        .isEqualTo("two");
  }

  @Test
  void twoOfOneNameNameBothJars() {
    Path one = jars.backend("A", "same", 9, true, false);
    Path two = jars.backend("B", "same", 1, true, false);
    refused(
        Optional.empty(),
        BackendSettings.DEFAULT,
        "Two backends are named \"same\"; take one of them off the class path: same in "
            + one
            + " and same in "
            + two);
  }

  @Test
  void brokenProvidersDoNotSinkTheRestAndAreListed() {
    Path throwing = jars.provider("Throwing", "throw new IllegalStateException(\"no\");", "");
    Path gone = jars.provider("Gone", "new Helper();", "class Helper {}");
    Jars.delete(gone.resolve("Helper.class"));
    jars.services("wrong").add(BackendProvider.class, "not.There");
    jars.services("wrong").add(BackendProvider.class, Jars.class);
    jars.services("unreadable").add(BackendProvider.class, "not a class name at all");
    jars.backend("A", "fine", 1, true, false);

    assertThat(chosen(BackendSettings.DEFAULT)).isEqualTo("fine");
    List<BackendStatus> statuses = new Backends(jars.loader()).statuses(BackendSettings.DEFAULT);
    assertThat(statuses).filteredOn(BackendStatus::available).hasSize(1);
    assertThat(statuses)
        .extracting(BackendStatus::reason)
        .contains(
            "broken: java.lang.IllegalStateException: no",
            "broken: java.lang.NoClassDefFoundError: Helper")
        .anyMatch(reason -> reason.contains("Provider not.There not found"))
        .anyMatch(reason -> reason.contains("not a subtype"))
        .anyMatch(reason -> reason.contains("Illegal configuration-file syntax"));
    assertThat(statuses)
        .extracting(BackendStatus::location)
        .contains(throwing.toString(), gone.toString());
    assertThatThrownBy(
            () -> new Backends(jars.loader()).choose(Optional.of("x"), BackendSettings.DEFAULT))
        .hasMessageContaining("broken: Throwing in " + throwing + ": java.lang.IllegalState");
  }

  @Test
  void aProviderThatFailsAtTellingIsNoBetterThanABrokenOne() {
    jars.backend("A", "fine", 1, true, false);
    jars.backend("B", "failing", 9, "throw new NoClassDefFoundError(\"org/lib/X\")", false);
    assertThat(chosen(BackendSettings.DEFAULT)).isEqualTo("fine");
    assertThat(new Backends(jars.loader()).statuses(BackendSettings.DEFAULT).get(0).reason())
        .isEqualTo("its probe failed with java.lang.NoClassDefFoundError: org/lib/X");
  }

  @Test
  void theBuildersClassLoaderComesBeforeTheThreads() {
    jars.backend("A", "one", 1, true, false);
    Jars others = new Jars(folder.resolve("others"));
    others.backend("A", "two", 1, true, false);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(jars.loader());
    try {
      assertThat(GlyphEngine.backends()).extracting(BackendStatus::name).containsExactly("one");
      GlyphEngine.builder().backend("one").build().close();
      GlyphEngine.builder().classLoader(others.loader()).backend("two").build().close();
      assertThatThrownBy(() -> GlyphEngine.builder().backend("two").build())
          .isInstanceOf(BackendUnavailableException.class);
      System.setProperty("glyph.backend", "three");
      assertThatThrownBy(() -> GlyphEngine.builder().build())
          .hasMessageStartingWith("There is no backend \"three\"");
      GlyphEngine.builder().backend("one").build().close();
    } finally {
      System.clearProperty("glyph.backend");
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aMissingPartNamesTheArtifactThatHasIt() {
    ClassLoader nothing = new TestServices(folder).loader();
    assertThatThrownBy(() -> Services.required(RendererProvider.class, "g:a", nothing))
        .isInstanceOf(GlyphException.class)
        .hasMessage("No RendererProvider on the class path; add g:a");
  }

  @Test
  void placesAreGivenAsPathsNotAsUrls() throws Exception {
    Path spaced = Files.createDirectory(folder.resolve("with space"));
    jars = new Jars(spaced);
    Path place = jars.backend("A", "one", 1, true, false);
    assertThat(new Backends(jars.loader()).statuses(BackendSettings.DEFAULT).get(0).location())
        .isEqualTo(place.toString())
        .contains("with space");
  }
}
