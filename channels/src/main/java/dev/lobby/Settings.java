package dev.lobby;

import dev.lobby.channel.webhook.WebhookSecret;
import dev.lobby.checkpoint.CheckpointSink;
import dev.lobby.complaint.ClockRules;
import dev.lobby.feedback.FeedbackTeams;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.lead.LeadRules;
import dev.lobby.outreach.Plans;
import dev.lobby.publishing.ApprovalRules;
import dev.lobby.publishing.gap.GapRules;
import dev.lobby.publishing.gate.GateRules;
import dev.lobby.retention.RetentionRules;
import dev.lobby.value.ValueRules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be set, as one typed value. Every key has a default that runs.
///
/// @param data the directory of the store
/// @param masterKey where the key comes from that wraps everybody's keys
/// @param release the directory of the release that answers
/// @param embeddings the directory of the bank's own sentence encoders; empty for those that Lobby
///   comes with
/// @param remembered of how many questions it is remembered what they mean, the last ones
/// @param host the address to listen on
/// @param port the port to listen on; 0 for any that is free
/// @param allowedOrigins the origins of sites that may embed the widget, beside Lobby's own
/// @param secureCookies whether session cookies are sent over TLS only
/// @param tokenLifetime how long a customer's access token holds
/// @param customerTokenSecret the secret under which the bank's site signs who a customer is; empty
///   for none
/// @param leads whose interest in a product is a lead, and who gets it
/// @param feedback which team gets suggestions and praise
/// @param timeZone the bank's time zone
/// @param approval who may approve what is published
/// @param answerLimits how many characters an answer may have, by channel
/// @param checkpointEvery how often the journal's head is signed
/// @param checkpointSinks whom checkpoints are told, beside the file in the data directory
/// @param retention how long records are kept
/// @param applyRetention whether a start of the server blanks what is due
/// @param gate what a release is held against before it answers
/// @param gaps how gaps are found and ranked
/// @param webhook the server that customers write and are told through; empty for none
/// @param receivers the bank's systems that are told what changes of customers' records
/// @param confirmIncidentWithin within what time a second person should agree with an incident
/// @param complaintClocks by when complaints are to be handled
/// @param complaintProgress the id of the article that says how a complaint is followed, beside
///   which customers are told how theirs stand
/// @param contacts when customers are contacted by plan
/// @param value what customers are worth
public record Settings(
    Path data,
    MasterKeySource masterKey,
    Path release,
    Optional<Path> embeddings,
    int remembered,
    String host,
    int port,
    List<String> allowedOrigins,
    boolean secureCookies,
    Duration tokenLifetime,
    String customerTokenSecret,
    LeadRules leads,
    FeedbackTeams feedback,
    ZoneId timeZone,
    ApprovalRules approval,
    Map<String, Integer> answerLimits,
    Duration checkpointEvery,
    List<CheckpointSink> checkpointSinks,
    RetentionRules retention,
    boolean applyRetention,
    PublishGate gate,
    GapRules gaps,
    Optional<Webhook> webhook,
    List<WebhookReceiver> receivers,
    Duration confirmIncidentWithin,
    ClockRules complaintClocks,
    String complaintProgress,
    Contacts contacts,
    Value value) {

  /// How customers are classed.
  ///
  /// @param rules by which
  /// @param zone the bank's time zone, by which a day ends
  public record Value(ValueRules rules, ZoneId zone) {}

  /// When the bank contacts customers of its own accord.
  ///
  /// @param limit a plan that would reach more of them at once waits for a supervisor
  public record Contacts(Plans plans, int limit) {}

  /// What the gate asks a candidate.
  ///
  /// @param rules how far it looks back and what it lets pass
  /// @param questions the file of the regression set; empty for that of the starter bank, where it
  ///   is
  /// @param secondPerson whether an override of the gate waits for a second person after the fact
  public record PublishGate(GateRules rules, Optional<Path> questions, boolean secondPerson) {}

  /// The bank's app backend or a messaging gateway.
  ///
  /// @param url where what customers are told is posted
  /// @param secret what both sides sign with
  public record Webhook(URI url, WebhookSecret secret) {}

  /// A system of the bank's that is told what changes of customers' records.
  ///
  /// @param name the bank's name for it, which stays
  /// @param url where notices are posted
  /// @param secret what they are signed with
  public record WebhookReceiver(String name, URI url, WebhookSecret secret) {}

  /// Returns the sentence encoders.
  ///
  /// @throws dev.lobby.language.embedding.EmbeddingException naming the folder or file that is
  ///   missing
  public Embedders embedders() {
    return embeddings.map(Embedders::of).orElseGet(Embedders::bundled).remembering(remembered);
  }

  /// A setting is wrong; the message names the key, where it stands, and what is allowed.
  public static final class Invalid extends RuntimeException {
    public Invalid(String message) {
      super(message);
    }
  }
}
