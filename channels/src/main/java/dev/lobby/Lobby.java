package dev.lobby;

import dev.lobby.audit.Audit;
import dev.lobby.briefing.Dealings;
import dev.lobby.channel.bank.BankDoor;
import dev.lobby.channel.web.ConversationStreams;
import dev.lobby.channel.web.ConversationTokens;
import dev.lobby.channel.web.CustomerTokens;
import dev.lobby.channel.web.WebChannel;
import dev.lobby.channel.webhook.HttpReceiver;
import dev.lobby.channel.webhook.WebhookChannel;
import dev.lobby.channel.webhook.WebhookCourier;
import dev.lobby.checkpoint.CheckpointSink;
import dev.lobby.checkpoint.Checkpointer;
import dev.lobby.complaint.Clockwork;
import dev.lobby.complaint.ComplaintDesk;
import dev.lobby.complaint.ComplaintEndings;
import dev.lobby.complaint.ComplaintJoins;
import dev.lobby.complaint.ComplaintMembers;
import dev.lobby.complaint.PoorScores;
import dev.lobby.console.ChangeStream;
import dev.lobby.console.ConversationView;
import dev.lobby.console.Sessions;
import dev.lobby.console.agent.AgentConsole;
import dev.lobby.console.agent.CasePromises;
import dev.lobby.console.agent.ClientJson;
import dev.lobby.console.agent.ComplaintConsole;
import dev.lobby.console.agent.CustomerConsole;
import dev.lobby.console.agent.CustomerJson;
import dev.lobby.console.agent.FeedbackConsole;
import dev.lobby.console.agent.FollowUpConsole;
import dev.lobby.console.agent.LeadConsole;
import dev.lobby.console.agent.SurveyJson;
import dev.lobby.console.agent.Today;
import dev.lobby.console.editor.ArticleListing;
import dev.lobby.console.editor.CatalogueConsole;
import dev.lobby.console.editor.DocumentConsole;
import dev.lobby.console.editor.EditorConsole;
import dev.lobby.console.editor.GapConsole;
import dev.lobby.console.editor.GlossaryConsole;
import dev.lobby.console.editor.PublishConsole;
import dev.lobby.console.editor.WaitingConsole;
import dev.lobby.console.supervisor.ContactPlanConsole;
import dev.lobby.console.supervisor.IncidentConsole;
import dev.lobby.console.supervisor.OutboxConsole;
import dev.lobby.console.supervisor.PeopleConsole;
import dev.lobby.console.supervisor.RecallConsole;
import dev.lobby.console.supervisor.RetentionConsole;
import dev.lobby.console.supervisor.ReviewConsole;
import dev.lobby.console.supervisor.SupervisorConsole;
import dev.lobby.console.supervisor.WebhooksConsole;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Lanes;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.customer.FieldRights;
import dev.lobby.customer.Links;
import dev.lobby.customer.ProfileDesk;
import dev.lobby.desk.AgentDesk;
import dev.lobby.desk.ComplaintIntake;
import dev.lobby.desk.DeskQueue;
import dev.lobby.desk.EndedLeads;
import dev.lobby.desk.SettledWaits;
import dev.lobby.desk.WrapUpCode;
import dev.lobby.dialogue.Assistant;
import dev.lobby.dialogue.ComplaintNotices;
import dev.lobby.dialogue.ComplaintProgress;
import dev.lobby.dialogue.Inference;
import dev.lobby.dialogue.LongWaits;
import dev.lobby.dialogue.PromisedCalls;
import dev.lobby.dialogue.SatisfactionQuestions;
import dev.lobby.erasure.Erasures;
import dev.lobby.erasure.PersonalData;
import dev.lobby.feedback.FeedbackDesk;
import dev.lobby.feedback.FeedbackIntake;
import dev.lobby.followup.FollowUpDesk;
import dev.lobby.http.HttpDoor;
import dev.lobby.journal.Journal;
import dev.lobby.knowledge.Release;
import dev.lobby.knowledge.article.Lint;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.catalogue.HeldProductCheck;
import dev.lobby.knowledge.catalogue.Investments;
import dev.lobby.knowledge.catalogue.RecommendationCheck;
import dev.lobby.knowledge.catalogue.TypedRates;
import dev.lobby.knowledge.document.DocumentReader;
import dev.lobby.knowledge.document.ReadingLimits;
import dev.lobby.knowledge.evaluation.HeldOutQuestions;
import dev.lobby.language.Language;
import dev.lobby.language.embedding.Embedders;
import dev.lobby.lead.ContactLeave;
import dev.lobby.lead.LeadCalls;
import dev.lobby.lead.LeadDesk;
import dev.lobby.lead.LeadIntake;
import dev.lobby.lead.LeadScoring;
import dev.lobby.lead.SpokenRefusal;
import dev.lobby.outbox.Backoff;
import dev.lobby.outbox.DeadLetters;
import dev.lobby.outbox.Outbox;
import dev.lobby.outreach.ContactConsents;
import dev.lobby.outreach.Known;
import dev.lobby.outreach.Outreach;
import dev.lobby.outreach.OutreachKeeper;
import dev.lobby.outreach.PlanDesk;
import dev.lobby.outreach.WorkItems;
import dev.lobby.publishing.ArticleDesk;
import dev.lobby.publishing.GateOverrides;
import dev.lobby.publishing.Imports;
import dev.lobby.publishing.Library;
import dev.lobby.publishing.Publisher;
import dev.lobby.publishing.ReleaseFolder;
import dev.lobby.publishing.ReleasedArticles;
import dev.lobby.publishing.Releases;
import dev.lobby.publishing.ScheduledPublication;
import dev.lobby.publishing.TakenBack;
import dev.lobby.publishing.catalogue.CatalogueDesk;
import dev.lobby.publishing.catalogue.QuotedValues;
import dev.lobby.publishing.document.DocumentDesk;
import dev.lobby.publishing.gap.GapDesk;
import dev.lobby.publishing.gap.Gaps;
import dev.lobby.publishing.gate.Gate;
import dev.lobby.publishing.gate.Reviewed;
import dev.lobby.publishing.gate.Truth;
import dev.lobby.publishing.glossary.GlossaryDesk;
import dev.lobby.publishing.incident.IncidentDesk;
import dev.lobby.publishing.overlap.DraftLookalikes;
import dev.lobby.publishing.overlap.Overlaps;
import dev.lobby.publishing.recall.CorrectionDesk;
import dev.lobby.publishing.recall.Corrections;
import dev.lobby.publishing.recall.Recall;
import dev.lobby.publishing.recall.RecallableArticles;
import dev.lobby.retention.MinimumRetention;
import dev.lobby.retention.Retention;
import dev.lobby.review.ConversationSearch;
import dev.lobby.review.verdict.ArticleHealth;
import dev.lobby.review.verdict.Reviews;
import dev.lobby.staff.Passwords;
import dev.lobby.staff.Role;
import dev.lobby.staff.Staff;
import dev.lobby.staff.StaffNames;
import dev.lobby.suitability.Assessments;
import dev.lobby.suitability.SuitabilityGuard;
import dev.lobby.survey.SurveyDesk;
import dev.lobby.value.ValueKeeper;
import dev.lobby.view.View;
import dev.lobby.view.Views;
import dev.lobby.webhook.Webhooks;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One running Lobby: everything wired by hand, from the store to the doors.
public final class Lobby implements AutoCloseable {

