package dev.lobby;

import dev.lobby.audit.AuditLog;
import dev.lobby.channel.webhook.WebhookChannel;
import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.desk.ComplaintCare;
import dev.lobby.desk.DeskQueue;
import dev.lobby.erasure.ErasureList;
import dev.lobby.feedback.FeedbackList;
import dev.lobby.followup.FollowUps;
import dev.lobby.journal.Journal;
import dev.lobby.lead.Leads;
import dev.lobby.outbox.Letters;
import dev.lobby.outreach.Outreaches;
import dev.lobby.publishing.ArticleLives;
import dev.lobby.publishing.catalogue.BlockedAnswers;
import dev.lobby.publishing.document.DocumentLives;
import dev.lobby.publishing.incident.Incidents;
import dev.lobby.publishing.recall.CorrectionList;
import dev.lobby.review.ConversationIndex;
import dev.lobby.review.rating.RatedAnswers;
import dev.lobby.review.verdict.DecidedTurns;
import dev.lobby.review.verdict.Verdicts;
import dev.lobby.staff.Members;
import dev.lobby.survey.Surveys;
import dev.lobby.value.CustomerValues;
import dev.lobby.view.View;
import dev.lobby.view.ViewStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Every view that keeps something in a data directory, and the store it keeps it in.
///
/// Close it after the [views][dev.lobby.view.Views] that bring it up to date, and before the
/// journal.
public final class StoredViews implements AutoCloseable {

  private final ViewStore store;
  private final DeskQueue queue;
  private final ComplaintCare care;
  private final Summaries summaries;
  private final ConversationIndex index;
  private final ErasureList erasures;
  private final AuditLog audit;
  private final Letters letters;
  private final ArticleLives articles;
  private final DocumentLives documents;
  private final DecidedTurns turns;
  private final Verdicts verdicts;
  private final RatedAnswers ratings;
  private final Incidents incidents;
  private final BlockedAnswers blocked;
  private final Complaints complaints;
  private final Leads leads;
  private final FeedbackList feedback;
  private final FollowUps followUps;
  private final Members members;
  private final CorrectionList corrections;
  private final CustomerDirectory customers;
  private final CustomerValues values;
  private final Outreaches outreaches;
  private final Surveys surveys;

  private StoredViews(ViewStore store, Journal journal, Settings.Value value) {
    this.store = store;
    this.queue = new DeskQueue(store);
    this.care = new ComplaintCare(store);
    this.summaries = new Summaries(store);
    this.erasures = new ErasureList(store);
    this.audit = new AuditLog(store);
    this.letters = new Letters(store, Set.of(WebhookChannel.NAME));
    this.articles = new ArticleLives(store);
    this.documents = new DocumentLives(store);
    this.turns = new DecidedTurns(store, summaries);
    this.verdicts = new Verdicts(store);
    this.ratings = new RatedAnswers(store);
    this.incidents = new Incidents(store);
    this.blocked = new BlockedAnswers(store);
    this.complaints = new Complaints(store);
    this.leads = new Leads(store);
    this.feedback = new FeedbackList(store);
    this.followUps = new FollowUps(store);
    this.members = new Members(store);
    this.corrections = new CorrectionList(store);
    this.customers = new CustomerDirectory(store);
    this.values =
        new CustomerValues(
            store, customers, summaries, complaints, followUps, value.rules(), value.zone());
    this.outreaches = new Outreaches(store);
    this.surveys = new Surveys(store, value.zone());
    this.index = new ConversationIndex(store, journal, summaries);
  }

  /// Opens the views of a data directory.
  ///
  /// @param value by which rules customers are classed
  public static StoredViews open(Path data, Journal journal, Settings.Value value) {
    ViewStore store = ViewStore.open(directory(data));
    try {
      return new StoredViews(store, journal, value);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /// The directory they are in.
  public static Path directory(Path data) {
    return data.resolve("views");
  }

  /// All of them, in the order they take in an event.
  public List<View> all() {
    return List.of(
        queue,
        care,
        summaries,
        erasures,
        audit,
        letters,
        articles,
        documents,
        turns,
        verdicts,
        ratings,
        incidents,
        blocked,
        complaints,
        leads,
        feedback,
        followUps,
        members,
        corrections,
        customers,
        values,
        outreaches,
        surveys,
        index);
  }

  /// Where they are kept.
  public ViewStore store() {
    return store;
  }

  /// Who waits for a person.
  public DeskQueue queue() {
    return queue;
  }

  /// What is not to be missed of complaints.
  public ComplaintCare care() {
    return care;
  }

  /// The summaries of all conversations.
  public Summaries summaries() {
    return summaries;
  }

  /// The index of the conversation log.
  public ConversationIndex index() {
    return index;
  }

  /// Whose erasure was asked for.
  public ErasureList erasures() {
    return erasures;
  }

  /// What members of staff did.
  public AuditLog audit() {
    return audit;
  }

  /// What customers are to be told through a provider.
  public Letters letters() {
    return letters;
  }

  /// What is under way with articles.
  public ArticleLives articles() {
    return articles;
  }

  /// What is under way with documents.
  public DocumentLives documents() {
    return documents;
  }

  /// How many turns the assistant decided.
  public DecidedTurns turns() {
    return turns;
  }

  /// What supervisors said of them.
  public Verdicts verdicts() {
    return verdicts;
  }

  /// What customers said of answers.
  public RatedAnswers ratings() {
    return ratings;
  }

  /// What is answered in place of articles for a while.
  public Incidents incidents() {
    return incidents;
  }

  /// What customers did without because the catalogue had nothing valid.
  public BlockedAnswers blocked() {
    return blocked;
  }

  /// Who may sign in.
  public Members members() {
    return members;
  }

  /// What customers complained of.
  public Complaints complaints() {
    return complaints;
  }

  /// All leads.
  public Leads leads() {
    return leads;
  }

  /// All suggestions and praise.
  public FeedbackList feedback() {
    return feedback;
  }

  /// All follow-ups.
  public FollowUps followUps() {
    return followUps;
  }

  /// What those who were told something wrong are to be told.
  public CorrectionList corrections() {
    return corrections;
  }

  /// The bank's customers.
  public CustomerDirectory customers() {
    return customers;
  }

  /// What they are worth.
  public CustomerValues values() {
    return values;
  }

  /// Whom contact plans reached.
  public Outreaches outreaches() {
    return outreaches;
  }

  /// What customers said of recommending the bank.
  public Surveys surveys() {
    return surveys;
  }

  @Override
  public void close() {
    // What an index could not write down it takes in again; the tables are whole all the same.
    try {
      index.close();
    } finally {
      store.close();
    }
  }
}
