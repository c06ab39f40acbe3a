package dev.lobby.knowledge.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuitabilityTest {

  @ParameterizedTest
  @CsvSource({
    "R1, C1, true",
    "R2, C1, false",
    "R3, C3, true",
    "R3, C4, true",
    "R4, C3, false",
    "R5, C5, true"
  })
  void a_product_is_recommended_up_to_the_customers_rating(
      RiskLevel risk, CustomerRating rating, boolean may) {
    assertThat(Suitability.mayRecommend(Optional.of(risk), Optional.of(rating))).isEqualTo(may);
  }

  @Test
  void nothing_with_a_risk_is_recommended_to_whoever_was_never_rated() {
    for (RiskLevel risk : RiskLevel.values()) {
      assertThat(Suitability.mayRecommend(Optional.of(risk), Optional.empty())).isFalse();
    }
  }

  @Test
  void what_is_no_investment_suits_everybody() {
    assertThat(Suitability.mayRecommend(Optional.empty(), Optional.empty())).isTrue();
    assertThat(Suitability.mayRecommend(Optional.empty(), Optional.of(CustomerRating.C1))).isTrue();
  }
}