  /// How often the clocks of complaints are looked at.
  private static final long CLOCKWORK_MILLIS = 60_000;

  private static final long WAITS_MILLIS = 15_000;

  /// How often lists of customers are brought up to date.
  private static final Duration VALUES_EVERY = Duration.ofMinutes(1);

  /// How many processors a publication asks its questions on: half of them, and both where there
  /// are two. Customers wait some milliseconds longer meanwhile, and editors half as long.
  private static int gateThreads() {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.clamp(processors / 2, Math.min(2, processors), processors);
  }

  /// How often is looked whether contact plans have something to do.
  static final Duration CONTACTS_EVERY = Duration.ofMinutes(1);

  /// How often is looked whether something approved for a moment is due.
  private static final Duration PUBLICATIONS_DUE_EVERY = Duration.ofMinutes(1);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<String> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Staff staff;
  private final Journal journal;
  private final ConversationStreams streams;
  private final HttpDoor door;
  private final Inference inference;

  /// Opens the store, rebuilds the views and listens.
  ///
  /// @throws dev.lobby.journal.JournalException when the store is in use or damaged
  /// @throws dev.lobby.knowledge.ReleaseException when there is no usable release
  /// @throws Settings.Invalid when the port is in use
  public static Lobby start(Settings settings) {
    return start(settings, Views.Progress.NONE);
  }

