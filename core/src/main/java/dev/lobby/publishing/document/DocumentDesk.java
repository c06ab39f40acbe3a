package dev.lobby.publishing.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lobby.conversation.Ids;
import dev.lobby.journal.AppendResult;
import dev.lobby.journal.Journal;
import dev.lobby.journal.Recorded;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.document.BankDocument;
import dev.lobby.knowledge.document.Document;
import dev.lobby.knowledge.document.DocumentReader;
import dev.lobby.knowledge.document.DocumentType;
import dev.lobby.knowledge.document.Passage;
import dev.lobby.knowledge.document.Terms;
import dev.lobby.knowledge.document.UnreadableDocumentException;
import dev.lobby.language.Language;
import dev.lobby.publishing.document.DocumentEvent.Part;
import dev.lobby.publishing.document.DocumentLife.Pending;
import dev.lobby.publishing.document.DocumentLife.Stage;
import dev.lobby.publishing.document.DocumentOutcome.Done;
import dev.lobby.publishing.document.DocumentOutcome.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What editors do with documents. Any thread may call.
///
/// A document says much at once, so whoever imported a version, or wants one taken out, never
/// approves that themselves.
public final class DocumentDesk {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /// What the passages in a frame may take; the rest is for what stands around them.
  private static final int CHUNK_BYTES = Journal.MAX_FRAME_BYTES - (128 << 10);

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Journal journal;
  private final DocumentLives lives;
  private final Supplier<List<BankDocument>> released;
  private final DocumentReader reader;
  private final Function<Document, List<Document.Note>> remarks;

  /// @param lives kept up to date by the views
  /// @param released the documents of the release that answers
  public DocumentDesk(
      Journal journal,
      DocumentLives lives,
      Supplier<List<BankDocument>> released,
      DocumentReader reader) {
    this(journal, lives, released, reader, document -> List.of());
  }

  /// As the other, with what else is to be said of a document that was read.
  public DocumentDesk(
      Journal journal,
      DocumentLives lives,
      Supplier<List<BankDocument>> released,
      DocumentReader reader,
      Function<Document, List<Document.Note>> remarks) {
    this.remarks = remarks;
    this.journal = journal;
    this.lives = lives;
    this.released = released;
    this.reader = reader;
  }

  /// A document of the bank.
  ///
  /// @param released as it may be quoted; empty when it may not
  /// @param life what is under way with it
  public record Entry(String id, Optional<BankDocument> released, DocumentLife life) {}

  /// All documents, by id.
  public List<Entry> list() {
    Map<String, Entry> entries = new TreeMap<>();
    for (BankDocument document : released.get()) {
      entries.put(
          document.id(),
          new Entry(document.id(), Optional.of(document), DocumentLife.untouched(document.id())));
    }
    for (DocumentLife life : lives.all()) {
      entries.put(life.id(), new Entry(life.id(), find(life.id()), life));
    }
    return entries.values().stream().filter(DocumentDesk::isThere).toList();
  }

  /// A document, read from the journal, so that it is never behind; empty when there is none.
  public Optional<Entry> entry(String id) {
    Entry entry = new Entry(id, find(id), load(id));
    return isThere(entry) ? Optional.of(entry) : Optional.empty();
  }

  private static boolean isThere(Entry entry) {
    return entry.released.isPresent() || entry.life.stage() != Stage.SETTLED;
  }

