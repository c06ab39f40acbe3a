package dev.lobby.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A telephone number or an e-mail address, in the one way it is written here.
public record Contact(ContactKind kind, String value) {

  private static final Pattern SEPARATORS = Pattern.compile("[\\s().\\-\u2010-\u2015]");
  private static final Pattern PHONE = Pattern.compile("\\+?\\d{5,15}");
  private static final Pattern CHINESE_MOBILE = Pattern.compile("1\\d{10}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{3,190}");

  /// A number as people write it; empty when it is none.
  public static Optional<Contact> phone(String written) {
    String digits = SEPARATORS.matcher(written.strip()).replaceAll("");
    if (digits.startsWith("00")) {
      digits = "+" + digits.substring(2);
    } else if (CHINESE_MOBILE.matcher(digits).matches()) {
      digits = "+86" + digits;
    }
    return PHONE.matcher(digits).matches()
        ? Optional.of(new Contact(ContactKind.PHONE, digits))
        : Optional.empty();
  }

  /// An address as people write it; empty when it is none.
  public static Optional<Contact> email(String written) {
    String address = written.strip().toLowerCase(Locale.ROOT);
    return EMAIL.matcher(address).matches()
        ? Optional.of(new Contact(ContactKind.EMAIL, address))
        : Optional.empty();
  }

  /// As much of it as tells one from another to somebody who knows it already, such as `••••5678`.
  public String masked() {
    int at = value.indexOf('@');
    if (at > 0) {
      return value.substring(0, 1) + "••••" + value.substring(at);
    }
    return "••••" + value.substring(Math.max(0, value.length() - 4));
  }
}
