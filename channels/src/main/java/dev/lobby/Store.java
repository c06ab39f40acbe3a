package dev.lobby;

import dev.lobby.audit.AuditEvent;
import dev.lobby.complaint.ComplaintEvent;
import dev.lobby.conversation.ConversationEvent;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.FiguresEvent;
import dev.lobby.customer.LinkCodeEvent;
import dev.lobby.customer.ProfileImportEvent;
import dev.lobby.desk.TicketEvent;
import dev.lobby.erasure.ErasureEvent;
import dev.lobby.erasure.ErasureRegister;
import dev.lobby.feedback.FeedbackEvent;
import dev.lobby.followup.FollowUpEvent;
import dev.lobby.journal.AtomicFile;
import dev.lobby.journal.Disk;
import dev.lobby.journal.EventCodec;
import dev.lobby.journal.FileJournal;
import dev.lobby.keys.KeyRing;
import dev.lobby.lead.LeadEvent;
import dev.lobby.outbox.OutboxEvent;
import dev.lobby.outreach.OutreachEvent;
import dev.lobby.outreach.PlanEvent;
import dev.lobby.publishing.ArticleEvent;
import dev.lobby.publishing.ImportEvent;
import dev.lobby.publishing.ReleaseEvent;
import dev.lobby.publishing.catalogue.CatalogueEvent;
import dev.lobby.publishing.document.DocumentEvent;
import dev.lobby.publishing.gap.GapEvent;
import dev.lobby.publishing.glossary.GlossaryEvent;
import dev.lobby.publishing.incident.IncidentEvent;
import dev.lobby.publishing.recall.CorrectionEvent;
import dev.lobby.retention.RetentionEvent;
import dev.lobby.review.verdict.VerdictEvent;
import dev.lobby.staff.StaffEvent;
import dev.lobby.store.SealedStore;
import dev.lobby.survey.SurveyEvent;
import dev.lobby.value.ValueEvent;
import dev.lobby.webhook.WebhookEvent;
import dev.lobby.wire.JsonEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The embedded store in a data directory: `journal/`, the `keys` its sealed parts open with, and
/// the secret under which tokens are made.
public final class Store implements AutoCloseable {

  private static final int SECRET_BYTES = 32;

  private final SealedStore sealed;
  private final byte[] secret;

  private Store(SealedStore sealed, byte[] secret) {
    this.sealed = sealed;
    this.secret = secret;
  }

  /// The codec for every event Lobby writes.
  public static EventCodec codec() {
    return new JsonEventCodec(
        ConversationEvent.class,
        TicketEvent.class,
        CustomerEvent.class,
        FiguresEvent.class,
        LinkCodeEvent.class,
        ProfileImportEvent.class,
        StaffEvent.class,
        ErasureEvent.class,
        AuditEvent.class,
        OutboxEvent.class,
        ReleaseEvent.class,
        ArticleEvent.class,
        ImportEvent.class,
        DocumentEvent.class,
        CorrectionEvent.class,
        ComplaintEvent.class,
        LeadEvent.class,
        FeedbackEvent.class,
        FollowUpEvent.class,
        OutreachEvent.class,
        PlanEvent.class,
        SurveyEvent.class,
        IncidentEvent.class,
        CatalogueEvent.class,
        GlossaryEvent.class,
        GapEvent.class,
        RetentionEvent.class,
        VerdictEvent.class,
        ValueEvent.class,
        WebhookEvent.class);
  }

  /// The directory of the journal.
  public static Path journal(Path data) {
    return SealedStore.journal(data);
  }

  /// The key file.
  public static Path keys(Path data) {
    return SealedStore.keys(data);
  }

  /// Opens the store of a data directory, which is made when it is missing.
  ///
  /// @throws Settings.Invalid when its secret is missing or damaged
  /// @throws dev.lobby.journal.JournalException when another process has it open, or it is damaged
  /// @throws dev.lobby.keys.KeyException when the keys are not those of the journal
  public static Store open(Path data, MasterKeySource master, InstantSource clock) {
    SealedStore sealed;
    try {
      sealed =
          SealedStore.open(
              Disk.LOCAL,
              data,
              codec(),
              () -> master.read(data),
              clock,
              FileJournal.SEGMENT_BYTES,
              FileJournal::halt);
    } catch (IllegalStateException e) {
      throw new Settings.Invalid(String.valueOf(e.getMessage()));
    }
    try {
      return new Store(sealed, secret(data, sealed.journal().head() == 0));
    } catch (RuntimeException e) {
      sealed.close();
      throw e;
    }
  }

