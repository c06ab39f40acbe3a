package dev.lobby.outreach;

import dev.lobby.complaint.Complaints;
import dev.lobby.conversation.Conversations;
import dev.lobby.conversation.Summaries;
import dev.lobby.customer.CustomerDirectory;
import dev.lobby.customer.Customers;
import dev.lobby.followup.FollowUps;
import dev.lobby.journal.Journal;
import dev.lobby.lead.Leads;
import dev.lobby.staff.Members;
import dev.lobby.survey.Surveys;
import dev.lobby.value.CustomerValues;

/// What contacts are planned on: the journal, and the views of it.
public record Known(
    Journal journal,
    Customers customers,
    Conversations conversations,
    Summaries summaries,
    CustomerDirectory directory,
    CustomerValues values,
    Complaints complaints,
    FollowUps followUps,
    Members members,
    Outreaches outreaches,
    Surveys surveys,
    Leads leads) {}
