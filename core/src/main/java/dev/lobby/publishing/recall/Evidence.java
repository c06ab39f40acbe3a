package dev.lobby.publishing.recall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.journal.Checkpoint;
import dev.lobby.journal.Journal;
import dev.lobby.journal.SignedLine;
import dev.lobby.publishing.recall.Recall.Recalled;
import dev.lobby.publishing.recall.Recall.Telling;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The proof of a recall: one JSON object that can be held against the journal by somebody else.
///
/// `recall` says who was told what, each with the frame of the journal it stands in and the frame's
/// hash. `checkpoints` are signed statements of those frames and of the head, as `lobby verify`
/// reads them. `signed` is the line `lobby-recall 1 DIGEST TIME SIGNATURE`: the SHA-256 of
/// `recall`, written in UTF-8 without a blank between its parts, signed with Ed25519 over all
/// before the last blank.
public final class Evidence {
  private static final String KIND = "lobby-recall 1";
  private static final Pattern SIGNED =
      Pattern.compile("(" + KIND + " ([0-9a-f]{64}) \\S+) ([A-Za-z0-9+/=]+)");
  private static final JsonMapper JSON = new JsonMapper();

  private Evidence() {}

  /// Writes down what was found and signs it.
  ///
  /// @param by the user name of who asked
  /// @param at when
  /// @param key of Ed25519, with which checkpoints are signed too
  public static String of(Recalled found, Journal journal, String by, Instant at, PrivateKey key) {
    ObjectNode file = JSON.createObjectNode();
    ObjectNode recall = json(found, journal).put("by", by).put("at", at.toString());
    file.set("recall", recall);
    TreeSet<Long> frames = new TreeSet<>();
    found.tellings().forEach(telling -> frames.add(telling.sequence()));
    if (found.head() > 0) {
      frames.add(found.head());
    }
    ArrayNode checkpoints = file.putArray("checkpoints");
    for (long frame : frames) {
      checkpoints.add(Checkpoint.sign(frame, journal.hash(frame), at, key).line());
    }
    String statement = KIND + " " + digest(recall) + " " + at;
    file.put("signed", statement + " " + SignedLine.signature(statement, key));
    return file.toPrettyString();
  }

  /// What was found, as JSON.
  public static ObjectNode json(Recalled found, Journal journal) {
    ObjectNode recall = JSON.createObjectNode();
    recall
        .put("article", found.query().article())
        .put("version", found.query().version())
        .put("from", found.query().from().toString())
        .put("to", found.query().to().toString())
        .put("head", found.head())
        .put("headHash", found.head() == 0 ? "" : journal.hash(found.head()))
        .put("customers", found.customers());
    ArrayNode told = recall.putArray("told");
    for (Telling telling : found.tellings()) {
      told.addObject()
          .put("customer", telling.erased() ? "erased" : telling.customer())
          .put("conversation", telling.conversation())
          .put("channel", telling.channel())
          .put("language", telling.language().wire())
          .put("seq", telling.seq())
          .put("at", telling.at().toString())
          .put("version", telling.version())
          .put("words", telling.words())
          .put("laterVersion", telling.laterVersion())
          .put(
              "correctedAt",
              telling.correctedAt() == null ? null : telling.correctedAt().toString())
          .put("sequence", telling.sequence())
          .put("hash", journal.hash(telling.sequence()));
    }
    return recall;
  }

  /// Reads evidence and holds it against its signature.
  ///
  /// @param key what it was signed with
  /// @return what it says of the journal, for [Verification][dev.lobby.journal.Verification]
  /// @throws IllegalArgumentException when it is none, or not as it was signed
  public static List<Checkpoint> check(String text, PublicKey key) {
    JsonNode file;
    try {
      file = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The evidence is no JSON: " + e.getOriginalMessage() + ".", e);
    }
    JsonNode recall = file.path("recall");
    Matcher signed = SIGNED.matcher(file.path("signed").asText());
    if (!recall.isObject() || !signed.matches()) {
      throw new IllegalArgumentException(
          "This is no evidence of a recall: it has no \"recall\", or no \"signed\". `lobby recall"
              + " --evidence FILE` writes one.");
    }
    if (!SignedLine.isSigned(signed.group(1), signed.group(3), key)) {
      throw new IllegalArgumentException(
          "The evidence was not signed with this key. Find out who made it, or name the right key.");
    }
    if (!signed.group(2).equals(digest(recall))) {
      throw new IllegalArgumentException(
          "The evidence is not what was signed: somebody changed it. Make it anew.");
    }
    List<Checkpoint> checkpoints = new ArrayList<>();
    try {
      file.path("checkpoints").forEach(line -> checkpoints.add(Checkpoint.parse(line.asText())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "A checkpoint in the evidence is none: " + e.getMessage(), e);
    }
    hold(recall, checkpoints);
    return checkpoints;
  }

  private static void hold(JsonNode recall, List<Checkpoint> checkpoints) {
    for (JsonNode told : recall.path("told")) {
      boolean stated =
          checkpoints.stream()
              .anyMatch(one ->
                  one.sequence() == told.path("sequence").asLong()
                      && one.hash().equals(told.path("hash").asText()));
      if (!stated) {
        throw new IllegalArgumentException(
            "The evidence has no checkpoint of frame "
                + told.path("sequence").asLong()
                + ", which it names. Make it anew.");
      }
    }
  }

  private static String digest(JsonNode recall) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(recall.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
