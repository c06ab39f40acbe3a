package dev.lobby.customer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A column of a table of profiles, under its English or its Chinese name.
enum ProfileColumn {
  EXTERNAL_ID("external_id", "客户号"),
  NAME("name", "姓名"),
  TIER("tier", "等级"),
  MANAGER("manager", "客户经理"),
  PHONES("phones", "电话"),
  EMAILS("emails", "邮箱"),
  PRODUCTS("products", "持有产品"),
  DEPOSIT_UNTIL("deposit_until", "存款到期日"),
  RATING("rating", "风险等级"),
  RATING_UNTIL("rating_until", "评级有效期"),
  CONSENT_CONTACT("consent_contact", "同意联系"),
  CONSENT_MARKETING("consent_marketing", "同意营销"),
  CONSENT_SHARING("consent_sharing", "同意共享"),
  FIGURES_AS_OF("figures_as_of", "统计日"),
  OPENED("opened", "开户日"),
  LAST_ACTIVITY("last_activity", "最近动账日"),
  TRANSACTIONS("transactions", "本期交易笔数"),
  TRANSACTIONS_BEFORE("transactions_before", "上期交易笔数"),
  BALANCE("balance", "余额"),
  BALANCE_BEFORE("balance_before", "上期余额"),
  BALANCE_CURRENCY("balance_currency", "余额币种");

  /// Those that speak of the customer's figures: a file has all of them or none.
  static final Set<ProfileColumn> FIGURES = EnumSet.range(FIGURES_AS_OF, BALANCE_CURRENCY);

  private final String en;
  private final String zh;

  ProfileColumn(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /// The English name, in which tables are written.
  String title() {
    return en;
  }

  static Optional<ProfileColumn> of(String header) {
    String name = header.strip();
    return Arrays.stream(values())
        .filter(it -> it.en.equals(name.toLowerCase(Locale.ROOT)) || it.zh.equals(name))
        .findFirst();
  }

  static List<String> titles() {
    return Arrays.stream(values()).map(ProfileColumn::title).toList();
  }

  /// Those of what is written again; of figures only a part is kept.
  static List<ProfileColumn> written() {
    return Arrays.stream(values()).filter(it -> !FIGURES.contains(it)).toList();
  }
}
