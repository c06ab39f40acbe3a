package dev.lobby.knowledge.catalogue;

import java.util.List;
import java.util.Optional;

/// What a text says of investments.
///
/// @param products those it names
/// @param marks the words that make it recommend them; empty when it informs
/// @param asked whether it answers somebody who asks what to buy, so that naming is recommending
public record Naming(List<Entry.Product> products, List<String> marks, boolean asked) {

  public Naming {
    products = List.copyOf(products);
    marks = List.copyOf(marks);
  }

  /// Returns what a text says of investments.
  ///
  /// @param asked whether it answers somebody who asks what to buy
  public static Naming of(String text, Investments investments, boolean asked) {
    List<Entry.Product> products = investments.named(text);
    return products.isEmpty()
        ? new Naming(List.of(), List.of(), asked)
        : new Naming(products, Recommending.in(text, investments), asked);
  }

  /// Whether it names none.
  public boolean isEmpty() {
    return products.isEmpty();
  }

  /// Whether what it names is named as a recommendation.
  public boolean recommends() {
    return !products.isEmpty() && (asked || !marks.isEmpty());
  }

  /// Returns those that may not be recommended to a customer.
  ///
  /// @param rating empty when the customer was never rated, or the rating is out of date
  public List<Entry.Product> unsuitable(Optional<CustomerRating> rating) {
    return products.stream()
        .filter(it -> !Suitability.mayRecommend(Optional.ofNullable(it.risk()), rating))
        .toList();
  }
}
