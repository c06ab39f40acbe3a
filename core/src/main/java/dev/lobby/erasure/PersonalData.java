package dev.lobby.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.casework.CaseWords;
import dev.lobby.complaint.Complaint;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.complaint.ComplaintWords;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Author;
import dev.lobby.conversation.Conversation;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Message;
import dev.lobby.conversation.Summaries;
import dev.lobby.conversation.Summary;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Figures;
import dev.lobby.feedback.Feedback;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.feedback.FeedbackList;
import dev.lobby.feedback.FeedbackWords;
import dev.lobby.followup.FollowUp;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.followup.FollowUpWords;
import dev.lobby.followup.FollowUps;
import dev.lobby.journal.Journal;
import dev.lobby.lead.Lead;
import dev.lobby.lead.LeadEvent;
import dev.lobby.lead.LeadWords;
import dev.lobby.lead.Leads;
import dev.lobby.survey.Survey;
import dev.lobby.survey.SurveyEvent;
import dev.lobby.survey.SurveyWords;
import dev.lobby.survey.Surveys;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything Lobby knows of a person, to be handed to them: what is on record, every word of every
/// conversation and what was written about their complaints, leads, follow-ups and surveys, to read
/// or as JSON.
public final class PersonalData {

  /// What is known of one person.
  ///
  /// @param parts the records that are part of theirs
  /// @param figures what the bank counted of their business
  /// @param conversations of all of them, the oldest first
  /// @param complaints of all of them, the first filed first
  /// @param leads of all of them, the one whose interest was shown last first
  /// @param followUps of all of them, the last promised first
  /// @param feedback their suggestions and praise, the first given first
  /// @param surveys of all of them, the last asked first
  public record Export(
      Customer customer,
      List<Customer> parts,
      Optional<Figures> figures,
      List<Conversation> conversations,
      List<CaseWords> complaints,
      List<CaseWords> leads,
      List<CaseWords> followUps,
      List<CaseWords> feedback,
      List<CaseWords> surveys,
      Instant at) {

    /// Returns it as one JSON object.
    public String toJson() {
      JsonMapper json = new JsonMapper();
      ObjectNode all = json.createObjectNode();
      all.put("person", customer.id()).put("exportedAt", at.toString());
      all.putObject("record")
          .put("since", customer.since().toString())
          .put("verified", customer.verified())
          .put("name", customer.name())
          .put("tier", customer.tier());
      ObjectNode addresses = all.putObject("addresses");
      addresses().forEach(addresses::put);
      recorded().json(all.putObject("profile"));
      ArrayNode list = all.putArray("conversations");
      for (Conversation conversation : conversations) {
        ObjectNode one = list.addObject();
        one.put("id", conversation.id())
            .put("channel", conversation.channel())
            .put("startedAt", conversation.startedAt().toString())
            .put("status", conversation.status().name());
        ArrayNode messages = one.putArray("messages");
        for (Message message : conversation.messages()) {
          messages
              .addObject()
              .put("at", message.at().toString())
              .put("author", message.author().name().toLowerCase(Locale.ROOT))
              .put("text", message.text());
        }
      }
      write(all.putArray("complaints"), complaints);
      write(all.putArray("leads"), leads);
      write(all.putArray("followUps"), followUps);
      write(all.putArray("feedback"), feedback);
      write(all.putArray("surveys"), surveys);
      try {
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Texts and numbers can be written as JSON.", e);
      }
    }

    /// Returns it as a text in both languages.
    public String toText(ZoneId zone) {
      DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
      StringBuilder text = new StringBuilder();
      text.append("Your data 您的数据  ").append(customer.id()).append('\n');
      text.append("Exported 导出时间  ").append(time.format(at)).append("  (").append(zone);
      text.append(")\n");
      text.append("On record since 建档时间  ").append(time.format(customer.since())).append('\n');
      if (customer.name() != null) {
        text.append("Name 姓名  ").append(customer.name()).append('\n');
      }
      if (customer.tier() != null) {
        text.append("Tier 等级  ").append(customer.tier()).append('\n');
      }
      addresses()
          .forEach((channel, address) ->
              text.append("Reached at 联系地址  ")
                  .append(channel)
                  .append("  ")
                  .append(address)
                  .append('\n'));
      recorded().text(text, time);
      for (Conversation conversation : conversations) {
        text.append("\nConversation 对话  ").append(conversation.id()).append("  (");
        text.append(conversation.channel()).append(")\n");
        for (Message message : conversation.messages()) {
          text.append(time.format(message.at())).append("  ").append(who(message.author()));
          text.append(": ").append(message.text().replace("\n", "\n    ")).append('\n');
        }
      }
      write(text, "Complaint 投诉", complaints, time);
      write(text, "Lead 业务意向", leads, time);
      write(text, "Follow-up 回访", followUps, time);
      write(text, "Suggestion or praise 建议或表扬", feedback, time);
      write(text, "Survey 问卷", surveys, time);
      return text.toString();
    }

    private static void write(ArrayNode into, List<CaseWords> cases) {
      for (CaseWords one : cases) {
        ArrayNode lines = into.addObject().put("number", one.number()).putArray("lines");
        for (CaseWords.Line line : one.lines()) {
          lines
              .addObject()
              .put("at", line.at().toString())
              .put("about", line.about())
              .put("by", line.by())
              .put("text", line.text());
        }
      }
    }

    private static void write(
        StringBuilder text, String what, List<CaseWords> cases, DateTimeFormatter time) {
      for (CaseWords one : cases) {
        text.append('\n').append(what).append("  ").append(one.number()).append('\n');
        for (CaseWords.Line line : one.lines()) {
          text.append(time.format(line.at())).append("  ").append(line.about());
          text.append(": ").append(line.text().replace("\n", "\n    ")).append('\n');
        }
      }
    }

    private RecordedProfile recorded() {
      return RecordedProfile.of(customer, parts, figures.orElse(null));
    }

    /// Where they are reached, by any of their records.
    private Map<String, String> addresses() {
      Map<String, String> all = new TreeMap<>();
      parts.forEach(part -> all.putAll(part.addresses()));
      all.putAll(customer.addresses());
      return all;
    }

    private static String who(Author author) {
      return switch (author) {
        case CUSTOMER -> "You 您";
        case ASSISTANT -> "Assistant 智能客服";
        case AGENT -> "Agent 客服";
        case SYSTEM -> "Notice 提示";
      };
    }
  }