  /// As [#start(Settings)].
  ///
  /// @param progress is told while views are far behind
  public static Lobby start(Settings settings, Views.Progress progress) {
    // One for all releases: what a question means is the same to each.
    Embedders embedders = settings.embedders();
    return new Lobby(
        settings,
        InstantSource.system(),
        ConversationStreams.Patience.DEFAULT,
        Inference.DEADLINE,
        Passwords.ROUNDS,
        directory -> Release.open(directory, embedders),
        CONTACTS_EVERY,
        progress);
  }

  /// @param contactsEvery how often it is looked whether contact plans have anything to do
  static Lobby start(
      Settings settings,
      InstantSource clock,
      ConversationStreams.Patience patience,
      Duration deadline,
      int passwordRounds,
      Releases.Reader reader,
      Duration contactsEvery) {
    return new Lobby(
        settings,
        clock,
        patience,
        deadline,
        passwordRounds,
        reader,
        contactsEvery,
        Views.Progress.NONE);
  }

  private Lobby(
      Settings settings,
      InstantSource clock,
      ConversationStreams.Patience patience,
      Duration deadline,
      int passwordRounds,
      Releases.Reader reader,
      Duration contactsEvery,
      Views.Progress progress) {
    long begun = System.nanoTime();
    try {
      Store store = part(Store.open(settings.data(), settings.masterKey(), clock));
      journal = store.journal();
      List<CheckpointSink> sinks = new ArrayList<>(settings.checkpointSinks());
      sinks.add(new CheckpointSink.ToFile(Store.checkpoints(settings.data())));
      part(
          new Checkpointer(
              store.journal(), store.signing(), clock, settings.checkpointEvery(), sinks));
      byte[] secret = store.secret();
      begun = step("journal", begun);
      ReleaseFolder folder = new ReleaseFolder(Store.releases(settings.data()));
      Releases releases =
          part(Releases.open(journal, folder, settings.release(), reader, notes::add));
      begun = step("release", begun);

      Customers customers = new Customers(journal, secret);
      SuitabilityGuard guard =
          new SuitabilityGuard(customers, releases, clock, settings.timeZone());
      Conversations conversations = new Conversations(journal, guard);
      staff = new Staff(journal, passwordRounds);
      Retention retention =
          new Retention(store.journal(), store.keys(), conversations, settings.retention(), clock);
      if (settings.applyRetention()) {
        // Before anybody can write: what is blanked cannot be written in at the same time.
        retention.apply("retention.apply");
      }
      StoredViews stored = part(StoredViews.open(settings.data(), journal, settings.value()));
      DeskQueue queue = stored.queue();
      Summaries summaries = stored.summaries();
      ConversationSearch search = new ConversationSearch(stored.index(), conversations);

      Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
      part(() -> vertx.close().await());
      ConversationTokens tokens = new ConversationTokens(secret, settings.tokenLifetime(), clock);
      streams = part(new ConversationStreams(vertx, conversations, tokens, patience));
      Audit audit = new Audit(journal, clock);
      List<View> all = new ArrayList<>(stored.all());
      all.add(streams);
      OutreachKeeper.Bell bell = new OutreachKeeper.Bell(stored.complaints());
      all.add(bell);
      Views views = part(new Views(journal, stored.store(), all, progress));
      Erasures erasures =
          new Erasures(
              journal,
              store.keys(),
              conversations,
              store.register(),
              clock,
              new MinimumRetention(journal, store.keys(), settings.retention(), clock));
      erasures.finish(stored.erasures());
      begun = step("views", begun);
      ChangeStream changes = part(new ChangeStream(vertx));
      views.onAdvance(changes::advanced);
      changes.advanced(views.watermark());

      // Inference is closed before the lanes, whose commands may wait for the sentence encoders.
      Lanes lanes = part(new Lanes());
      inference = part(new Inference(Runtime.getRuntime().availableProcessors(), deadline));
      // Whoever only looks at the page does not wait for the sentence encoders; who asks does.
      inference.prepare(() -> {
        releases.current().interpreter().warmUp();
        // What reading the release left behind is most of the heap; it goes back to the machine.
        System.gc();
      });
      LeadIntake leadIntake =
          new LeadIntake(stored.leads(), settings.leads(), stored.members(), stored.complaints());
      Links links = new Links(journal, customers, clock, leadIntake::joined);
      Assistant assistant =
          new Assistant(
              conversations,
              customers,
              store.keys(),
              releases,
              inference,
              queue,
              clock,
              settings.timeZone(),
              leadIntake,
              new FeedbackIntake(settings.feedback()),
              stored.incidents(),
              new ComplaintProgress(
                  settings.complaintProgress(),
                  stored.complaints(),
                  settings.complaintClocks(),
                  journal),
              new PromisedCalls(
                  stored.followUps(), customers, settings.complaintClocks().calendar()));
      AgentDesk desk =
          new AgentDesk(
              journal,
              conversations,
              releases,
              WrapUpCode.DEFAULT,
              it ->
                  stored
                      .complaints()
                      .concern(
                          customers
                              .whole(it.customer())
                              .map(Customer::family)
                              .orElse(List.of(it.customer())),
                          it.id()));
      ComplaintIntake intake = new ComplaintIntake(journal, conversations, customers, clock);

      Optional<WebhookChannel> webhook =
          settings
              .webhook()
              .map(provider -> {
                WebhookCourier courier =
                    part(new WebhookCourier(provider.url(), provider.secret(), clock));
                Outbox outbox =
                    part(
                        new Outbox(
                            journal,
                            customers,
                            stored.letters(),
                            List.of(courier),
                            Backoff.usual(ByteBuffer.wrap(secret).getLong()),
                            clock,
                            guard));
                views.onAdvance(outbox::advanced);
                return new WebhookChannel(
                    assistant, conversations, customers, journal, lanes, provider.secret(), clock);
              });
      List<HttpReceiver> receivers =
          settings.receivers().stream()
              .map(it -> new HttpReceiver(it.name(), it.url(), it.secret(), clock))
              .toList();
      Webhooks webhooks =
          part(
              new Webhooks(
                  journal,
                  customers,
                  receivers,
                  Backoff.usual(ByteBuffer.wrap(secret).getLong()),
                  clock));
      // Closed first, so that nobody waits for their answers.
      receivers.forEach(this::part);
      views.onAdvance(webhooks::advanced);
      WebhooksConsole told = part(new WebhooksConsole(webhooks, journal));
      WebChannel web =
          part(
              new WebChannel(
                  assistant,
                  conversations,
                  customers,
                  links,
                  summaries,
                  journal,
                  views,
                  lanes,
                  tokens,
                  new CustomerTokens(settings.customerTokenSecret(), clock),
                  streams,
                  stored.incidents(),
                  clock,
                  settings.timeZone()));
      Sessions sessions =
          part(
              new Sessions(
                  staff,
                  new StaffNames(stored.members(), staff),
                  audit,
                  clock,
                  settings.secureCookies(),
                  settings.timeZone()));
      ConversationView view =
          new ConversationView(
              journal,
              views,
              queue,
              customers,
              summaries,
              releases,
              conversations,
              stored.complaints(),
              id ->
                  stored
                      .values()
                      .of(id, LocalDate.ofInstant(clock.instant(), settings.timeZone())));
      AgentConsole agents =
          part(
              new AgentConsole(
                  desk,
                  intake,
                  queue,
                  leadIntake,
                  customers,
                  conversations,
                  lanes,
                  journal,
                  views,
                  sessions,
                  changes,
                  view,
                  audit));
      SupervisorConsole supervisors =
          part(
              new SupervisorConsole(
                  summaries, search, conversations, journal, sessions, changes, view, audit));
      PeopleConsole people =
          part(
              new PeopleConsole(
                  erasures,
                  stored.erasures(),
                  new PersonalData(
                      customers,
                      conversations,
                      summaries,
                      stored.complaints(),
                      stored.leads(),
                      stored.followUps(),
                      stored.feedback(),
                      stored.surveys(),
                      journal,
                      clock),
                  customers,
                  Set.of(WebhookChannel.NAME),
                  audit,
                  stored.audit(),
                  journal,
                  views));
      RetentionConsole retained = part(new RetentionConsole(retention));
      Recall recall = new Recall(journal, summaries, search);
      Corrections corrections =
          new Corrections(journal, conversations, summaries, recall, releases);
      RecallConsole recalls =
          part(
              new RecallConsole(
                  recall,
                  new RecallableArticles(
                      () -> releases.current().articles(),
                      releases::kept,
                      journal,
                      stored.articles(),
                      stored.incidents(),
                      search),
                  corrections,
                  new CorrectionDesk(journal, corrections),
                  stored.corrections(),
                  journal,
                  views,
                  audit,
                  store.signing(),
                  clock));
      Reviews judged =
          new Reviews(journal, conversations, releases, stored.turns(), stored.verdicts(), clock);
      ReviewConsole reviews = part(new ReviewConsole(judged, conversations, journal, views, audit));
      ReleasedArticles released = new ReleasedArticles(releases);
      CatalogueDesk catalogue =
          new CatalogueDesk(
              journal, () -> releases.current().catalogue(), () -> releases.current().articles());
      GlossaryDesk glossary = new GlossaryDesk(journal, () -> releases.current().glossary());
      DocumentDesk documents =
          new DocumentDesk(
              journal,
              stored.documents(),
              () -> releases.current().documents(),
              new DocumentReader(ReadingLimits.DEFAULT, clock),
              read -> RecommendationCheck.of(read, Investments.of(catalogue.upcoming())));
      QuotedValues quoted = new QuotedValues(catalogue::upcoming, clock, settings.timeZone());
      Library library =
          new Library(
              journal,
              stored.articles(),
              released,
              settings.approval(),
              new Lint(settings.answerLimits(), catalogue::fillsIn),
              article ->
                  Stream.of(
                          quoted.of(article),
                          RecommendationCheck.of(article, catalogue.upcoming()),
                          HeldProductCheck.of(article, catalogue.upcoming()),
                          TypedRates.of(
                              article,
                              catalogue.upcoming(),
                              LocalDate.ofInstant(clock.instant(), settings.timeZone())))
                      .flatMap(List::stream)
                      .toList(),
              documents::publishable);
      DocumentConsole documentPages =
          part(
              new DocumentConsole(documents, releases, journal, views, clock, settings.timeZone()));
      ArticleDesk articles = new ArticleDesk(journal, released, library, settings.approval());
      Gaps gaps =
          new Gaps(
              journal,
              releases,
              settings.embedders(),
              library,
              customers,
              settings.gaps(),
              clock,
              settings.timeZone());
      GapConsole gapped =
          part(
              new GapConsole(
                  gaps,
                  new GapDesk(gaps, library, articles, journal, clock, settings.timeZone()),
                  new Overlaps(settings.embedders()),
                  library,
                  releases,
                  journal,
                  views,
                  audit));
      Publisher publisher =
          part(
              new Publisher(
                  releases,
                  folder,
                  () -> Releases.answering(journal, folder, settings.release()),
                  settings.embedders(),
                  library,
                  catalogue,
                  glossary,
                  new Gate(
                      journal,
                      settings.timeZone(),
                      settings.leads(),
                      settings.gate().rules(),
                      clock,
                      gateThreads()),
                  () -> settings.gate().questions().map(HeldOutQuestions::read).orElse(List.of()),
                  () -> judged.reviewedTurns().stream().flatMap(Lobby::known).toList(),
                  clock));
      ScheduledPublication scheduled =
          part(
              new ScheduledPublication(
                  library, publisher, releases, clock, PUBLICATIONS_DUE_EVERY));
      EditorConsole editors =
          part(
              new EditorConsole(
                  library,
                  new ArticleListing(
                      library,
                      releases,
                      new ArticleHealth(stored.turns(), stored.verdicts(), stored.ratings(), clock),
                      scheduled,
                      clock,
                      settings.timeZone()),
                  articles,
                  new Imports(journal, released),
                  publisher,
                  releases,
                  new DraftLookalikes(settings.embedders(), clock),
                  journal,
                  views,
                  sessions,
                  clock,
                  settings.timeZone()));
      PublishConsole publications =
          part(
              new PublishConsole(
                  library,
                  publisher,
                  catalogue,
                  glossary,
                  new TakenBack(journal, stored.articles(), released, catalogue, glossary),
                  releases,
                  settings.gate().secondPerson(),
                  journal,
                  views,
                  audit,
                  clock));
      CatalogueConsole catalogues =
          part(
              new CatalogueConsole(
                  catalogue,
                  stored.blocked(),
                  releases,
                  journal,
                  views,
                  clock,
                  settings.timeZone()));
      GlossaryConsole glossaries = part(new GlossaryConsole(glossary));
      WaitingConsole waiting =
          part(
              new WaitingConsole(
                  articles,
                  catalogue,
                  documents,
                  glossary,
                  new GateOverrides(journal, settings.gate().secondPerson()),
                  releases,
                  journal,
                  views,
                  clock,
                  settings.timeZone()));
      IncidentConsole incidents =
          part(
              new IncidentConsole(
                  new IncidentDesk(journal, releases, clock),
                  stored.incidents(),
                  journal,
                  views,
                  clock,
                  settings.confirmIncidentWithin()));
      FollowUpDesk followUpDesk = new FollowUpDesk(journal, clock);
      SettledWaits settledWaits = new SettledWaits(journal, releases);
      ComplaintDesk complaintDesk =
          new ComplaintDesk(
              journal,
              conversations,
              settings.complaintClocks(),
              clock,
              new SatisfactionQuestions(releases, settings.timeZone(), clock),
              settledWaits,
              new ComplaintNotices(releases, settings.timeZone(), clock),
              name -> staff.find(name).filter(it -> it.role() == Role.SUPERVISOR).isPresent());
      CasePromises casePromises = new CasePromises(stored.followUps(), followUpDesk);
      ComplaintConsole complaints =
          part(
              new ComplaintConsole(
                  complaintDesk,
                  new ComplaintEndings(journal, conversations, settings.timeZone(), settledWaits),
                  intake,
                  new ComplaintJoins(journal, customers, settings.timeZone()),
                  new ComplaintMembers(journal, stored.complaints(), complaintDesk),
                  stored.complaints(),
                  conversations,
                  view,
                  stored.care(),
                  casePromises,
                  journal,
                  views,
                  sessions,
                  staff,
                  stored.members(),
                  audit,
                  language ->
                      releases
                          .current()
                          .words()
                          .say(
                              WordsKey.COMPLAINT_APPEAL,
                              language == Language.EN ? Language.EN : Language.ZH),
                  clock));
      LeadScoring scoring =
          new LeadScoring(
              id -> stored.customers().whole(id).map(CustomerDirectory.Row::rating),
              settings.timeZone(),
              lead ->
                  stored
                      .customers()
                      .whole(lead.origin().customer())
                      .filter(it -> settings.leads().core(Optional.ofNullable(it.tier())))
                      .isPresent());
      ContactLeave leave = new ContactLeave(customers, stored.leads());
      ClientJson clients =
          new ClientJson(customers, summaries, new SpokenRefusal(customers, stored.leads()));
      LeadConsole leads =
          part(
              new LeadConsole(
                  new LeadDesk(
                      journal,
                      scoring,
                      leave,
                      new LeadCalls(journal, stored.followUps(), customers),
                      clock,
                      settings.timeZone(),
                      new EndedLeads(journal, conversations, stored.leads())),
                  stored.leads(),
                  scoring,
                  settings.leads(),
                  leave,
                  casePromises,
                  clients,
                  view,
                  customers,
                  stored.members(),
                  journal,
                  views,
                  sessions,
                  staff,
                  audit,
                  clock));
      FeedbackConsole feedback =
          part(
              new FeedbackConsole(
                  new FeedbackDesk(journal, conversations),
                  stored.feedback(),
                  stored.members(),
                  journal,
                  views,
                  sessions,
                  staff,
                  audit));
      FieldRights rights = new FieldRights(summaries, conversations);
      SurveyDesk surveyDesk = new SurveyDesk(journal, followUpDesk);
      FollowUpConsole followUps =
          part(
              new FollowUpConsole(
                  followUpDesk,
                  new PoorScores(
                      stored.complaints(),
                      followUpDesk,
                      settings.complaintClocks().calendar(),
                      clock),
                  surveyDesk,
                  stored.followUps(),
                  stored.members(),
                  new Today(
                      stored.followUps(),
                      followUpDesk,
                      customers,
                      conversations,
                      stored.complaints(),
                      settings.complaintClocks(),
                      stored.leads(),
                      scoring,
                      leave,
                      new WorkItems(
                          journal,
                          settings.contacts().plans(),
                          customers,
                          new ContactConsents(customers, stored.leads())),
                      clients,
                      stored.customers(),
                      queue,
                      stored.care(),
                      journal,
                      settings.timeZone()),
                  customers,
                  rights,
                  conversations,
                  journal,
                  views,
                  sessions,
                  staff,
                  audit,
                  clock));
      PlanDesk planDesk = new PlanDesk(journal);
      Outreach outreach =
          new Outreach(
              settings.contacts().plans(),
              settings.contacts().limit(),
              new Known(
                  journal,
                  customers,
                  conversations,
                  summaries,
                  stored.customers(),
                  stored.values(),
                  stored.complaints(),
                  stored.followUps(),
                  stored.members(),
                  stored.outreaches(),
                  stored.surveys(),
                  stored.leads()),
              followUpDesk,
              planDesk,
              settings.complaintClocks().calendar(),
              clock);
      part(new OutreachKeeper(outreach, bell, clock, contactsEvery));
      ContactPlanConsole contactPlans =
          part(
              new ContactPlanConsole(
                  outreach,
                  planDesk,
                  stored.surveys(),
                  customers,
                  audit,
                  clock,
                  bell::ringForEverybody));
      Clockwork clockwork = new Clockwork(stored.complaints(), complaintDesk, clock);
      vertx.setPeriodic(
          CLOCKWORK_MILLIS,
          timer -> vertx.executeBlocking(clockwork::run, false).onFailure(Lobby::notEscalated));
      LongWaits waits =
          new LongWaits(queue, conversations, journal, releases, clock, settings.timeZone());
      vertx.setPeriodic(
          WAITS_MILLIS,
          timer -> vertx.executeBlocking(waits::run, false).onFailure(Lobby::nobodyTold));
      part(new ValueKeeper(stored.values(), journal, settings.timeZone(), clock, VALUES_EVERY));
      ProfileDesk profiles = new ProfileDesk(journal, customers);
      Assessments assessments = new Assessments(journal, customers, clock, settings.timeZone());
      CustomerConsole records =
          part(
              new CustomerConsole(
                  customers,
                  stored.customers(),
                  profiles,
                  assessments,
                  surveyDesk,
                  links,
                  new ComplaintJoins(journal, customers, settings.timeZone()),
                  stored.complaints(),
                  stored.leads(),
                  conversations,
                  rights,
                  new CustomerJson(
                      stored.customers(),
                      rights,
                      summaries,
                      new Dealings(
                          customers,
                          summaries,
                          stored.complaints(),
                          settings.complaintClocks(),
                          stored.followUps(),
                          stored.leads(),
                          stored.feedback(),
                          settings.leads(),
                          stored.values(),
                          queue,
                          settings.timeZone()),
                      followUpDesk,
                      new SurveyJson(stored.surveys(), surveyDesk, settings.contacts().plans()),
                      view,
                      stored.values(),
                      clock,
                      settings.timeZone()),
                  stored.values(),
                  Set.of(WebhookChannel.NAME),
                  journal,
                  views,
                  sessions,
                  audit,
                  settings.timeZone()));
      BankDoor bank =
          part(
              new BankDoor(
                  profiles,
                  assessments,
                  customers,
                  new CustomerTokens(settings.customerTokenSecret(), clock)));
      OutboxConsole undelivered =
          part(
              new OutboxConsole(
                  stored.letters(),
                  new DeadLetters(journal, Set.of(WebhookChannel.NAME)),
                  journal,
                  views));
      door =
          part(
              HttpDoor.open(
                  vertx,
                  settings,
                  (router, contract) -> {
                    sessions.mount(router);
                    agents.mount(router);
                    supervisors.mount(router);
                    people.mount(router);
                    retained.mount(router);
                    undelivered.mount(router);
                    told.mount(router);
                    recalls.mount(router);
                    reviews.mount(router);
                    incidents.mount(router);
                    contactPlans.mount(router);
                    complaints.mount(router);
                    leads.mount(router);
                    feedback.mount(router);
                    followUps.mount(router);
                    records.mount(router);
                    bank.mount(router);
                    editors.mount(router);
                    documentPages.mount(router);
                    publications.mount(router);
                    catalogues.mount(router);
                    glossaries.mount(router);
                    waiting.mount(router);
                    gapped.mount(router);
                    webhook.ifPresent(channel -> channel.mount(router));
                    web.mount(router, contract, vertx);
                  },
                  inference::isPrepared));
      step("HTTP", begun);
    } catch (RuntimeException | Error e) {
      // Also when a library is missing or the heap too small: what listens keeps the process alive.
      close();
      throw e;
    }
  }