  private Optional<BankDocument> find(String id) {
    return released.get().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  private DocumentLife load(String id) {
    DocumentLife life = DocumentLife.untouched(id);
    for (Recorded recorded : journal.read(DocumentEvent.stream(id), 0)) {
      life = life.after(recorded);
    }
    return life;
  }

  /// The version that was imported and no release has; empty for none.
  public Optional<BankDocument> pending(DocumentLife life) {
    return Optional.ofNullable(life.pending()).map(it -> content(life.id(), it));
  }

  private BankDocument content(String id, Pending pending) {
    List<Passage> passages = new ArrayList<>();
    for (Recorded recorded : journal.read(DocumentEvent.importStream(pending.importId()), 0)) {
      if (recorded.event() instanceof DocumentEvent.Chunk chunk) {
        for (Part part : chunk.passages()) {
          int number = passages.size() + 1;
          passages.add(
              new Passage(
                  Passage.id(pending.sha256(), number),
                  number,
                  part.headings(),
                  part.page(),
                  Language.valueOf(part.language().toUpperCase(Locale.ROOT)),
                  part.text()));
        }
      }
    }
    return new BankDocument(
        id,
        pending.version(),
        new Document(
            pending.title(),
            DocumentType.valueOf(pending.type().toUpperCase(Locale.ROOT)),
            pending.sha256(),
            passages,
            pending.remarks().stream().map(it -> new Document.Note(it.en(), it.zh())).toList()),
        pending.terms());
  }

  /// Imports a version of a document, all of it or nothing.
  ///
  /// @param id the document's id; the same again gives it another version
  /// @param name the file's name
  /// @param terms on which days it is to be quoted, and to whom
  /// @param by who imports it
  /// @param why for its history; may be empty
  public DocumentOutcome importFile(
      String id, String name, byte[] bytes, Terms terms, String by, String why) {
    if (!ID.matcher(id).matches()) {
      return new Refused(
          "编号“" + id + "”只能用小写字母、数字和连字符。",
          "The id '" + id + "' may have lower-case words and digits joined by hyphens only.");
    }
    Document read;
    try {
      read = remarked(reader.read(name, bytes));
    } catch (UnreadableDocumentException e) {
      return new Refused(e.inChinese(), String.valueOf(e.getMessage()));
    }
    return take(BankDocument.of(id, read, terms), name, by, why);
  }

  private Document remarked(Document read) {
    List<Document.Note> notes = new ArrayList<>(read.notes());
    notes.addAll(remarks.apply(read));
    return new Document(read.title(), read.type(), read.sha256(), read.passages(), notes);
  }

  /// Gives a document other terms, as a version of its own that somebody else approves.
  ///
  /// @param terms on which days it is to be quoted, and to whom
  /// @param by who wants it
  /// @param why for its history
  public DocumentOutcome change(String id, Terms terms, String by, String why) {
    DocumentLife life = load(id);
    Pending pending = life.pending();
    Optional<BankDocument> shown = pending(life).or(() -> find(id));
    return shown.isEmpty()
        ? stale()
        : take(
            BankDocument.of(id, shown.get().document(), terms),
            pending == null ? "" : pending.source(),
            by,
            why);
  }

  private DocumentOutcome take(BankDocument document, String name, String by, String why) {
    String id = document.id();
    Terms terms = document.terms();
    if (terms
        .validity()
        .until()
        .filter(last -> last.isBefore(terms.validity().from()))
        .isPresent()) {
      return new Refused("最后一天早于第一天。", "The last day is before the first one.");
    }
    Optional<String> twin = twin(document);
    if (twin.isPresent()) {
      return new Refused(
          "这份文件已经是文档“" + twin.get() + "”，请在那里更新。",
          "This file is the document '" + twin.get() + "' already. Import it there.");
    }
    DocumentLife life = load(id);
    String current = find(id).map(BankDocument::version).orElse("");
    Pending pending = life.pending();
    if (document.version().equals(pending == null ? current : pending.version())) {
      return new Refused(
          "这份文件与现有版本完全相同，无需导入。",
          "This file says the same as the version that is there. Nothing is to be imported.");
    }
    if (life.stage() != Stage.SETTLED && life.stage() != Stage.IMPORTED) {
      return new Refused(
          "这份文档正等待发布或下线，请先发布或撤销。",
          "This document waits for a publication, or is to be taken out. Publish or discard that"
              + " first.");
    }
    return write(life, document, name, current, by, why);
  }

  /// Another document that is the same file.
  private Optional<String> twin(BankDocument document) {
    String sha256 = document.document().sha256();
    for (Entry entry : list()) {
      Pending pending = entry.life.pending();
      boolean same =
          pending == null
              ? entry.released.filter(it -> it.document().sha256().equals(sha256)).isPresent()
              : pending.sha256().equals(sha256);
      if (same && !entry.id.equals(document.id())) {
        return Optional.of(entry.id);
      }
    }
    return Optional.empty();
  }

  private DocumentOutcome write(
      DocumentLife life,
      BankDocument document,
      String name,
      String current,
      String by,
      String why) {
    String importId = Ids.unguessable();
    Document content = document.document();
    int version = 0;
    List<Part> chunk = new ArrayList<>();
    int size = 0;
    for (Passage passage : content.passages()) {
      Part part =
          new Part(passage.headings(), passage.page(), passage.language().wire(), passage.text());
      int own = bytes(part);
      if (own > CHUNK_BYTES) {
        return new Refused(
            "第 " + passage.number() + " 段太长，请分段后再导入。",
            "Passage "
                + passage.number()
                + " is too long. Divide it into paragraphs and import the file again.");
      }
      if (size + own > CHUNK_BYTES) {
        append(chunk(importId, version++, chunk));
        chunk.clear();
        size = 0;
      }
      chunk.add(part);
      size += own;
    }
    append(chunk(importId, version, chunk));
    DocumentEvent.Imported imported =
        new DocumentEvent.Imported(
            by,
            document.version(),
            current,
            why,
            importId,
            name,
            content.title(),
            content.type().wire(),
            content.sha256(),
            content.passages().size(),
            content.passages().stream().mapToInt(it -> it.text().length()).sum(),
            content.notes().stream().map(it -> new DocumentEvent.Remark(it.en(), it.zh())).toList(),
            given(document.terms().from()),
            given(document.terms().until()),
            given(document.terms().forWhom()));
    return write(life, imported);
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  private static StreamWrite chunk(String importId, int version, List<Part> passages) {
    return new StreamWrite(
        DocumentEvent.importStream(importId),
        version,
        "",
        new DocumentEvent.Chunk(List.copyOf(passages)));
  }

  private void append(StreamWrite write) {
    if (!(journal.append(List.of(write)) instanceof AppendResult.Appended)) {
      throw new IllegalStateException("Two imports have one id.");
    }
  }

  private static int bytes(Part part) {
    try {
      return JSON.writeValueAsBytes(part).length + 1;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A passage cannot be written as JSON.", e);
    }
  }

  /// Lets the imported version be quoted from the next publication on.
  ///
  /// @param version the version that was looked at
  /// @param by somebody who did not import it
  public DocumentOutcome approve(String id, String version, String by) {
    DocumentLife life = load(id);
    Pending pending = life.pending();
    if (life.stage() != Stage.IMPORTED || pending == null || !pending.version().equals(version)) {
      return stale();
    }
    if (pending.imported().by().equals(by)) {
      return new Refused(
          "请另一位同事核准：导入人不能核准自己导入的文档。",
          "Ask a colleague: whoever imported a document cannot approve it.");
    }
    return write(life, new DocumentEvent.Approved(by, version));
  }

  /// Gives up what is under way: the imported version, or the wish to take the document out.
  public DocumentOutcome discard(String id, String by, String reason) {
    DocumentLife life = load(id);
    return life.stage() == Stage.SETTLED
        ? stale()
        : write(life, new DocumentEvent.Discarded(by, reason));
  }

  /// Asks for the document to be taken out.
  public DocumentOutcome withdraw(String id, String by, String reason) {
    DocumentLife life = load(id);
    return find(id).isEmpty() || life.withdrawn() != null
        ? stale()
        : write(life, new DocumentEvent.Withdrawn(by, reason));
  }

  /// Has the document taken out with the next publication.
  ///
  /// @param by somebody who did not ask for it
  public DocumentOutcome approveRetirement(String id, String by) {
    DocumentLife life = load(id);
    DocumentLife.Act withdrawn = life.withdrawn();
    if (life.stage() != Stage.WITHDRAWN || withdrawn == null) {
      return stale();
    }
    return withdrawn.by().equals(by)
        ? new Refused(
            "请另一位同事核准：申请人不能核准自己的下线申请。",
            "Ask a colleague: whoever wants a document taken out cannot approve it.")
        : write(life, new DocumentEvent.RetirementApproved(by));
  }

  private static Refused stale() {
    return new Refused("这份文档已有变化，请刷新后再试。", "This document has changed. Load it again.");
  }

  private DocumentOutcome write(DocumentLife life, DocumentEvent event) {
    AppendResult result =
        journal.append(
            List.of(new StreamWrite(DocumentEvent.stream(life.id()), life.version(), "", event)));
    return result instanceof AppendResult.Appended ? new Done(load(life.id())) : stale();
  }

  /// What happened to a document, the newest first.
  public List<Recorded> history(String id) {
    return journal.read(DocumentEvent.stream(id), 0).reversed();
  }

  /// What the next release has of documents that the active one has not. Read from the journal, so
  /// that it is never behind.
  public DocumentChanges publishable() {
    List<BankDocument> put = new ArrayList<>();
    TreeSet<String> removed = new TreeSet<>();
    for (DocumentLife listed : lives.all()) {
      DocumentLife life = load(listed.id());
      if (life.stage() == Stage.RETIREMENT_APPROVED && find(life.id()).isPresent()) {
        removed.add(life.id());
      } else if (life.stage() == Stage.APPROVED) {
        pending(life).ifPresent(put::add);
      }
    }
    put.sort(Comparator.comparing(BankDocument::id));
    return new DocumentChanges(put, removed);
  }
}
