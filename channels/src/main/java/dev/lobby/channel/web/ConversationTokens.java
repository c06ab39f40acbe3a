package dev.lobby.channel.web;

import dev.lobby.conversation.Conversation;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes and checks the tokens by which a customer's page proves that a conversation is its own.
///
/// A token is `conversation.generation.expiry.mac`: the expiry in seconds since the epoch, the MAC
/// an HMAC-SHA256 of what stands before it, in URL-safe Base64.
public final class ConversationTokens {

  private final SecretKeySpec key;
  private final Duration lifetime;
  private final InstantSource clock;

  public ConversationTokens(byte[] key, Duration lifetime, InstantSource clock) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /// A token of the conversation's present generation.
  String issue(Conversation conversation) {
    String claims =
        conversation.id()
            + "."
            + conversation.tokens().generation()
            + "."
            + clock.instant().plus(lifetime).getEpochSecond();
    return claims + "." + mac(claims);
  }

  /// What a token is worth for a conversation.
  enum Check {
    HOLDS,
    EXPIRED,
    /// Lobby made it, for another conversation.
    OF_ANOTHER,
    NOT_OURS
  }

  /// What a token is worth for a conversation now.
  Check check(String token, Conversation conversation) {
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != 4) {
      return Check.NOT_OURS;
    }
    String claims = String.join(".", parts.subList(0, 3));
    if (!MessageDigest.isEqual(bytes(mac(claims)), bytes(parts.get(3)))) {
      return Check.NOT_OURS;
    }
    // From here on only Lobby can have written it, so the numbers are numbers.
    if (!parts.get(0).equals(conversation.id())) {
      return Check.OF_ANOTHER;
    }
    Instant now = clock.instant();
    boolean holds =
        now.getEpochSecond() < Long.parseLong(parts.get(2))
            && conversation.tokens().accepts(Integer.parseInt(parts.get(1)), now);
    return holds ? Check.HOLDS : Check.EXPIRED;
  }

  private String mac(String claims) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(bytes("token:" + claims)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