  private static void notEscalated(Throwable e) {
    System.getLogger(Lobby.class.getName())
        .log(System.Logger.Level.WARNING, "Complaints could not be escalated.", e);
  }

  private static void nobodyTold(Throwable e) {
    System.getLogger(Lobby.class.getName())
        .log(System.Logger.Level.WARNING, "Who waits long could not be told.", e);
  }

  /// What a verdict says of everybody who asks in the same words.
  private static Stream<Reviewed> known(Reviews.ReviewedTurn turn) {
    Reviewed.Question question = new Reviewed.Question(turn.questionKey());
    Stream.Builder<Reviewed> known = Stream.builder();
    if (turn.right() != null) {
      known.add(new Reviewed(question, new Truth.Article(turn.right())));
    } else if (turn.wrong() != null) {
      known.add(new Reviewed(question, new Truth.NotArticle(turn.wrong())));
    }
    if (turn.person()) {
      known.add(new Reviewed(question, new Truth.Person()));
    }
    return known.build();
  }

  private long step(String name, long begun) {
    long now = System.nanoTime();
    steps.add(name + " " + (now - begun) / 1_000_000 + " ms");
    return now;
  }

  /// What starting took, step by step.
  public List<String> steps() {
    return List.copyOf(steps);
  }

  /// What the operator should know, in a sentence each.
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  /// Where it listens.
  public String url() {
    return door.url();
  }

  /// The sign-ins to the consoles.
  public Staff staff() {
    return staff;
  }

  /// Returns when the sentence encoders are loaded, and messages are answered at once.
  public void awaitReady() {
    inference.awaitPrepared();
  }

  /// How many live streams of conversations are open.
  int openStreams() {
    return streams.size();
  }

  /// Whether nothing but the activation of the first release stands in the store.
  public boolean isNew() {
    return journal.head() <= 1;
  }

  /// Stops listening, lets what is under way finish, and closes the store.
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.getLogger(Lobby.class.getName())
            .log(System.Logger.Level.WARNING, "A part did not close cleanly.", e);
      }
    }
  }
}
