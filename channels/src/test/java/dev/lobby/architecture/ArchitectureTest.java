package dev.lobby.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses LOBBY =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.lobby");

  @Test
  void all_of_lobby_is_looked_at() {
    assertThat(LOBBY.size()).isGreaterThan(150);
  }

  @Test
  void modules_depend_in_one_direction() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("models")
        .definedBy("dev.lobby.language..")
        .layer("knowledge-base")
        .definedBy("dev.lobby.knowledge..")
        .layer("core")
        .definedBy(
            "dev.lobby.audit..",
            "dev.lobby.briefing..",
            "dev.lobby.casework..",
            "dev.lobby.checkpoint..",
            "dev.lobby.complaint..",
            "dev.lobby.conversation..",
            "dev.lobby.customer..",
            "dev.lobby.desk..",
            "dev.lobby.dialogue..",
            "dev.lobby.erasure..",
            "dev.lobby.feedback..",
            "dev.lobby.followup..",
            "dev.lobby.journal..",
            "dev.lobby.keys..",
            "dev.lobby.lead..",
            "dev.lobby.outbox..",
            "dev.lobby.outreach..",
            "dev.lobby.publishing..",
            "dev.lobby.retention..",
            "dev.lobby.review..",
            "dev.lobby.staff..",
            "dev.lobby.store..",
            "dev.lobby.value..",
            "dev.lobby.suitability..",
            "dev.lobby.survey..",
            "dev.lobby.view..",
            "dev.lobby.webhook..",
            "dev.lobby.wire..")
        .layer("channels")
        .definedBy(
            "dev.lobby",
            "dev.lobby.channel..",
            "dev.lobby.cli..",
            "dev.lobby.console..",
            "dev.lobby.http..")
        .whereLayer("channels")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("core")
        .mayOnlyBeAccessedByLayers("channels")
        .whereLayer("knowledge-base")
        .mayOnlyBeAccessedByLayers("core", "channels")
        .ensureAllClassesAreContainedInArchitecture()
        .check(LOBBY);
  }

  @Test
  void core_knows_no_vertx() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.lobby",
            "dev.lobby.channel..",
            "dev.lobby.cli..",
            "dev.lobby.console..",
            "dev.lobby.http..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .check(LOBBY);
  }

  @Test
  void the_journal_knows_the_jdk_only() {
    classes()
        .that()
        .resideInAPackage("dev.lobby.journal..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax..", "org.jspecify.annotations..", "dev.lobby.journal..")
        .check(LOBBY);
  }

  @Test
  void the_policy_reads_no_clock_and_writes_nothing() {
    noClasses()
        .that()
        .haveFullyQualifiedName("dev.lobby.dialogue.Policy")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.lobby.journal..", "java.time..", "java.io..", "java.nio..")
        .check(LOBBY);
  }
}
