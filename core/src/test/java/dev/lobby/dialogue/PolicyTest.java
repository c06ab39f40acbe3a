package dev.lobby.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lobby.conversation.Conversation.OpenTicket;
import dev.lobby.conversation.Reason;
import dev.lobby.conversation.Reasons;
import dev.lobby.conversation.Status;
import dev.lobby.conversation.Trace;
import dev.lobby.dialogue.Situation.Picked;
import dev.lobby.knowledge.article.WordsKey;
import dev.lobby.knowledge.match.Match;
import dev.lobby.knowledge.match.Thresholds;
import dev.lobby.language.Language;
import dev.lobby.language.Understanding;
import dev.lobby.language.intent.IntentScores;
import dev.lobby.language.signal.Signal;
import dev.lobby.language.signal.SignalScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  /// The rows in the order in which they win.
  private static final List<String> ROWS =
      List.of(
          "human-owns",
          "protocol",
          "call-moved",
          "interest-lost",
          "call-off",
          "promised-call",
          "no-contact",
          "person",
          "complaint-withdrawn",
          "complaint-goes-on",
          "complaint",
          "hardship",
          "flow",
          "gives-up",
          "feedback",
          "suitability",
          "incident",
          "answer",
          "passage",
          "queued",
          "suggest",
          "suggest-passages",
          "decline");

  @ParameterizedTest(name = "{0} → {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # each row alone
          human                                       | silent                            | -         | human-owns
          says:lost-card                              | protocol LOST_CARD                | lost-card | protocol
          says:person                                 | acknowledge PERSON_QUEUED         | person    | person
          picks:person                                | acknowledge PERSON_QUEUED         | person    | person
          says:complaint                              | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          says:legal-threat                           | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          says:hardship                               | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          says:self-harm                              | protocol SELF_HARM                | self-harm | protocol
          says:fraud                                  | protocol FRAUD                    | fraud     | protocol
          says:vulnerable                             | decline DECLINE_CARE              | no-answer | decline
          says:disputed-transaction                   | decline DECLINE_CARE              | no-answer | decline
          says:abuse                                  | decline DECLINE                   | -         | decline
          p:0.9                                       | answer a                          | -         | answer
          picks:b                                     | answer b                          | -         | answer
          queued ticket:person                        | acknowledge QUEUED_NOTED          | -         | queued
          p:0.4/0.1                                   | suggest [a, b]                    | -         | suggest
          anything                                    | decline DECLINE                   | -         | decline
          neither                                     | decline DECLINE_NEITHER           | -         | decline

          # a flow: below all that brings a person, above the answers but for a question
          flow                                        | ask facts                         | -         | flow
          flow p:0.99                                 | ask facts                         | -         | flow
          flow queued ticket:complaint p:0.4/0.3      | ask facts                         | -         | flow
          flow queued ticket:complaint says:complaint | ask facts                         | -         | flow
          flow incident:I                             | ask facts                         | -         | flow
          flow declines:1                             | ask facts                         | -         | flow
          flow:asks p:0.99                            | answer a                          | -         | answer
          flow:asks incident:I                        | incident I                        | -         | incident
          flow:asks p:0.4/0.3                         | ask facts                         | -         | flow
          flow:asks p:0.99 blocked:a                  | ask facts                         | -         | flow
          flow picks:b                                | answer b                          | -         | answer
          flow:stops p:0.99                           | ask facts                         | -         | flow
          flow:gives-up                               | ask facts                         | no-answer | flow
          flow:gives-up queued ticket:complaint       | ask facts                         | -         | flow
          flow:put-off p:0.99                         | answer a                          | no-answer | answer
          flow:put-off queued ticket:complaint p:0.99 | answer a                          | -         | answer
          flow says:person                            | acknowledge PERSON_QUEUED         | person    | person
          flow says:lost-card                         | protocol LOST_CARD                | lost-card | protocol
          flow says:complaint                         | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          flow says:hardship                          | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          flow human ticket:person                    | silent                            | -         | human-owns

          # what recommends what does not suit is held back, and nothing told in its place
          p:0.95 unsuitable:a                         | withhold a                        | -         | suitability
          p:0.95/0.02 unsuitable:b                    | answer a                          | -         | answer
          picks:b unsuitable:b                        | withhold b                        | -         | suitability
          p:0.4/0.3/0.2 unsuitable:a                  | suggest [b, c]                    | -         | suggest
          p:0.4/0.3 unsuitable:a unsuitable:b         | decline DECLINE                   | -         | decline
          incident:I unsuitable:I                     | withhold I                        | -         | suitability
          incident:I p:0.95 unsuitable:a              | incident I                        | -         | incident
          p:0.95 unsuitable:a blocked:a               | decline DECLINE                   | -         | decline
          p:0.95 unsuitable:a says:person             | acknowledge PERSON_QUEUED         | person    | person
          p:0.95 unsuitable:a human ticket:person     | silent                            | -         | human-owns
          p:0.95 unsuitable:a flow:asks               | withhold a                        | -         | suitability
          p:0.95 unsuitable:a flow                    | ask facts                         | -         | flow
          p:0.95 unsuitable:a queued ticket:person    | withhold a                        | -         | suitability

          # the bank's own wording rules a signal out
          says:lost-card not:lost-card p:0.9          | answer a                          | -         | answer
          says:lost-card says:fraud not:lost-card     | protocol FRAUD                    | fraud     | protocol
          says:complaint not:complaint picks:b        | answer b                          | -         | answer
          says:hardship says:person not:hardship      | acknowledge PERSON_QUEUED         | person    | person

          # a person owns the conversation: nothing else counts
          human ticket:person says:lost-card          | silent                            | -         | human-owns
          human ticket:person says:person             | silent                            | -         | human-owns
          human ticket:person picks:person            | silent                            | -         | human-owns
          human ticket:person says:complaint          | silent                            | -         | human-owns
          human ticket:person p:0.99                  | silent                            | -         | human-owns
          human ticket:person p:0.4/0.3               | silent                            | -         | human-owns
          human ticket:person declines:5              | silent                            | -         | human-owns

          # an emergency before all that follows
          says:lost-card says:person                  | protocol LOST_CARD                | lost-card | protocol
          says:lost-card picks:person                 | protocol LOST_CARD                | lost-card | protocol
          says:lost-card says:complaint               | protocol LOST_CARD                | lost-card | protocol
          says:lost-card p:0.99                       | protocol LOST_CARD                | lost-card | protocol
          says:lost-card picks:b                      | protocol LOST_CARD                | lost-card | protocol
          says:lost-card queued ticket:person         | protocol LOST_CARD                | lost-card | protocol
          says:lost-card p:0.4/0.3                    | protocol LOST_CARD                | lost-card | protocol
          says:lost-card declines:1                   | protocol LOST_CARD                | lost-card | protocol

          says:fraud says:self-harm                   | protocol SELF_HARM                | self-harm | protocol
          says:lost-card says:fraud                   | protocol FRAUD                    | fraud     | protocol
          queued ticket:lost-card says:fraud          | protocol FRAUD                    | fraud     | protocol

          # a wish for a person before all that follows, but a complaint takes it along
          says:person p:0.99                          | acknowledge PERSON_QUEUED         | person    | person
          picks:person p:0.99                         | acknowledge PERSON_QUEUED         | person    | person
          says:person picks:b                         | acknowledge PERSON_QUEUED         | person    | person
          says:person p:0.4/0.3                       | acknowledge PERSON_QUEUED         | person    | person
          says:person declines:1                      | acknowledge PERSON_QUEUED         | person    | person
          says:person says:complaint                  | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          picks:person says:complaint                 | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          queued ticket:person says:person            | acknowledge PERSON_STILL_QUEUED   | -         | person
          queued ticket:person says:person says:complaint    | acknowledge COMPLAINT_QUEUED    | complaint | complaint
          queued ticket:complaint says:person says:complaint | acknowledge PERSON_STILL_QUEUED | person    | person

          # who asks when they are called reads by when; a call that did not come brings a person
          call:due calls-off                          | acknowledge CALL_OFF              | -         | call-off
          call:late calls-off p:0.95                  | acknowledge CALL_OFF              | -         | call-off
          ticket:lead calls-off                       | acknowledge LEAD_CALL_OFF         | -         | call-off
          calls-off                                   | decline DECLINE                   | -         | decline
          calls-off says:lost-card call:due           | protocol LOST_CARD                | lost-card | protocol
          no-contact                                  | acknowledge NO_CONTACT            | -         | no-contact
          no-contact p:0.95                           | acknowledge NO_CONTACT            | -         | no-contact
          no-contact says:person says:complaint       | acknowledge NO_CONTACT            | -         | no-contact
          no-contact faint:self-harm                  | protocol SELF_HARM                | self-harm | protocol
          no-contact faint:fraud                      | acknowledge NO_CONTACT            | -         | no-contact
          no-contact says:self-harm                   | protocol SELF_HARM                | self-harm | protocol
          no-contact says:fraud                       | protocol FRAUD                    | fraud     | protocol
          no-contact human                            | silent                            | -         | human-owns
          no-contact-and-more                         | acknowledge NO_CONTACT            | -         | no-contact
          no-contact-and-more says:complaint          | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          no-contact-and-more says:person             | acknowledge PERSON_QUEUED         | person    | person
          no-contact-and-more p:0.95                  | answer a                          | -         | answer
          call:due p:0.95                             | acknowledge CALL_PROMISED         | -         | promised-call
          call:due faint:person                       | acknowledge CALL_PROMISED         | -         | promised-call
          call:due faint:complaint                    | acknowledge CALL_PROMISED         | -         | promised-call
          # of a call that is to be moved what it sounds like is not believed
          moves:call-moved                            | acknowledge CALL_MOVED            | -         | call-moved
          moves:call-moved says:person                | acknowledge CALL_MOVED            | -         | call-moved
          moves:call-time-asked p:0.95                | acknowledge CALL_TIME_ASKED       | -         | call-moved
          moves:call-time-noted queued ticket:person  | acknowledge CALL_TIME_NOTED       | -         | call-moved
          moves:call-moved says:complaint             | acknowledge CALL_MOVED            | -         | call-moved
          moves:call-moved declares                   | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          moves:call-moved says:hardship              | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          moves:call-moved says:fraud                 | protocol FRAUD                    | fraud     | protocol
          moves:call-moved human ticket:person        | silent                            | -         | human-owns
          moves:contact-again                         | acknowledge CONTACT_AGAIN         | -         | call-moved
          moves:call-promised says:person             | acknowledge CALL_PROMISED         | -         | call-moved
          moves:contact-again declares                | acknowledge COMPLAINT_QUEUED      | complaint | complaint

          # an interest that is lost
          ticket:lead lost-interest                   | acknowledge LEAD_LOST             | -         | interest-lost
          ticket:lead lost-interest says:person p:0.9 | acknowledge PERSON_QUEUED         | person    | person
          ticket:lead lost-interest says:complaint    | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          lost-interest                               | decline DECLINE                   | -         | decline
          queued ticket:complaint lost-interest       | acknowledge COMPLAINT_NOTED       | -         | queued

          # a person, a complaint, a threat and hardship go before the time of a call
          call:due says:person                        | acknowledge PERSON_QUEUED         | person    | person
          call:due picks:person                       | acknowledge PERSON_QUEUED         | person    | person
          call:due says:complaint                     | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          call:due declares                           | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          call:due says:legal-threat                  | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          call:due files:C-1 says:complaint           | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          call:due says:complaint asks-after          | acknowledge CALL_PROMISED         | -         | promised-call
          call:due queued ticket:complaint says:complaint | acknowledge CALL_PROMISED     | -         | promised-call
          call:due says:hardship                      | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          call:due queued ticket:hardship says:hardship | acknowledge CALL_PROMISED       | -         | promised-call
          call:late says:complaint                    | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          call:due flow queued ticket:complaint       | acknowledge CALL_PROMISED         | -         | promised-call
          call:late                                   | acknowledge CALL_LATE             | person    | promised-call
          call:late queued ticket:person              | acknowledge CALL_LATE             | -         | promised-call
          call:due says:fraud                         | protocol FRAUD                    | fraud     | protocol
          call:due human ticket:person                | silent                            | -         | human-owns

          # a card in a machine is in nobody's hands, where it is known what to do then
          swallowed tells-how says:lost-card p:0.95   | answer card-swallowed             | -         | answer
          swallowed tells-how says:lost-card p:0.4/0.3 | suggest [card-swallowed, b]      | -         | suggest
          swallowed says:lost-card                    | protocol LOST_CARD                | lost-card | protocol
          swallowed tells-how says:lost-card p:0.95 blocked:card-swallowed | protocol LOST_CARD | lost-card | protocol
          swallowed tells-how says:lost-card says:fraud p:0.95 | protocol FRAUD           | fraud     | protocol
          swallowed tells-how says:lost-card queued ticket:person p:0.4/0.3 | protocol LOST_CARD | lost-card | protocol
          # what tells of something else is no help
          swallowed says:lost-card p:0.95             | protocol LOST_CARD                | lost-card | protocol
          swallowed says:lost-card p:0.4/0.3          | protocol LOST_CARD                | lost-card | protocol

          # a complaint before all that follows
          says:complaint p:0.99                       | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          says:complaint picks:b                      | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          says:complaint p:0.4/0.3                    | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          says:complaint declines:1                   | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          queued ticket:person says:complaint         | acknowledge COMPLAINT_QUEUED      | complaint | complaint

          # hardship before answers, and once
          says:hardship p:0.99                        | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          says:hardship says:complaint                | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          queued ticket:hardship says:hardship p:0.99 | answer a                          | -         | answer
          # a complaint that was filed here and is not closed is one complaint
          files:C-1 says:complaint                    | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          files:C-1 says:legal-threat                 | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          # a debtor who fears that the bank goes to court threatens nobody, whatever the guard makes of it
          fears says:legal-threat                     | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          files:C-1 fears says:legal-threat           | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          told:C-1 fears says:legal-threat            | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          queued files:C-1 ticket:complaint fears says:legal-threat | acknowledge HARDSHIP_QUEUED | hardship | hardship
          call:due fears says:legal-threat            | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          flow:closed fears says:legal-threat         | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          files:C-1 says:complaint asks-after p:0.95  | answer a                          | -         | answer
          files:C-1 says:complaint stands p:0.95      | answer a                          | -         | answer
          says:complaint stands p:0.95                | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          files:C-1 says:complaint another            | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          files:C-1 another                           | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          files:C-1 withdraws                         | acknowledge COMPLAINT_WITHDRAWN   | -         | complaint-withdrawn
          files:C-1 withdraws says:legal-threat       | acknowledge COMPLAINT_WITHDRAWN   | -         | complaint-withdrawn
          files:C-1 sues says:legal-threat            | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          files:C-1 withdraws says:hardship           | acknowledge COMPLAINT_WITHDRAWN   | hardship  | complaint-withdrawn
          files:C-1 withdraws says:vulnerable         | acknowledge COMPLAINT_WITHDRAWN   | person    | complaint-withdrawn
          files:C-1 withdraws says:disputed-transaction | acknowledge COMPLAINT_WITHDRAWN | person    | complaint-withdrawn
          files:C-1 withdraws says:complaint says:person | acknowledge COMPLAINT_WITHDRAWN | person   | complaint-withdrawn
          files:C-1 withdraws says:person             | acknowledge COMPLAINT_WITHDRAWN   | person    | complaint-withdrawn
          # whoever says more has not taken it back: a person comes, or does already
          files:C-1 and-more                          | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          files:C-1 keeps                             | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          queued files:C-1 ticket:hardship keeps      | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          queued files:C-1 ticket:complaint and-more  | acknowledge COMPLAINT_NOTED       | -         | queued
          queued files:C-1 ticket:complaint sues says:legal-threat | acknowledge COMPLAINT_NOTED | -   | queued
          keeps p:0.95                                | answer a                          | -         | answer
          queued ticket:complaint withdraws           | acknowledge COMPLAINT_WITHDRAWN   | -         | complaint-withdrawn
          flow queued ticket:complaint withdraws      | acknowledge COMPLAINT_WITHDRAWN   | -         | complaint-withdrawn
          queued files:C-1 ticket:person says:complaint | acknowledge COMPLAINT_ADDED     | -         | complaint-goes-on
          queued files:C-1 ticket:complaint says:complaint | acknowledge COMPLAINT_NOTED  | -         | queued
          queued files:C-1 ticket:complaint another   | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          flow queued files:C-1 ticket:complaint another | acknowledge COMPLAINT_QUEUED   | complaint | complaint
          queued told:C-1 ticket:complaint another    | acknowledge COMPLAINT_QUEUED      | complaint | complaint

          # of one that is closed only that what was decided is not accepted
          closed:C-1 objects                          | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          closed:C-1 objects says:complaint           | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          queued closed:C-1 ticket:complaint objects  | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          closed:C-1 says:complaint                   | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          queued closed:C-1 ticket:complaint declares says:complaint | acknowledge COMPLAINT_QUEUED | complaint | complaint
          queued closed:C-1 ticket:complaint says:complaint | acknowledge COMPLAINT_NOTED | -         | queued
          closed:C-1 another                          | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          closed:C-1 withdraws p:0.95                 | answer a                          | -         | answer
          closed:C-1 accepts p:0.95                   | answer a                          | -         | answer
          # whoever does not accept what was decided adds to that one, also while they wait with it
          told:C-1 objects                            | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          told:C-1 accepts says:complaint p:0.1       | decline DECLINE                   | -         | decline
          queued told:C-1 ticket:complaint accepts says:complaint | acknowledge COMPLAINT_NOTED | - | queued
          queued told:C-1 ticket:complaint objects    | acknowledge COMPLAINT_ADDED       | person    | complaint-goes-on
          queued told:C-1 ticket:complaint+person objects | acknowledge COMPLAINT_ADDED   | -         | complaint-goes-on
          queued told:C-1 ticket:complaint says:complaint | acknowledge COMPLAINT_ADDED   | person    | complaint-goes-on
          queued told:C-1 ticket:complaint p:0.1      | acknowledge COMPLAINT_NOTED       | -         | queued
          queued files:C-1 ticket:complaint objects   | acknowledge COMPLAINT_NOTED       | -         | queued

          says:complaint asks-after p:0.95            | answer a                          | -         | answer
          declares                                    | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          declares not:complaint p:0.95               | answer a                          | -         | answer
          withdraws p:0.95                            | answer a                          | -         | answer
          # whoever is asked how content they are says so, and complains no more
          flow:closed says:complaint                  | ask satisfaction                  | -         | flow
          flow:closed says:complaint declares         | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          # whoever waits asks whether anybody is there
          queued ticket:person calls p:0.95           | acknowledge PERSON_STILL_QUEUED   | -         | person
          flow queued ticket:complaint calls          | ask facts                         | -         | flow
          calls p:0.95                                | answer a                          | -         | answer
          queued ticket:complaint says:hardship       | acknowledge HARDSHIP_QUEUED       | hardship  | hardship
          queued ticket:complaint+hardship says:hardship p:0.1 | acknowledge COMPLAINT_NOTED | -      | queued
          queued ticket:complaint+person says:person  | acknowledge PERSON_STILL_QUEUED   | -         | person
          says:vulnerable p:0.9                       | answer a                          | -         | answer

          # an incident stands in for answers, and for nothing above them
          incident:I                                  | incident I                        | -         | incident
          incident:I p:0.99                           | incident I                        | -         | incident
          incident:I picks:b                          | incident I                        | -         | incident
          incident:I queued ticket:person             | incident I                        | -         | incident
          incident:I declines:7                       | incident I                        | -         | incident
          incident:I human                            | silent                            | -         | human-owns
          incident:I says:lost-card                   | protocol LOST_CARD                | lost-card | protocol
          incident:I says:person                      | acknowledge PERSON_QUEUED         | person    | person
          incident:I says:complaint                   | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          incident:I says:hardship                    | acknowledge HARDSHIP_QUEUED       | hardship  | hardship

          # an answer that the catalogue blocks: declined, and nothing else in its place
          p:0.9 blocked:a                             | decline DECLINE                   | -         | decline
          p:0.9/0.08 blocked:a                        | decline DECLINE                   | -         | decline
          p:0.9 blocked:b                             | answer a                          | -         | answer
          picks:b blocked:b                           | decline DECLINE                   | -         | decline
          picks:b p:0.99 blocked:b                    | decline DECLINE                   | -         | decline
          picks:b p:0.99 blocked:a                    | answer b                          | -         | answer
          p:0.9 blocked:a declines:1                  | decline DECLINE_HANDOFF           | no-answer | decline
          p:0.9 blocked:a queued ticket:person        | acknowledge QUEUED_NOTED          | -         | queued
          p:0.9 blocked:a says:complaint              | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          p:0.9 blocked:a core says:product-interest  | decline DECLINE                   | lead      | decline
          p:0.45/0.4/0.1 blocked:b                    | suggest [a, c]                    | -         | suggest
          p:0.45/0.4/0.1 blocked:a blocked:b          | decline DECLINE                   | -         | decline

          # while queued: answers from the threshold on, notes below
          queued ticket:person p:0.9                  | answer a                          | -         | answer
          queued ticket:person picks:b                | answer b                          | -         | answer
          queued ticket:person p:0.8999               | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:person p:0.4/0.3              | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:person declines:1             | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:complaint p:0.9               | answer a                          | -         | answer
          queued ticket:complaint p:0.1               | acknowledge COMPLAINT_NOTED       | -         | queued
          queued ticket:complaint says:complaint      | acknowledge COMPLAINT_NOTED       | -         | queued
          queued ticket:complaint says:complaint p:1  | answer a                          | -         | answer
          queued ticket:lost-card+complaint p:0.1     | acknowledge COMPLAINT_NOTED       | -         | queued
          queued ticket:lost-card p:0.1               | acknowledge QUEUED_NOTED          | -         | queued

          # who waits and says no more than that they no longer do
          queued ticket:person gives-up               | acknowledge QUEUE_LEFT            | -         | gives-up
          queued ticket:person gives-up p:0.95        | acknowledge QUEUE_LEFT            | -         | gives-up
          queued ticket:no-answer gives-up            | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:failed gives-up               | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:complaint gives-up            | acknowledge COMPLAINT_GOES_ON     | -         | gives-up
          queued ticket:fraud gives-up                | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:lost-card+complaint gives-up  | acknowledge COMPLAINT_NOTED       | -         | queued
          queued ticket:self-harm gives-up            | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:hardship gives-up             | acknowledge QUEUED_NOTED          | -         | queued
          queued ticket:person gives-up says:person   | acknowledge PERSON_STILL_QUEUED   | -         | person
          gives-up                                    | decline DECLINE                   | -         | decline
          human gives-up                              | silent                            | -         | human-owns
          flow queued ticket:complaint gives-up       | ask facts                         | -         | flow

          # thanks for what is nothing else
          praises                                     | acknowledge PRAISE_THANKED        | -         | feedback
          suggests p:0.95                             | acknowledge SUGGESTION_THANKED    | -         | feedback
          queued ticket:person praises                | acknowledge PRAISE_THANKED        | -         | feedback
          human praises                               | silent                            | -         | human-owns
          praises says:complaint                      | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          queued ticket:complaint praises             | acknowledge COMPLAINT_NOTED       | -         | queued
          suggests says:product-interest p:0.95       | answer a                          | -         | answer
          praises picks:b                             | answer b                          | -         | answer
          gives:praise                                | acknowledge PRAISE_THANKED        | -         | feedback
          gives:suggestion p:0.99                     | acknowledge SUGGESTION_THANKED    | -         | feedback
          gives:suggestion asks-to-add p:0.5          | acknowledge SUGGESTION_THANKED    | -         | feedback
          gives:suggestion asks-to-add p:0.95         | answer a                          | -         | answer
          gives:suggestion asks-to-add incident:I     | incident I                        | -         | incident
          gives:praise asks-to-add p:0.5              | suggest [a]                       | -         | suggest
          gives:praise says:complaint                 | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          gives:praise says:vulnerable                | decline DECLINE_CARE              | no-answer | decline
          flow praises                                | ask facts                         | -         | flow

          # the answer before suggestions, suggestions before declining
          p:0.9/0.05/0.05                             | answer a                          | -         | answer
          p:0.9 declines:1                            | answer a                          | -         | answer
          p:0.8999/0.05                               | suggest [a, b]                    | -         | suggest
          picks:c p:0.9                               | answer c                          | -         | answer
          p:0.3/0.15/0.05 declines:1                  | suggest [a, b, c]                 | -         | suggest
          p:0.3/0.15/0.0499                           | decline DECLINE                   | -         | decline
          p:0.4/0.06/0.0499                           | suggest [a, b]                    | -         | suggest
          p:0.2/0.2/0.2/0.2                           | suggest [a, b, c]                 | -         | suggest
          p:0.1/0.1/0.1/0.1/0.1/0.1                   | decline DECLINE                   | -         | decline
          neither p:0.4/0.2                           | suggest [a, b]                    | -         | suggest

          # two turns in a row without an answer bring a person
          declines:1                                  | decline DECLINE_HANDOFF           | no-answer | decline
          declines:1 neither                          | decline DECLINE_HANDOFF           | no-answer | decline
          declines:1 ticket:lead                      | decline DECLINE_HANDOFF           | no-answer | decline
          declines:7                                  | decline DECLINE_HANDOFF           | no-answer | decline

          # a lead: a core customer, an interest and an answer, all three
          core says:product-interest p:0.9            | answer a                          | lead      | answer
          core says:product-interest picks:b          | answer b                          | lead      | answer
          says:product-interest p:0.9                 | answer a                          | -         | answer
          core p:0.9                                  | answer a                          | -         | answer
          core says:product-interest p:0.4/0.3        | suggest [a, b]                    | lead      | suggest
          core says:product-interest                  | decline DECLINE                   | lead      | decline
          core says:product-interest p:0.9 ticket:lead          | answer a                | -         | answer
          core says:product-interest p:0.9 queued ticket:person | answer a                | -         | answer

          # a ticket becomes more pressing, never less
          ticket:lead says:person                     | acknowledge PERSON_QUEUED         | person    | person
          ticket:lead says:complaint                  | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          ticket:lead says:lost-card                  | protocol LOST_CARD                | lost-card | protocol
          queued ticket:person says:lost-card         | protocol LOST_CARD                | lost-card | protocol
          queued ticket:complaint says:lost-card      | protocol LOST_CARD                | lost-card | protocol
          queued ticket:lost-card says:lost-card      | protocol LOST_CARD                | -         | protocol
          queued ticket:lost-card says:person         | acknowledge PERSON_STILL_QUEUED   | person    | person
          queued ticket:complaint says:person         | acknowledge PERSON_STILL_QUEUED   | person    | person
          queued ticket:no-answer says:person         | acknowledge PERSON_STILL_QUEUED   | person    | person
          queued ticket:failed picks:person           | acknowledge PERSON_STILL_QUEUED   | person    | person
          queued ticket:lost-card says:complaint      | acknowledge COMPLAINT_QUEUED      | complaint | complaint
          queued ticket:lost-card+complaint says:complaint | acknowledge COMPLAINT_NOTED  | -         | queued
          """)
  void the_first_row_that_applies_wins(String situation, String say, String route, String row) {
    Decision decision = Policy.decide(Situations.of(situation));

    assertThat(written(decision.say())).isEqualTo(say);
    assertThat(decision.route().map(Reason::wire).orElse("-")).isEqualTo(route);
    assertThat(decision.why().getLast().row()).isEqualTo(row);
    explained(decision);
  }

  private static String written(Say say) {
    return switch (say) {
      case Say.Answer(String article) -> say.wire() + " " + article;
      case Say.Incident(String id) -> say.wire() + " " + id;
      case Say.Suggest(List<String> articles) -> say.wire() + " " + articles;
      case Say.Acknowledge(WordsKey words) -> say.wire() + " " + words;
      case Say.Protocol(WordsKey words) -> say.wire() + " " + words;
      case Say.Decline(WordsKey words) -> say.wire() + " " + words;
      case Say.Ask(String flow) -> say.wire() + " " + flow;
      case Say.Withhold(String article) -> say.wire() + " " + article;
      case Say.Silent() -> say.wire();
    };
  }

  /// Every row down to the one taken is named with a reason, and only the last is taken.
  private static void explained(Decision decision) {
    // What is ruled out is told before the rows.
    List<Trace.Branch> why =
        decision.why().stream().filter(it -> !it.row().equals("own-words")).toList();
    assertThat(why).extracting(Trace.Branch::row).isEqualTo(ROWS.subList(0, why.size()));
    assertThat(why).extracting(Trace.Branch::why).doesNotContain("");
    assertThat(why.stream().filter(Trace.Branch::taken)).containsExactly(why.getLast());
  }

  @ParameterizedTest
  @CsvSource({
    "says:lost-card says:complaint, true",
    "says:fraud says:complaint, true",
    "says:lost-card declares, true",
    "says:lost-card says:complaint queued ticket:person, true",
    "says:lost-card, false",
    "says:lost-card faint:complaint, false",
    "says:lost-card says:complaint not:complaint, false",
    "says:self-harm says:complaint, false",
    "says:lost-card says:complaint files:C-1, false",
    "says:lost-card says:complaint queued ticket:complaint, false",
    "says:lost-card says:complaint asks-after, false",
    "says:complaint, false"
  })
  void a_complaint_beside_a_lost_card_or_a_fraud_is_filed_where_it_is_plain_and_none_goes_on(
      String situation, boolean files) {
    assertThat(Policy.decide(Situations.of(situation)).complains()).isEqualTo(files);
  }

  @Test
  void the_reasons_name_the_numbers_that_decided() {
    Decision decision = Policy.decide(Situations.of("p:0.8512/0.1"));

    assertThat(decision.why())
        .extracting(Trace.Branch::why)
        .contains("the best probability 85.1 % is below 90.0 %")
        .last()
        .asString()
        .contains("95.1 %", "50.0 %");
  }

  @Test
  void what_the_banks_own_wording_rules_out_is_told() {
    Decision decision = Policy.decide(Situations.of("says:fraud not:fraud not:person p:0.9"));

    assertThat(decision.why().getFirst().why()).contains("own wording").endsWith("give fraud");
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void when_understanding_fails_a_person_is_called_unless_one_is_there(Status status) {
    Decision decision = Policy.decideFailed(status, Optional.empty(), false, "words", "late");

    if (status == Status.HUMAN) {
      assertThat(decision.say()).isEqualTo(new Say.Silent());
      assertThat(decision.route()).isEmpty();
    } else {
      assertThat(decision.say()).isEqualTo(new Say.Acknowledge(WordsKey.FAILED));
      assertThat(decision.route()).contains(Reason.FAILED);
      assertThat(decision.why()).containsExactly(new Trace.Branch("failed", true, "late"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "lead, failed",
    "person, -",
    "complaint, -",
    "lost-card, -",
    "failed, -",
    "no-answer, -"
  })
  void when_understanding_fails_an_open_ticket_is_enough_but_for_a_lead(
      String ticket, String route) {
    Decision decision =
        Policy.decideFailed(
            Status.QUEUED, Optional.of(Situations.ticket(ticket)), false, "words", "late");

    assertThat(decision.route().map(Reason::wire).orElse("-")).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 我要投诉你们乱扣费, complaint",
    "false, I want to complain about the fee, complaint",
    "false, 再不退钱我就去银保监会投诉你们, complaint",
    "false, 你们乱扣费, failed",
    "false, 怎么投诉, failed",
    "true, 我要投诉你们乱扣费, failed"
  })
  void when_understanding_fails_a_complaint_in_so_many_words_is_filed_once_all_the_same(
      boolean complains, String text, String route) {
    Decision decision = Policy.decideFailed(Status.BOT, Optional.empty(), complains, text, "late");

    assertThat(decision.route().map(Reason::wire)).contains(route);
    assertThat(decision.why())
        .singleElement()
        .extracting(Trace.Branch::row, Trace.Branch::taken)
        .containsExactly("failed", true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"call:due says:person", "call:due says:complaint", "call:late says:hardship"})
  void a_call_that_was_asked_after_is_named_though_something_else_goes_first(String situation) {
    Decision decision = Policy.decide(Situations.of(situation));

    assertThat(PromisedCall.named(decision.why(), Instant.EPOCH))
        .contains(PromisedCall.at(Instant.EPOCH, Instant.EPOCH));
  }

  @Property(tries = 2000)
  void any_situation_gets_an_explained_decision_and_always_the_same(
      @ForAll("situations") Situation situation) {
    Decision decision = Policy.decide(situation);

    explained(decision);
    assertThat(Policy.decide(situation)).isEqualTo(decision);
  }

  @Property(tries = 1000)
  void where_a_person_owns_the_conversation_the_assistant_is_silent_and_elsewhere_never(
      @ForAll("situations") Situation situation) {
    Decision decision = Policy.decide(situation);

    if (situation.status() == Status.HUMAN) {
      assertThat(decision.say()).isEqualTo(new Say.Silent());
      assertThat(decision.route()).isEmpty();
    } else {
      assertThat(decision.say()).isNotInstanceOf(Say.Silent.class);
    }
  }

  @Property(tries = 2000)
  void whoever_wishes_for_a_person_gets_one_or_has_called_one_already(
      @ForAll("situations") Situation situation) {
    boolean wishes =
        situation.understanding().hears(Signal.PERSON)
            || situation.picked().filter(Picked.Person.class::isInstance).isPresent();
    if (!wishes || situation.status() == Status.HUMAN) {
      return;
    }

    Optional<Reason> route = Policy.decide(situation).route();

    Optional<Reason> waitsFor =
        route.or(() -> situation.ticket().map(OpenTicket::reason)).filter(Reason::customerWaits);
    assertThat(waitsFor).isPresent();
  }

  @Property(tries = 2000)
  void a_ticket_is_never_touched_without_need_and_never_made_less_pressing(
      @ForAll("situations") Situation situation) {
    Decision decision = Policy.decide(situation);

    decision
        .route()
        .ifPresent(route ->
            situation.ticket().ifPresent(open -> assertThat(open.changesWith(route)).isTrue()));
  }

  @Property(tries = 1000)
  void an_answer_is_picked_by_the_customer_or_as_probable_as_the_budget_asks(
      @ForAll("situations") Situation situation) {
    if (Policy.decide(situation).say() instanceof Say.Answer(String article)) {
      boolean picked = situation.picked().equals(Optional.of(new Picked.Article(article)));
      boolean probable =
          situation.matches().stream()
              .anyMatch(match ->
                  match.articleId().equals(article)
                      && match.probability() >= situation.thresholds().answer());
      assertThat(picked || probable).isTrue();
    }
  }

  @Provide
  Arbitrary<Situation> situations() {
    // What can stand in a journal: who is queued waits with a ticket, and who is not has none but a
    // lead.
    Arbitrary<OpenTicket> waiting =
        Arbitraries.of(Reason.class)
            .set()
            .ofMinSize(1)
            .filter(reasons -> reasons.stream().anyMatch(Reason::customerWaits))
            .map(reasons -> new OpenTicket("T", Reasons.of(List.copyOf(reasons))));
    Arbitrary<Optional<OpenTicket>> lead =
        Arbitraries.of(Optional.<OpenTicket>empty(), Optional.of(OpenTicket.of("T", Reason.LEAD)));
    Arbitrary<List<Match>> matches =
        Arbitraries.doubles()
            .between(0, 1)
            .list()
            .ofMaxSize(6)
            .map(probabilities -> {
              List<Match> ranked = new ArrayList<>();
              probabilities.stream()
                  .sorted(Comparator.reverseOrder())
                  .forEach(p -> ranked.add(new Match("article-" + ranked.size(), p)));
              return ranked;
            });
    Arbitrary<Optional<Picked>> picked =
        Arbitraries.of(
            Optional.<Picked>empty(),
            Optional.of(new Picked.Person()),
            Optional.of(new Picked.Article("article-0")),
            Optional.of(new Picked.Article("article-9")));
    return Arbitraries.of(Status.BOT, Status.QUEUED, Status.HUMAN)
        .flatMap(status ->
            Combinators.combine(
                    status == Status.BOT ? lead : waiting.map(Optional::of),
                    Arbitraries.integers().between(0, 4),
                    Arbitraries.of(Language.class),
                    Arbitraries.of(Signal.class).set(),
                    matches,
                    picked,
                    Arbitraries.of(true, false))
                .as((ticket, declines, language, heard, ranked, choice, core) ->
                    new Situation(
                        status,
                        ticket,
                        declines,
                        Situations.understanding(language, heard),
                        ranked,
                        Situations.THRESHOLDS,
                        choice,
                        Set.of(),
                        core)));
  }

  /// A first message in which the wish for a person is plain and another guard fires faintly.
  private static Situation faintly(Signal faint, double score) {
    Map<Signal, SignalScore> signals = new EnumMap<>(Signal.class);
    signals.put(Signal.PERSON, new SignalScore(0.95, 0.2, true));
    signals.put(faint, new SignalScore(score, 0.1, true));
    return new Situation(
        Status.BOT,
        Optional.empty(),
        0,
        new Understanding(
            "words",
            Language.EN,
            IntentScores.even(List.of()),
            Optional.empty(),
            signals,
            Optional.empty(),
            List.of()),
        List.of(),
        new Thresholds(0.9, 0.5),
        Optional.empty(),
        Set.of(),
        false);
  }

  @Test
  void a_wish_for_a_person_is_no_complaint_and_no_lost_card_when_those_are_heard_faintly() {
    assertThat(Policy.decide(faintly(Signal.COMPLAINT, 0.3)).route()).contains(Reason.PERSON);
    assertThat(Policy.decide(faintly(Signal.LOST_CARD, 0.3)).route()).contains(Reason.PERSON);
    assertThat(Policy.decide(faintly(Signal.COMPLAINT, 0.7)).route()).contains(Reason.COMPLAINT);
    assertThat(Policy.decide(faintly(Signal.LOST_CARD, 0.7)).route()).contains(Reason.LOST_CARD);
  }
}
