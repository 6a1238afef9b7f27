package org.glyphreader.libtorch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What this module may know, by the table of CONTRIBUTING.md; the command does not have it. */
class ModuleTableTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackagesOf(LibTorchBackendProvider.class);

  @Test
  void the_module_knows_the_api_what_backends_share_and_libtorch() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.bytedeco..",
            "org.glyphreader",
            "org.glyphreader.spi",
            "org.glyphreader.vlm..",
            "org.glyphreader.libtorch")
        .check(CLASSES);
  }

  @Test
  void only_the_provider_is_public() {
    classes()
        .that()
        .doNotBelongToAnyOf(LibTorchBackendProvider.class)
        .should()
        .notBePublic()
        .check(CLASSES);
  }
}
