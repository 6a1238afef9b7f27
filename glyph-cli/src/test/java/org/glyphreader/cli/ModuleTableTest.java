package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom: the table of CONTRIBUTING.md. The module glyph-backend-libtorch, which the
 * command does not bring along, asserts its row itself.
 */
class ModuleTableTest {

  private static final String BASE = "org.glyphreader";

  /** Each module's package below the base package, and the modules it may know. */
  private static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("api", Set.of()),
          Map.entry("render", Set.of("api")),
          Map.entry("fonts", Set.of("api")),
          Map.entry("documents", Set.of("api")),
          Map.entry("tokenizers", Set.of("api")),
          Map.entry("onnxruntime", Set.of()),
          Map.entry("vlm", Set.of("api", "tokenizers")),
          Map.entry("optical", Set.of("api", "tokenizers", "onnxruntime")),
          Map.entry("search", Set.of("api")),
          Map.entry("onnx", Set.of("api", "vlm", "onnxruntime")),
          Map.entry(
              "bench",
              Set.of(
                  "api",
                  "render",
                  "fonts",
                  "documents",
                  "tokenizers",
                  "vlm",
                  "optical",
                  "onnx",
                  "search")),
          Map.entry(
              "cli",
              Set.of(
                  "api",
                  "render",
                  "fonts",
                  "documents",
                  "tokenizers",
                  "vlm",
                  "optical",
                  "onnx",
                  "search",
                  "bench")));

  private static final Set<String> API_PACKAGES = Set.of("", "spi", "internal");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void every_module_is_in_the_table() {
    Set<String> found = new TreeSet<>();
    CLASSES.forEach(c -> found.add(moduleOf(c).orElseThrow()));

    assertThat(found).isEqualTo(new TreeSet<>(TABLE.keySet()));
  }

  @Test
  void modules_know_only_whom_the_table_allows() {
    Set<String> violations = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      String module = moduleOf(from).orElseThrow();
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        moduleOf(dependency.getTargetClass())
            .filter(to -> !to.equals(module) && !TABLE.get(module).contains(to))
            .ifPresent(to -> violations.add(module + " knows " + to + ": " + dependency));
      }
    }

    assertThat(violations).isEmpty();
  }

  @Test
  void internals_of_a_module_are_not_used_by_another() {
    Set<String> violations = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass();
        boolean internal = (target.getPackageName() + ".").contains(".internal.");
        if (internal && isOurs(target) && !moduleOf(target).equals(moduleOf(from))) {
          violations.add(dependency.toString());
        }
      }
    }

    assertThat(violations).isEmpty();
  }

  @Test
  void the_api_needs_no_library_but_slf4j() {
    Set<String> libraries = new TreeSet<>(Comparator.naturalOrder());
    for (JavaClass from : CLASSES) {
      if (moduleOf(from).orElseThrow().equals("api")) {
        from.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> !target.isPrimitive() && !isOurs(target))
            .map(JavaClass::getPackageName)
            .filter(name -> !name.startsWith("java.") && !name.startsWith("javax."))
            .forEach(libraries::add);
      }
    }

    assertThat(libraries).containsOnly("org.slf4j");
  }

  private static boolean isOurs(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(BASE + ".");
  }

  private static Optional<String> moduleOf(JavaClass type) {
    JavaClass component = type.getBaseComponentType();
    if (!isOurs(component)) {
      return Optional.empty();
    }
    String below = component.getPackageName().substring(BASE.length());
    String first = below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
    return Optional.of(API_PACKAGES.contains(first) ? "api" : first);
  }
}
