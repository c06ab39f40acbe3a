/// How likely customers say they are to recommend the bank, from 0 to 10 (NPS): what they were
/// asked by contact plans, what they answered, and the figure of each plan.
@org.jspecify.annotations.NullMarked
package dev.lobby.survey;