  private final Customers customers;
  private final Conversations conversations;
  private final Summaries summaries;
  private final Complaints complaints;
  private final Leads leads;
  private final FollowUps followUps;
  private final FeedbackList feedback;
  private final Surveys surveys;
  private final Journal journal;
  private final InstantSource clock;

  public PersonalData(
      Customers customers,
      Conversations conversations,
      Summaries summaries,
      Complaints complaints,
      Leads leads,
      FollowUps followUps,
      FeedbackList feedback,
      Surveys surveys,
      Journal journal,
      InstantSource clock) {
    this.complaints = complaints;
    this.leads = leads;
    this.followUps = followUps;
    this.feedback = feedback;
    this.surveys = surveys;
    this.journal = journal;
    this.customers = customers;
    this.conversations = conversations;
    this.summaries = summaries;
    this.clock = clock;
  }

  /// What is known of a person; empty when nobody has this id.
  public Optional<Export> of(String subject) {
    return customers
        .load(subject)
        .map(customer ->
            new Export(
                customer,
                customer.parts().stream()
                    .flatMap(part -> customers.load(part.other()).stream())
                    .toList(),
                customers.figures(subject),
                customer.family().stream()
                    .flatMap(id -> summaries.timeline(id).stream())
                    .sorted(Comparator.comparing(Summary::startedAt))
                    .map(Summary::id)
                    .flatMap(id -> conversations.load(id).stream())
                    .toList(),
                complaints.all().reversed().stream()
                    .filter(complaint -> customer.family().contains(complaint.customer()))
                    .map(Complaint::number)
                    .map(number ->
                        ComplaintWords.of(number, journal.read(ComplaintEvent.stream(number), 0)))
                    .toList(),
                customer.family().stream()
                    .flatMap(id -> leads.of(id).stream())
                    .map(Lead::number)
                    .map(number -> LeadWords.of(number, journal.read(LeadEvent.stream(number), 0)))
                    .toList(),
                customer.family().stream()
                    .flatMap(id -> followUps.of(id).stream())
                    .map(FollowUp::number)
                    .map(number ->
                        FollowUpWords.of(number, journal.read(FollowUpEvent.stream(number), 0)))
                    .toList(),
                customer.family().stream()
                    .flatMap(id -> feedback.of(id).stream())
                    .sorted(Comparator.comparing((Feedback it) -> it.origin().at()))
                    .map(Feedback::number)
                    .map(number ->
                        FeedbackWords.of(number, journal.read(FeedbackEvent.stream(number), 0)))
                    .toList(),
                customer.family().stream()
                    .flatMap(id -> surveys.of(id).stream())
                    .map(Survey::number)
                    .map(number ->
                        SurveyWords.of(number, journal.read(SurveyEvent.stream(number), 0)))
                    .toList(),
                clock.instant()));
  }
}
