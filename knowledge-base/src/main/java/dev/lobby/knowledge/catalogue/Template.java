package dev.lobby.knowledge.catalogue;

import dev.lobby.knowledge.article.Validity;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An answer with its fields found.
public final class Template {
  private static final Pattern FIELD = Pattern.compile("\\{\\{([^{}]*)}}");

  /// A text, or a field; what is written like a field and is none has neither.
  private record Piece(String written, Optional<Field> field, boolean braced) {}

  private final List<Piece> pieces;

  private Template(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /// Returns the template in a text.
  public static Template of(String text) {
    List<Piece> pieces = new ArrayList<>();
    Matcher match = FIELD.matcher(text);
    int from = 0;
    while (match.find()) {
      plain(text.substring(from, match.start()), pieces);
      pieces.add(new Piece(match.group(), Field.of(match.group(1)), true));
      from = match.end();
    }
    plain(text.substring(from), pieces);
    return new Template(pieces);
  }

  private static void plain(String text, List<Piece> pieces) {
    int open = text.indexOf("{{");
    int close = text.indexOf("}}");
    if (open < 0 && close < 0) {
      pieces.add(new Piece(text, Optional.empty(), false));
      return;
    }
    // A brace too few: what a person would look for is the end of it that is there.
    int at = open >= 0 && (close < 0 || open < close) ? open : close;
    pieces.add(new Piece(text.substring(0, at), Optional.empty(), false));
    pieces.add(new Piece(text.substring(at, at + 2), Optional.empty(), true));
    plain(text.substring(at + 2), pieces);
  }

  /// Returns whether there are braces in it that customers may never see.
  public boolean hasFields() {
    return pieces.stream().anyMatch(Piece::braced);
  }

  /// Returns the fields, in order.
  public List<Field> fields() {
    return pieces.stream().flatMap(piece -> piece.field.stream()).toList();
  }

  /// Returns what can never be said, whatever the day: what is no field, and what a catalogue does
  /// not have.
  public List<Gap> faults(Catalogue catalogue) {
    return pieces.stream()
        .filter(Piece::braced)
        .filter(piece -> piece.field.flatMap(field -> catalogue.find(field.key())).isEmpty())
        .map(Template::fault)
        .toList();
  }

  private static Gap fault(Piece piece) {
    return new Gap(
        piece.written,
        piece.field.isEmpty() ? Gap.Cause.MALFORMED : Gap.Cause.UNKNOWN,
        Optional.empty());
  }

  /// Returns what cannot be said on `day`; nothing when all can.
  public List<Gap> gaps(Catalogue catalogue, LocalDate day) {
    return pieces.stream()
        .filter(Piece::braced)
        .flatMap(piece -> gap(piece, catalogue, day).stream())
        .toList();
  }

  private static Optional<Gap> gap(Piece piece, Catalogue catalogue, LocalDate day) {
    Optional<Entry> entry = piece.field.flatMap(field -> catalogue.find(field.key()));
    if (entry.isEmpty()) {
      return Optional.of(fault(piece));
    }
    if (FieldText.on(entry.get(), day).isPresent()) {
      return Optional.empty();
    }
    Optional<LocalDate> ended =
        entry.get().validities().stream()
            .flatMap(it -> it.until().stream())
            .filter(it -> it.isBefore(day))
            .reduce((one, other) -> other);
    return Optional.of(
        ended.isPresent()
            ? new Gap(piece.written, Gap.Cause.EXPIRED, ended)
            : new Gap(
                piece.written,
                Gap.Cause.NOT_YET,
                Optional.of(entry.get().validities().getFirst().from())));
  }

  /// Returns the text as it is told on `day`, or what keeps it from being told.
  public Rendered render(Catalogue catalogue, Language language, LocalDate day) {
    List<Gap> gaps = gaps(catalogue, day);
    return gaps.isEmpty()
        ? new Rendered.Text(
            filled(catalogue, language, entry -> FieldText.on(entry, day).orElseThrow()))
        : new Rendered.Blocked(gaps);
  }

  /// Returns the text with what each field says last, whatever the day; a field that says nothing
  /// leaves nothing behind. It is what a reader of no certain day learns from.
  public String latest(Catalogue catalogue, Language language) {
    return filled(catalogue, language, entry -> entry.validities().getLast());
  }

  private String filled(Catalogue catalogue, Language language, Function<Entry, Validity> period) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (!piece.braced) {
        text.append(piece.written);
      } else if (piece.field.isPresent()) {
        Field field = piece.field.get();
        catalogue
            .find(field.key())
            .map(entry -> FieldText.of(entry, field.part(), period.apply(entry), language))
            .ifPresent(text::append);
      }
    }
    return text.toString();
  }
}
