package dev.lobby.outreach;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lobby.knowledge.article.Wired;

/// Why a contact is what it is: a work item, put off, or none.
public enum Why implements Wired {
  /// The plan says so.
  PLANNED("", ""),
  /// The customer never allowed it.
  NO_CONSENT(
      "没有发消息：客户未曾同意，联系时请先征得同意。",
      "No message was sent: the customer never allowed it. Ask before anything else."),
  /// The customer did not agree to be contacted, and never had.
  REFUSED(
      "客户不同意被联系：请勿主动联系，等客户自己来时当面告知。",
      "No consent to be contacted: do not contact the customer; tell them when they come by"
          + " themselves."),
  /// The customer took their consent back.
  OPTED_OUT("客户已撤回同意，不再联系。", "The customer took back their consent; they are not contacted."),
  /// The customer wants to be reached by other ways.
  OTHER_CHANNEL(
      "没有发消息：客户希望通过其他方式联系，见客户档案。",
      "No message was sent: the customer wants to be reached by another way; their record says which."),
  /// There is nowhere they would read it.
  NO_CONVERSATION(
      "没有发消息：客户没有打开的网页会话。", "No message was sent: the customer has no open conversation."),
  /// They are talking with somebody, or wait for a person, or are in the midst of a flow.
  IN_CONVERSATION(
      "没有发消息：到期前客户一直在会话中。", "No message was sent: the customer is in the midst of a conversation."),
  /// They got as many as the cap lets through.
  CAP("没有发消息：到期前已达到频次上限。", "No message was sent: the customer gets no more before it is due."),
  /// It is quiet until it would be too late.
  QUIET_HOURS("没有发消息：到期前都是免打扰时段。", "No message was sent: it stays quiet until it is due."),
  /// The words recommend what does not suit the customer.
  UNSUITABLE(
      "没有发消息：内容推荐了不适合该客户的产品。",
      "No message was sent: its words recommend what does not suit the customer."),
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

  /// What whoever gets the work item reads; empty where there is nothing to say.
  public String zh() {
    return zh;
  }

  /// The same in English.
  public String en() {
    return en;
  }
}
