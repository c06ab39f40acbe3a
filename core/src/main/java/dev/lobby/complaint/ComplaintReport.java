package dev.lobby.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The complaints that were received in a stretch of days, as they stand now: what a regulator asks
/// for. One that was joined to another as the same has its line, with which, and is counted as a
/// duplicate alone.
///
/// @param from the first day
/// @param to the last day
/// @param complaints those received, the first one first, those joined to another among them
/// @param now when it was made
public record ComplaintReport(
    LocalDate from, LocalDate to, List<Complaint> complaints, ClockRules rules, Instant now) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /// What a spreadsheet takes for a formula.
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

  private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

  public ComplaintReport {
    complaints = List.copyOf(complaints);
  }

  /// The report of the days from the first to the last, both within.
  ///
  /// @throws IllegalArgumentException when the last is before the first
  public static ComplaintReport of(
      List<Complaint> all, ClockRules rules, LocalDate from, LocalDate to, Instant now) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(to + " is before " + from);
    }
    ZoneId zone = rules.calendar().zone();
    return new ComplaintReport(
        from,
        to,
        all.stream()
            .filter(one -> {
              LocalDate day = LocalDate.ofInstant(one.filedAt(), zone);
              return !day.isBefore(from) && !day.isAfter(to);
            })
            .sorted(Comparator.comparing(Complaint::filedAt).thenComparing(Complaint::number))
            .toList(),
        rules,
        now);
  }

  /// How a clock went.
  public enum Kept {
    MET,
    MISSED,
    /// It still runs, and its time is not over.
    RUNNING,
    /// It goes on in another complaint, whose clocks count, or it ended with nothing decided before
    /// the clock was met: it is neither met nor missed.
    STOPPED;

    /// The name in the table and in interfaces.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kept of(Clock.State state) {
      return switch (state) {
        case IN_TIME -> MET;
        case LATE, OVERDUE -> MISSED;
        case STOPPED -> STOPPED;
        case RUNNING, ENDING -> RUNNING;
      };
    }
  }

  /// How many were received, by what and how many: `received`, `duplicates`, which are not among
  /// those, `closed`, `open`, each finding as `upheld`, each ending with nothing decided as
  /// `withdrawn`, and each clock as `decided met`.
  public Map<String, Integer> figures() {
    Map<String, Integer> figures = new LinkedHashMap<>();
    figures.put("received", count(it -> true));
    figures.put(
        "duplicates",
        Math.toIntExact(complaints.stream().filter(it -> it.joined() != null).count()));
    // One that is not accepted waits for somebody again, as one that was reopened.
    figures.put("closed", count(it -> !it.open()));
    figures.put("open", count(Complaint::open));
    figures.put("major", count(it -> it.severity() == Severity.MAJOR));
    figures.put("reopened", count(it -> it.reopenings() > 0 || it.disputed()));
    for (Finding finding : Finding.values()) {
      figures.put(finding.wire(), count(it -> it.finding() == finding));
    }
    for (Ending ending : Ending.values()) {
      figures.put(ending.wire(), count(it -> it.ending() == ending));
    }
    for (ClockRule rule : rules.rules()) {
      for (Kept kept : Kept.values()) {
        figures.put(
            rule.name() + " " + kept.wire(),
            count(it ->
                clock(it, rule).map(clock -> Kept.of(clock.state())).equals(Optional.of(kept))));
      }
    }
    return figures;
  }

  private int count(Predicate<Complaint> which) {
    return Math.toIntExact(
        complaints.stream().filter(it -> it.joined() == null).filter(which).count());
  }

  private Optional<Clock> clock(Complaint complaint, ClockRule rule) {
    return rules.of(complaint, now).stream().filter(it -> it.rule().equals(rule)).findFirst();
  }

  /// One column.
  private record Column(String name, Function<Complaint, @Nullable Object> value) {}

  private List<Column> columns() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                new Column("number", Complaint::number),
                new Column("received_at", it -> time(it.filedAt())),
                new Column("acknowledged_at", it -> time(it.reached(Milestone.ACKNOWLEDGED))),
                new Column("decided_at", it -> time(it.reached(Milestone.RESOLVED))),
                new Column("told_at", it -> time(it.reached(Milestone.TOLD))),
                new Column(
                    "closed_at",
                    it -> time(Optional.ofNullable(it.disputed() ? null : it.closedAt()))),
                new Column("channel", Complaint::channel),
                new Column("language", it -> it.language().wire()),
                new Column("product", Complaint::product),
                new Column("cause", Complaint::cause),
                new Column("severity", it -> it.severity().wire()),
                new Column("finding", ComplaintReport::outcome),
                new Column("owner", Complaint::owner),
                new Column("escalations", Complaint::escalations),
                new Column("reopenings", Complaint::reopenings),
                new Column("group", Complaint::group),
                new Column("duplicate_of", it -> it.joined() == null ? null : it.joined().into()),
                new Column(
                    "duplicates",
                    it ->
                        it.duplicates().stream()
                            .map(Complaint.Duplicate::number)
                            .collect(Collectors.joining(" "))),
                new Column("score", Complaint::score)));
    for (ClockRule rule : rules.rules()) {
      columns.add(
          new Column(
              rule.name() + "_due",
              it -> clock(it, rule).map(clock -> last(clock.due())).orElse(null)));
      columns.add(
          new Column(
              rule.name() + "_clock",
              it -> clock(it, rule).map(clock -> Kept.of(clock.state()).wire()).orElse(null)));
    }
    return columns;
  }

  /// The complaints as a table that spreadsheets open: a line each, times in the bank's zone, for
  /// each clock when it ends and whether it was met. No text in it is taken for a formula.
  public String csv() {
    List<Column> columns = columns();
    StringBuilder table = new StringBuilder("\uFEFF");
    table.append(line(columns.stream().map(Column::name).toList()));
    for (Complaint complaint : complaints) {
      List<@Nullable Object> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(column.value.apply(complaint)));
      table.append(line(cells));
    }
    return table.toString();
  }

  private static String line(List<? extends @Nullable Object> cells) {
    return cells.stream().map(ComplaintReport::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    String safe = FORMULA.matcher(text).find() ? "'" + text : text;
    return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /// What was decided, or how it ended with nothing decided; null where it goes on.
  private static @Nullable String outcome(Complaint complaint) {
    if (complaint.ending() != null) {
      return complaint.ending().wire();
    }
    return complaint.finding() == null ? null : complaint.finding().wire();
  }

  private @Nullable String time(Optional<Instant> at) {
    return at.map(this::time).orElse(null);
  }

  /// The last second in time, so that what ends with a day has that day's date.
  private String last(Instant due) {
    ZonedDateTime at = due.atZone(rules.calendar().zone());
    return TIME.format(at.toLocalTime().equals(LocalTime.MIDNIGHT) ? at.minusSeconds(1) : at);
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(rules.calendar().zone()));
  }
}