  /// Opens the store that is in the data directory of the settings.
  ///
  /// @throws Settings.Invalid when there is none
  public static Store openExisting(Settings settings) {
    if (!Files.isDirectory(journal(settings.data()))) {
      throw new Settings.Invalid(
          "There is no store in "
              + settings.data()
              + ": name the data directory with --data, or, where there is none yet, run `./lobby"
              + " serve --data "
              + settings.data()
              + "` once and stop it. 此处没有数据：请用 --data 指定数据目录；首次使用请先运行一次 ./lobby serve。");
    }
    return open(settings.data(), settings.masterKey(), InstantSource.system());
  }

  /// The register of erasures.
  public static Path erasures(Path data) {
    return SealedStore.register(data);
  }

  /// The directory of the releases that are kept.
  public static Path releases(Path data) {
    return data.resolve("releases");
  }

  /// The file that checkpoints of the journal are written to.
  public static Path checkpoints(Path data) {
    return data.resolve("checkpoints");
  }

  /// The journal.
  public FileJournal journal() {
    return sealed.journal();
  }

  /// What the journal is sealed with.
  public KeyRing keys() {
    return sealed.keys();
  }

  /// What checkpoints and erasures are signed with.
  public PrivateKey signing() {
    return sealed.signing();
  }

  /// The register of erasures.
  public ErasureRegister register() {
    return sealed.register();
  }

  @Override
  public void close() {
    sealed.close();
  }

  /// The data directory's secret.
  public byte[] secret() {
    return secret.clone();
  }

  /// Reads the secret, which the owner alone may; it is made with the store. In the file a checksum
  /// follows it, since another secret would make strangers of all customers in silence.
  static byte[] secret(Path data, boolean isNew) {
    Path file = data.resolve("secret.key");
    byte[] known = read(file);
    if (known == null) {
      if (!isNew) {
        throw new Settings.Invalid(
            file
                + " is missing, and by it Lobby knows again whoever wrote before. Restore it from a backup.");
      }
      byte[] secret = random();
      put(file, withChecksum(secret));
      return secret;
    }
    byte[] secret = Arrays.copyOf(known, SECRET_BYTES);
    boolean right = Arrays.equals(known, withChecksum(secret));
    // Older ones have no checksum.
    boolean old = known.length == SECRET_BYTES && !Arrays.equals(known, new byte[SECRET_BYTES]);
    if (!right && !old) {
      throw damaged(file);
    }
    return secret;
  }

  private static byte[] withChecksum(byte[] secret) {
    CRC32C crc = new CRC32C();
    crc.update(secret);
    return ByteBuffer.allocate(SECRET_BYTES + Integer.BYTES)
        .put(secret)
        .putInt((int) crc.getValue())
        .array();
  }

  /// The bytes of a master key in a file of the data directory; made at the first call, readable by
  /// the owner alone.
  ///
  /// @throws Settings.Invalid when it is missing and there are keys it should open
  static byte[] masterKey(Path data, String name) {
    Path file = data.resolve(name);
    byte[] known = read(file);
    if (known == null) {
      if (Files.exists(keys(data))) {
        throw new Settings.Invalid(
            file
                + " is missing, and "
                + keys(data)
                + " opens with nothing else. Restore it from its copy, or say with masterKey where the"
                + " master key is.");
      }
      byte[] made = random();
      put(file, made);
      return made;
    }
    if (known.length != SECRET_BYTES) {
      throw damaged(file);
    }
    return known;
  }

  private static Settings.Invalid damaged(Path file) {
    return new Settings.Invalid(
        file
            + " does not hold the "
            + SECRET_BYTES
            + " bytes it should. Restore it from a backup.");
  }

  private static byte[] random() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /// What a file holds; null when it is missing.
  private static byte @Nullable [] read(Path file) {
    try {
      return Files.exists(file) ? Disk.LOCAL.content(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ".", e);
    }
  }

  private static void put(Path file, byte[] content) {
    try {
      AtomicFile.putSecret(Disk.LOCAL, file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ".", e);
    }
  }
}
