package dev.lobby.knowledge.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A plot of shares against shares, as the text of an SVG: axes in percent, what is drawn on them,
/// and a legend.
///
/// Coordinates are shares, from 0 to the end of the axis; what lies beyond is cut off.
final class Plot {
  /// The style of lines that the others are to be compared with.
  static final String REFERENCE = "stroke=\"#777\" stroke-dasharray=\"5 4\"";

  private static final double WIDTH = 640;
  private static final double HEIGHT = 480;
  private static final double LEFT = 72;
  private static final double RIGHT = 44;
  private static final double TOP = 44;
  private static final double BOTTOM = 60;
  private static final double LINE_HEIGHT = 20;

  /// Tones that stay apart for the colour-blind (M. Okabe and K. Ito, 2008).
  private static final List<String> TONES =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

  private final double xEnd;
  private final double yEnd;
  private final StringBuilder svg = new StringBuilder();
  private final StringBuilder legend = new StringBuilder();
  private int entries;
  private int longest;

  /// Begins a plot with both axes from 0.
  ///
  /// @param xStep the distance between two ticks, as a share
  Plot(
      String title,
      String xLabel,
      double xEnd,
      double xStep,
      String yLabel,
      double yEnd,
      double yStep) {
    this.xEnd = xEnd;
    this.yEnd = yEnd;
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" \
        font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#222">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <clipPath id="area"><rect x="%3$s" y="%4$s" width="%5$s" height="%6$s"/></clipPath>
        """
            .formatted(
                px(WIDTH),
                px(HEIGHT),
                px(LEFT),
                px(TOP),
                px(WIDTH - LEFT - RIGHT),
                px(HEIGHT - TOP - BOTTOM)));
    text((LEFT + WIDTH - RIGHT) / 2, 26, "middle", "font-size=\"16\" font-weight=\"bold\"", title);
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, "middle", "", xLabel);
    double middle = (TOP + HEIGHT - BOTTOM) / 2;
    text(18, middle, "middle", "transform=\"rotate(-90 18 " + px(middle) + ")\"", yLabel);
    for (int i = 0; i * xStep <= xEnd * 1.0001; i++) {
      line(i * xStep, 0, i * xStep, yEnd, "stroke=\"#e4e4e4\"");
      text(x(i * xStep), HEIGHT - BOTTOM + 18, "middle", "", percent(i * xStep));
    }
    for (int i = 0; i * yStep <= yEnd * 1.0001; i++) {
      line(0, i * yStep, xEnd, i * yStep, "stroke=\"#e4e4e4\"");
      text(LEFT - 8, y(i * yStep) + 4.5, "end", "", percent(i * yStep));
    }
    line(0, 0, xEnd, 0, "stroke=\"#222\"");
    line(0, 0, 0, yEnd, "stroke=\"#222\"");
  }

  /// Returns the colour of the `number`th series, from 0 on; they recur.
  static String tone(int number) {
    return TONES.get(number % TONES.size());
  }

  /// Draws a straight line.
  void line(double x1, double y1, double x2, double y2, String style) {
    svg.append(
        """
        <line x1="%s" y1="%s" x2="%s" y2="%s" %s/>
        """
            .formatted(px(x(x1)), px(y(y1)), px(x(x2)), px(y(y2)), style));
  }

  /// Draws a line through points of `x, y`.
  void curve(List<double[]> points, String tone, double width) {
    String path =
        points.stream()
            .map(it -> px(x(it[0])) + "," + px(y(it[1])))
            .distinct()
            .collect(Collectors.joining(" "));
    svg.append(
        """
        <polyline clip-path="url(#area)" fill="none" stroke="%s" stroke-width="%s" points="%s"/>
        """
            .formatted(tone, px(width), path));
  }

  /// Draws a dot.
  void dot(double x, double y, String tone) {
    svg.append(
        """
        <circle cx="%s" cy="%s" r="3.5" fill="%s"/>
        """
            .formatted(px(x(x)), px(y(y)), tone));
  }

  /// Writes to the right of the area, at the height of `y`.
  void note(double y, String note) {
    text(WIDTH - RIGHT + 5, y(y) + 4, "start", "font-size=\"11\" fill=\"#666\"", note);
  }

  /// Tells what lines of a style mean.
  void explain(String name, String style) {
    double at = LINE_HEIGHT * entries + 15;
    legend.append(
        """
        <line x1="8" y1="%1$s" x2="34" y2="%1$s" %2$s/>
        <text x="42" y="%3$s">%4$s</text>
        """
            .formatted(px(at), style, px(at + 4.5), escaped(name)));
    entries++;
    longest = Math.max(longest, name.length());
  }

  /// Ends the plot and returns the whole SVG, with the legend in the upper left or the lower right
  /// corner.
  String svg(boolean legendAbove) {
    double width = 56 + 6.8 * longest;
    double height = LINE_HEIGHT * entries + 10;
    double x = legendAbove ? LEFT + 12 : WIDTH - RIGHT - 12 - width;
    double y = legendAbove ? TOP + 8 : HEIGHT - BOTTOM - 12 - height;
    svg.append(
        """
        <g transform="translate(%s %s)">
        <rect width="%s" height="%s" fill="#fff" fill-opacity="0.9" stroke="#ccc"/>
        """
            .formatted(px(x), px(y), px(width), px(height)));
    return svg.append(legend).append("</g>\n</svg>\n").toString();
  }

  private double x(double share) {
    return LEFT + share / xEnd * (WIDTH - LEFT - RIGHT);
  }

  private double y(double share) {
    return HEIGHT - BOTTOM - share / yEnd * (HEIGHT - TOP - BOTTOM);
  }

  private static String percent(double share) {
    return px(100 * share) + " %";
  }

  private void text(double x, double y, String anchor, String style, String text) {
    svg.append(
        """
        <text x="%s" y="%s" text-anchor="%s" %s>%s</text>
        """
            .formatted(px(x), px(y), anchor, style, escaped(text)));
  }

  /// Returns `number` with one decimal, or none when that says the same.
  private static String px(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
