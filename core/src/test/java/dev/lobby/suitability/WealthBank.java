package dev.lobby.suitability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lobby.World;
import dev.lobby.customer.Customer;
import dev.lobby.customer.CustomerEvent;
import dev.lobby.customer.Customers;
import dev.lobby.customer.Rating;
import dev.lobby.journal.StreamWrite;
import dev.lobby.knowledge.catalogue.CustomerRating;
import dev.lobby.language.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A bank with one investment of each risk, and customers of every rating.
final class WealthBank {

  /// An investment; its risk is its place in the list, R1 to R5.
  record Product(String id, String zh, String en, int risk) {
    String name(Language language) {
      return language == Language.EN ? en : zh;
    }

    /// Whether it may be recommended to somebody, in figures of its own.
    boolean suits(@Nullable Integer validGrade) {
      return validGrade != null && risk <= validGrade;
    }
  }

  static final List<Product> PRODUCTS =
      List.of(
          new Product("greenpine", "青松日盈理财", "Greenpine Daily Plan", 1),
          new Product("whitebirch", "白桦稳进理财", "Whitebirch Steady Plan", 2),
          new Product("redmaple", "赤枫均衡混合基金", "Redmaple Balanced Fund", 3),
          new Product("blackebony", "黑檀成长混合基金", "Blackebony Growth Fund", 4),
          new Product("goldplane", "金桐先锋股票基金", "Goldplane Pioneer Fund", 5));

  static final LocalDate TODAY = LocalDate.ofInstant(World.START, World.ZONE);

  private WealthBank() {}

  /// Puts the investments into a release's catalogue.
  static Consumer<JsonNode> catalogue() {
    return json -> {
      for (Product product : PRODUCTS) {
        ObjectNode entry = ((ArrayNode) json).addObject();
        entry
            .put("kind", "product")
            .put("id", product.id)
            .put("zh", product.zh)
            .put("en", product.en)
            .put("type", product.risk <= 2 ? "wealth" : "fund")
            .put("risk", "R" + product.risk);
        entry.putArray("periods").addObject().put("from", "2026-01-01");
      }
    };
  }

  /// A conversation of a customer; its id.
  ///
  /// @param grade 1 to 5; null for somebody who was never rated
  /// @param until the last day of the rating
  static String customer(
      World world, String name, @Nullable Integer grade, LocalDate until, Language language) {
    Customer customer = world.customers.identified(new Customers.Identity(name, name, null));
    if (grade != null) {
      rated(world, customer.id(), grade, until);
    }
    return world.assistant.start("web", customer, language).id();
  }

  static void rated(World world, String customer, int grade, LocalDate until) {
    world.journal.append(
        List.of(
            new StreamWrite(
                CustomerEvent.stream(customer),
                StreamWrite.ANY,
                customer,
                new CustomerEvent.Assessed(
                    "core-banking",
                    grade + "-" + until,
                    new Rating(CustomerRating.valueOf("C" + grade), until.toString())))));
  }
}
