package dev.lobby.publishing.incident;

import dev.lobby.journal.Event;
import dev.lobby.wire.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to an incident. Stream: `incident/` and its id.
public sealed interface IncidentEvent extends Event {

  /// The stream of an incident.
  static String stream(String incident) {
    return "incident/" + incident;
  }

  /// Somebody put an answer in force for a topic.
  ///
  /// @param by the user name
  /// @param articles the articles it answers in place of
  /// @param keywords words that make a message one about it
  /// @param zh what is answered in Chinese
  /// @param en what is answered in English
  /// @param bannerZh what pages show in Chinese; null for nothing
  /// @param bannerEn what pages show in English; null for nothing
  /// @param until when it ends by itself, such as `2026-03-02T10:15:00Z`
  @WireName("incident.declared")
  record Declared(
      String by,
      List<String> articles,
      List<String> keywords,
      String zh,
      String en,
      @Nullable String bannerZh,
      @Nullable String bannerEn,
      String until)
      implements IncidentEvent {}

  /// A second person agreed.
  @WireName("incident.confirmed")
  record Confirmed(String by) implements IncidentEvent {}

  /// Somebody ended it before its time.
  @WireName("incident.ended")
  record Ended(String by, String reason) implements IncidentEvent {}
}
