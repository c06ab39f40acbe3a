// What the server says of customers.

/** How much risk somebody may take, and until which day that holds. @typedef {{grade: string, until: string, expired: boolean}} Rating */

/**
 * A customer in one line.
 * @typedef {{
 *   id: string,
 *   number: string | null,
 *   name: string | null,
 *   tier: string | null,
 *   manager: string | null,
 *   verified: boolean,
 *   rating: Rating | null,
 *   value?: Value | null,
 * }} Row
 */

/** @typedef {"shown" | "for-a-reason" | "hidden"} Access */

/** What they have; `name` is what the catalogue calls it. @typedef {{product: string, name: {zh: string, en: string} | null, amount?: string | null, currency?: string | null}} Product */

/** @typedef {{kind: "phone" | "email", value: string}} Contact */

/**
 * Who somebody is in the channels; the first one is the record itself, the others are part of it; `mergedLeads` were merged
 * across it and the others.
 * @typedef {{
 *   record: string,
 *   status: "verified" | "claimed",
 *   proof: "code" | "token" | "staff" | null,
 *   by: string | null,
 *   at: string,
 *   addresses: Record<string, string>,
 *   channels: string[],
 *   mergedLeads?: {from: string, into: string}[],
 * }} Identity
 */

/** @typedef {{purpose: string, given: boolean, by: string, how: string, note: string | null, at: string}} Consent */

/** One time at which they were assessed; without a rating where it was erased. @typedef {{id: string, by: string, at: string, rating: Rating | null}} Assessment */

/**
 * One time at which they were asked how likely they recommend the bank; `score` is from 0 to 10, and `end` what came of the
 * work item to ask them, null as long as it is open.
 * @typedef {{number: string, plan: string, name: {zh: string, en: string} | null, askedAt: string, conversation: string | null, followUp: string | null, end: string | null, score: number | null, answeredAt: string | null, by: string | null, reason: string | null}} Survey
 */

/** @typedef {{number: string, stage: string, severity: string, product: string | null, owner: string | null, due: string | null}} OpenComplaint */

/** @typedef {{number: string, stage: string, product: string | null, owner: string | null, fit: import("leads/types.js").Fit | null, expected: number, due: string | null}} OpenLead */

/** @typedef {{number: string, kind: string, owner: string | null, due: string, overdue: boolean, text: string | null}} OpenFollowUp */

/**
 * What a customer is worth and how it goes with them; `health` is from 0 to 100.
 * @typedef {{class: string | null, stage: string | null, health: number | null, atRisk: boolean, reasons?: {zh: string, en: string}[]}} Value
 */

/**
 * A customer with all that whoever reads it may see; `value` stands there where the bank has it worked out.
 * @typedef {Row & {
 *   since: string,
 *   asOf: string | null,
 *   rights: {amounts: Access, contacts: Access},
 *   contacts: Contact[],
 *   products: Product[],
 *   channels: string[],
 *   observedChannels: {channel: string, conversations: number}[],
 *   depositUntil: string | null,
 *   consents: Record<string, boolean | null>,
 *   consentHistory: Consent[],
 *   disclosures: {what: string, how: string, by: string, at: string}[],
 *   assessments: Assessment[],
 *   surveys: Survey[],
 *   identities: Identity[],
 *   contests: {other: string, claimed: string, at: string}[],
 *   alsoClaimedBy: string[],
 *   waiting: {conversation: string, reason: string, since: string, due: string}[],
 *   openComplaints: OpenComplaint[],
 *   openLeads: OpenLead[],
 *   openFeedback: import("feedback/types.js").Row[],
 *   openFollowUps: OpenFollowUp[],
 *   matters: import("console/matters.js").Matter[],
 *   value?: Value | null,
 * }} Customer
 */

/** One time at which they dealt with the bank; `kind` says which of the other fields there are. @typedef {Record<string, any> & {kind: string, at: string, channel: string | null}} Interaction */

/** @typedef {{total: number, interactions: Interaction[]}} Timeline */

export {};
