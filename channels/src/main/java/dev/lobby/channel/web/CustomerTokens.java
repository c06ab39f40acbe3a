package dev.lobby.channel.web;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lobby.customer.Customers.Identity;
import dev.lobby.http.Problem;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;

/// Reads who a customer is from what the bank's own site signed: a compact JWS, HS256, with the
/// claims `sub`, `exp`, and if known `name` and `tier`.
public final class CustomerTokens {

  private static final int LONGEST = 200;

  private final String secret;
  private final InstantSource clock;

  /// @param secret the secret shared with the bank's site; empty when signed customers are not
  ///   taken
  public CustomerTokens(String secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /// Who the token vouches for.
  ///
  /// @throws Problem when it vouches for nobody
  Identity identity(String token) {
    JWTClaimsSet claims = claims(token);
    try {
      return new Identity(
          claims.getSubject(),
          cut(claims.getStringClaim("name")),
          cut(claims.getStringClaim("tier")));
    } catch (ParseException e) {
      throw malformed();
    }
  }

  /// Which of the bank's systems a token is for: the claim `sub` of one whose claim `scope` names
  /// what it may do, so that no customer's token does.
  ///
  /// @throws Problem when it may not
  public String system(String token, String scope) {
    JWTClaimsSet claims = claims(token);
    try {
      if (!scope.equals(claims.getStringClaim("scope"))) {
        throw Problem.forbidden("The token's claim \"scope\" is not \"" + scope + "\".");
      }
      return claims.getSubject();
    } catch (ParseException e) {
      throw malformed();
    }
  }

  private static Problem malformed() {
    return Problem.badRequest(
        "\"customer\" is no compact JWS with the claims sub, name, tier and exp.");
  }

  /// What the bank signed, which has a subject and is not over.
  private JWTClaimsSet claims(String token) {
    if (secret.isEmpty()) {
      throw Problem.badRequest(
          "\"customer\": signed customers are not set up here; set customer.tokenSecret, or leave \"customer\" out.");
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(new MACVerifier(secret))) {
        throw Problem.unauthorized("\"customer\": the signature is not the bank's.");
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      Date expiry = claims.getExpirationTime();
      if (expiry == null) {
        throw Problem.unauthorized("\"customer\": the claim \"exp\" is missing.");
      }
      if (!clock.instant().isBefore(expiry.toInstant())) {
        throw Problem.unauthorized("\"customer\": the token has expired.");
      }
      String subject = claims.getSubject();
      if (subject == null || subject.isBlank() || subject.length() > LONGEST) {
        throw Problem.unauthorized(
            "\"customer\": the claim \"sub\" is missing or longer than "
                + LONGEST
                + " characters.");
      }
      return claims;
    } catch (ParseException | JOSEException e) {
      throw malformed();
    }
  }

  private static @org.jspecify.annotations.Nullable String cut(
      @org.jspecify.annotations.Nullable String claim) {
    return claim == null || claim.isBlank()
        ? null
        : claim.length() <= LONGEST ? claim : claim.substring(0, LONGEST);
  }
}
