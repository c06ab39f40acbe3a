package dev.lobby.erasure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.customer.Assessment;
import dev.lobby.customer.BalanceLevel;
import dev.lobby.customer.Consent;
import dev.lobby.customer.Contact;
import dev.lobby.customer.ContactKind;
import dev.lobby.customer.Customer;
import dev.lobby.customer.Disclosure;
import dev.lobby.customer.Figures;
import dev.lobby.customer.Holding;
import dev.lobby.customer.Link;
import dev.lobby.customer.Profile;
import dev.lobby.customer.Purpose;
import dev.lobby.customer.Rating;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a record says of a person beside their conversations, to be handed to them.
///
/// @param figures what the bank counted of their business; null when nothing
/// @param parts the records that are part of it
record RecordedProfile(
    Profile profile,
    @Nullable Figures figures,
    List<Consent> consents,
    List<Disclosure> disclosures,
    List<Assessment> assessments,
    List<String> channels,
    List<Link> parts) {

  static RecordedProfile of(Customer customer, List<Customer> parts, @Nullable Figures figures) {
    return new RecordedProfile(
        customer.profile(),
        figures,
        all(customer, parts, Customer::consents),
        all(customer, parts, Customer::disclosures),
        all(customer, parts, Customer::assessments),
        customer.channels(),
        customer.parts());
  }

  private static <T> List<T> all(
      Customer customer, List<Customer> parts, Function<Customer, List<T>> of) {
    return Stream.concat(Stream.of(customer), parts.stream())
        .flatMap(one -> of.apply(one).stream())
        .toList();
  }

  void json(ObjectNode into) {
    Rating rating = profile.rating();
    Instant asOf = profile.asOf();
    into.put("customerNumber", profile.externalId())
        .put("manager", profile.manager())
        .put("riskRating", rating == null ? null : rating.grade().name())
        .put("riskRatingUntil", rating == null ? null : rating.until())
        .put("depositUntil", profile.depositUntil())
        .put("asOf", asOf == null ? null : asOf.toString());
    ArrayNode contacts = into.putArray("contacts");
    for (Contact contact : profile.contacts()) {
      contacts.addObject().put("kind", contact.kind().wire()).put("value", contact.value());
    }
    ArrayNode products = into.putArray("products");
    for (Holding holding : profile.holdings()) {
      products
          .addObject()
          .put("product", holding.product())
          .put("amount", holding.amount())
          .put("currency", holding.currency());
    }
    if (figures != null) {
      ObjectNode counted = into.putObject("figures");
      figureLines().forEach((name, value) -> counted.put(name.key, value));
    }
    ArrayNode said = into.putArray("consents");
    for (Consent consent : consents) {
      said.addObject()
          .put("at", consent.at().toString())
          .put("purpose", consent.purpose().wire())
          .put("given", consent.given())
          .put("how", consent.how())
          .put("note", consent.note());
    }
    ArrayNode told = into.putArray("disclosures");
    for (Disclosure disclosure : disclosures) {
      told.addObject()
          .put("at", disclosure.at().toString())
          .put("what", disclosure.what())
          .put("how", disclosure.how());
    }
    ArrayNode assessed = into.putArray("riskAssessments");
    for (Assessment assessment : assessments) {
      Rating found = assessment.rating();
      assessed
          .addObject()
          .put("at", assessment.at().toString())
          .put("id", assessment.id())
          .put("rating", found == null ? null : found.grade().name())
          .put("until", found == null ? null : found.until());
    }
    ArrayNode preferred = into.putArray("preferredChannels");
    channels.forEach(preferred::add);
    ArrayNode linked = into.putArray("linkedRecords");
    for (Link part : parts) {
      linked
          .addObject()
          .put("id", part.other())
          .put("proof", part.proof().wire())
          .put("at", part.at().toString());
    }
  }

  void text(StringBuilder text, DateTimeFormatter time) {
    line(text, "Customer number 客户号", profile.externalId());
    line(text, "Relationship manager 客户经理", profile.manager());
    Rating rating = profile.rating();
    if (rating != null) {
      line(text, "Risk rating 风险等级", rating.grade() + ", until 有效期至 " + rating.until());
    }
    line(text, "Next deposit ends 最近存款到期日", profile.depositUntil());
    for (Contact contact : profile.contacts()) {
      line(
          text,
          contact.kind() == ContactKind.PHONE ? "Telephone 电话" : "E-mail 邮箱",
          contact.value());
    }
    for (Holding holding : profile.holdings()) {
      line(
          text,
          "Product 持有产品",
          holding.amount() == null
              ? holding.product()
              : holding.product() + "  " + holding.amount() + " " + holding.currency());
    }
    figureLines().forEach((name, value) -> line(text, name.title, value));
    for (Consent consent : consents) {
      line(
          text,
          "Consent 授权",
          time.format(consent.at())
              + "  "
              + purpose(consent.purpose())
              + (consent.given() ? ": given 同意" : ": refused or withdrawn 不同意或撤回")
              + (consent.note() == null ? "" : "  " + consent.note()));
    }
    for (Disclosure disclosure : disclosures) {
      line(text, "You were told 已向您告知", time.format(disclosure.at()) + "  " + disclosure.what());
    }
    for (Assessment assessment : assessments) {
      Rating found = assessment.rating();
      line(
          text,
          "Risk assessment 风险测评",
          time.format(assessment.at())
              + (found == null ? "" : "  " + found.grade() + ", until 有效期至 " + found.until()));
    }
    if (!channels.isEmpty()) {
      line(text, "Preferred channels 首选渠道", String.join(", ", channels));
    }
    for (Link part : parts) {
      line(text, "Linked record 关联档案", part.other());
    }
  }

  /// What a figure is called.
  private record Name(String key, String title) {}

  /// The figures that are known, in their order.
  private Map<Name, String> figureLines() {
    Map<Name, String> lines = new LinkedHashMap<>();
    if (figures == null) {
      return lines;
    }
    BalanceLevel balance = figures.balance();
    put(lines, "asOf", "Figures as of 统计日", figures.asOf());
    put(lines, "opened", "Customer since 开户日", figures.opened());
    put(lines, "lastActivity", "Last activity 最近动账日", figures.lastActivity());
    put(lines, "transactions", "Transactions in the period 本期交易笔数", figures.transactions());
    put(
        lines,
        "transactionsBefore",
        "Transactions in the period before 上期交易笔数",
        figures.transactionsBefore());
    put(
        lines,
        "balanceFrom",
        "Balance of at least 余额不低于",
        balance == null ? null : balance.from() + " " + balance.currency());
    put(lines, "balanceChangePercent", "Balance changed by, % 余额变化 %", figures.balanceChange());
    return lines;
  }

  private static void put(
      Map<Name, String> lines, String key, String title, @Nullable Object value) {
    if (value != null) {
      lines.put(new Name(key, title), value.toString());
    }
  }

  private static void line(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(name).append("  ").append(value).append('\n');
    }
  }

  private static String purpose(Purpose purpose) {
    return switch (purpose) {
      case CONTACT -> "contact 联系";
      case MARKETING -> "marketing 营销";
      case SHARING -> "sharing with partners 与合作方共享";
    };
  }
}
