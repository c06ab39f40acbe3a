package dev.lobby.customer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lobby.knowledge.document.TextBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Profiles as a table (CSV): a row for each customer, in UTF-8, UTF-16 or GB18030, cells apart by
/// comma, semicolon or tab.
///
/// The column `external_id` must be there; of what no column speaks nothing is changed, and an
/// empty cell says that there is nothing, but for a consent, of which it says nothing. Several
/// telephone numbers, addresses or products stand in one cell, apart by semicolons; a product is
/// its name, and if the bank tells the amount and its currency, such as `deposit-1y 120000.00 CNY`.
/// What was [counted of a customer's business][Figures] stands in columns that come together, from
/// `figures_as_of` to `balance_currency`.
public final class ProfileTable {

  /// How large a file may be, in bytes.
  public static final int BYTES_MAX = 256 << 20;

  private static final int CELL_MAX = 50_000;
  private static final char MARK = '\uFEFF';

  private ProfileTable() {}

  /// What is wrong with a row.
  ///
  /// @param line the line of the file in which the row begins; 0 for the file as a whole
  /// @param column the column in question, by its name in the file; empty for the row as a whole
  public record Problem(long line, String column, String zh, String en) {

    /// Returns it as one line.
    public String text(String file) {
      String where = line == 0 ? file : file + ":" + line;
      return where + (column.isEmpty() ? "" : " [" + column + "]") + ": " + en + " " + zh;
    }
  }

  /// What a file says.
  ///
  /// @param changes of the rows that are not broken, in their order
  /// @param problems of those that are
  public record Content(List<ProfileChange> changes, List<Problem> problems) {
    public Content {
      changes = List.copyOf(changes);
      problems = List.copyOf(problems);
    }
  }

  /// Reads a file.
  public static Content read(byte[] bytes) {
    if (bytes.length > BYTES_MAX) {
      return refused(
          "文件超过 " + (BYTES_MAX >> 20) + " MB，请分几个文件导入。",
          "more than " + (BYTES_MAX >> 20) + " MB are too large; import it in several files.");
    }
    Optional<String> text = TextBytes.decode(bytes);
    if (text.isEmpty()) {
      return refused(
          "编码不是 UTF-8、UTF-16 或 GB18030，请另存为“CSV UTF-8”。",
          "neither UTF-8 nor UTF-16 nor GB18030; save it as \"CSV UTF-8\".");
    }
    return rows(text.get());
  }

  /// Reads one customer from cells by the names of their columns.
  public static Content of(Map<String, String> cells) {
    List<Problem> problems = new ArrayList<>();
    List<ProfileChange> changes =
        ProfileRows.under(0, List.copyOf(cells.keySet()), problems)
            .flatMap(rows -> rows.read(0, List.copyOf(cells.values()), problems))
            .stream()
            .toList();
    return new Content(changes, problems);
  }

  private static Content refused(String zh, String en) {
    return new Content(List.of(), List.of(new Problem(0, "", zh, en)));
  }

  private static Content rows(String text) {
    List<ProfileChange> changes = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    ProfileRows reader = null;
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .allowUnclosedQuote(false)
            .maxBufferSize(CELL_MAX)
            .ofCsvRecord(text)) {
      for (CsvRecord record : records) {
        long line = record.getStartingLineNumber();
        if (reader == null) {
          reader = ProfileRows.under(line, record.getFields(), problems).orElse(null);
          if (reader == null) {
            return new Content(List.of(), problems);
          }
          continue;
        }
        ProfileChange change = reader.read(line, record.getFields(), problems).orElse(null);
        if (change != null) {
          Long first = lines.putIfAbsent(change.externalId(), line);
          if (first == null) {
            changes.add(change);
          } else {
            problems.add(twice(line, reader.title(ProfileColumn.EXTERNAL_ID), first));
          }
        }
      }
    } catch (CsvParseException e) {
      problems.add(
          new Problem(
              0,
              "",
              "CSV 格式有误，请检查没有配对的引号。",
              "broken CSV: " + because(e) + ". Look for a quote that is not closed."));
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory cannot be read.", e);
    }
    if (reader == null && problems.isEmpty()) {
      return refused("文件是空的。", "it is empty.");
    }
    return new Content(changes, problems);
  }

  private static String because(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private static Problem twice(long line, String column, long first) {
    return new Problem(
        line,
        column,
        "与第 " + first + " 行的客户号相同。",
        "the same customer stands in line " + first + " already.");
  }

  /// What parts the cells of the header.
  private static char separator(String text) {
    String header = text.stripLeading().lines().findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char separator : new char[] {',', '\t', ';'}) {
      long count = header.chars().filter(it -> it == separator).count();
      if (count > most) {
        best = separator;
        most = count;
      }
    }
    return best;
  }

  /// Writes customers as a table that can be read again.
  ///
  /// @param customers those without a number of the bank's are left out
  /// @return how many were written
  public static int write(Iterable<Customer> customers, Writer out) {
    int written = 0;
    try {
      // Spreadsheets take a table without it for one in another encoding.
      out.write(MARK);
      // What is written to goes on to be the caller's.
      CsvWriter csv = CsvWriter.builder().build(out);
      csv.writeRecord(ProfileColumn.written().stream().map(ProfileColumn::title).toList());
      for (Customer customer : customers) {
        if (customer.profile().externalId() != null) {
          csv.writeRecord(cells(customer));
          written++;
        }
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The table cannot be written.", e);
    }
    return written;
  }

  private static List<String> cells(Customer customer) {
    Profile profile = customer.profile();
    List<String> cells = new ArrayList<>();
    for (ProfileColumn column : ProfileColumn.written()) {
      String cell =
          switch (column) {
            case EXTERNAL_ID -> profile.externalId();
            case NAME -> customer.name();
            case TIER -> customer.tier();
            case MANAGER -> profile.manager();
            case PHONES -> contacts(profile, ContactKind.PHONE);
            case EMAILS -> contacts(profile, ContactKind.EMAIL);
            case PRODUCTS ->
                profile.holdings().stream()
                    .map(ProfileTable::text)
                    .collect(Collectors.joining("; "));
            case DEPOSIT_UNTIL -> profile.depositUntil();
            case RATING -> profile.rating() == null ? null : profile.rating().grade().name();
            case RATING_UNTIL -> profile.rating() == null ? null : profile.rating().until();
            case CONSENT_CONTACT -> consent(customer, Purpose.CONTACT);
            case CONSENT_MARKETING -> consent(customer, Purpose.MARKETING);
            case CONSENT_SHARING -> consent(customer, Purpose.SHARING);
            case FIGURES_AS_OF,
                OPENED,
                LAST_ACTIVITY,
                TRANSACTIONS,
                TRANSACTIONS_BEFORE,
                BALANCE,
                BALANCE_BEFORE,
                BALANCE_CURRENCY ->
                null;
          };
      cells.add(cell == null ? "" : cell);
    }
    return cells;
  }

  private static String contacts(Profile profile, ContactKind kind) {
    return profile.contacts().stream()
        .filter(it -> it.kind() == kind)
        .map(Contact::value)
        .collect(Collectors.joining("; "));
  }

  private static String text(Holding holding) {
    return holding.amount() == null
        ? holding.product()
        : holding.product() + " " + holding.amount() + " " + holding.currency();
  }

  private static @Nullable String consent(Customer customer, Purpose purpose) {
    return customer.consent(purpose).map(it -> it.given() ? "yes" : "no").orElse(null);
  }
}
