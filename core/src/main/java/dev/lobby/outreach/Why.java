package dev.lobby.outreach;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lobby.customer.Purpose;
import dev.lobby.knowledge.article.Wired;

/// Why a contact is what it is: a work item, put off, or none.
public enum Why implements Wired {
  /// The plan says so.
  PLANNED("", ""),
  /// The customer never allowed it.
  NO_CONSENT(
      "客户未曾同意{purpose}，请先征询可否{asked}，再谈其他。",
      "The customer never agreed to {purpose}; ask whether {asked}, before anything else."),
  /// The customer did not agree, and never had, or refused contact when they were asked of a lead.
  REFUSED(
      "客户不同意{purpose}，请勿{about}主动联系，等客户自己来时当面告知。",
      "The customer does not agree to {purpose}; do not contact them{about}, tell them when they"
          + " come by themselves."),
  /// The customer took their consent back.
  OPTED_OUT(
      "客户已撤回{purpose}同意，不再{about}联系。",
      "The customer took back their consent to {purpose}; they are not contacted{about}."),
  /// The customer wants to be reached by other ways.
  OTHER_CHANNEL(
      "客户希望通过其他方式联系，见客户档案。",
      "The customer wants to be reached by another way; their record says which."),
  /// There is nowhere they would read it.
  NO_CONVERSATION("客户没有打开的网页会话。", "The customer has no open conversation."),
  /// They are talking with somebody, or wait for a person, or are in the midst of a flow.
  IN_CONVERSATION("到期前客户一直在会话中。", "The customer is in the midst of a conversation."),
  /// They got as many as the cap lets through.
  CAP("到期前已达到频次上限。", "The customer gets no more before it is due."),
  /// They got one just now, by this plan or another.
  APART("到期前与上一条计划消息间隔太近。", "The last message by a plan is too near until it is due."),
  /// It is quiet until it would be too late.
  QUIET_HOURS("到期前都是免打扰时段。", "It stays quiet until it is due."),
  /// The words recommend what does not suit the customer.
  UNSUITABLE("内容推荐了不适合该客户的产品。", "Its words recommend what does not suit the customer."),
  /// It is not time yet.
  EARLY("", ""),
  /// Its time is over.
  TOO_LATE("", "");

  private final String zh;
  private final String en;

  Why(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /// The name in the journal and in interfaces.
  @Override
  @JsonValue
  public String wire() {
    return Wired.super.wire();
  }

  /// What whoever gets the work item reads, empty where there is nothing to say.
  ///
  /// @param purpose what the plan needs the customer to allow
  public String zh(Purpose purpose) {
    return switch (purpose) {
      case CONTACT -> filled(zh, "联系", "联系", "");
      case MARKETING -> filled(zh, "营销", "介绍产品", "为此");
      case SHARING -> filled(zh, "信息共享", "共享信息", "为此");
    };
  }

  /// The same in English.
  public String en(Purpose purpose) {
    return switch (purpose) {
      case CONTACT -> filled(en, "being contacted", "they may be contacted", "");
      case MARKETING -> filled(en, "marketing", "they may be told of products", " about this");
      case SHARING -> filled(en, "data sharing", "their data may be shared", " about this");
    };
  }

  private static String filled(String words, String purpose, String asked, String about) {
    return words.replace("{purpose}", purpose).replace("{asked}", asked).replace("{about}", about);
  }
}
