// Calls to the console API. Every failure becomes a Problem whose `detail` is a sentence for a person.

import { currentLanguage } from "./language.js";
import { say } from "./words.js";

const TIMEOUT_MILLIS = 20_000;

/** Told when any call finds that nobody is signed in. */
export const signedOut = new EventTarget();

/**
 * A refusal or failure; `status` is 0 when no answer came at all, `retryAfter` is in seconds, and `body` is the problem
 * document with whatever else it says.
 */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} detail
   * @param {number | null} retryAfter
   * @param {Record<string, any>} body
   */
  constructor(status, detail, retryAfter = null, body = {}) {
    super(detail);
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
    this.body = body;
  }
}

/** @param {unknown} failure */
export function detailOf(failure) {
  return failure instanceof Problem ? failure.detail : String(failure);
}

// Waiting clocks count by the server's clock: a desk computer's may be minutes off.
let clockAhead = 0;

export function serverNow() {
  return Date.now() + clockAhead;
}

/** @param {Response} response */
function compareClocks(response) {
  const ahead = Date.parse(response.headers.get("Date") ?? "") - Date.now();
  // The header has whole seconds, so small differences mean nothing.
  if (!Number.isNaN(ahead)) clockAhead = Math.abs(ahead) > 3000 ? ahead : 0;
}

/**
 * Of a sentence in English and, after two blanks, the same in Chinese, the one in the console's language.
 * @param {string} detail
 */
function ownLanguage(detail) {
  const [, en, zh] = /^(.+?) {2,}([\p{Script=Han}“].*)$/su.exec(detail) ?? [];
  return en && zh ? (currentLanguage() === "zh" ? zh : en) : detail;
}

/** @param {Response} response @returns {Promise<Problem>} */
async function problemOf(response) {
  const retryAfter = Number(response.headers.get("Retry-After")) || null;
  /** @type {Record<string, any>} */
  let body = {};
  try {
    body = (await response.json()) ?? {};
  } catch {
    // Not a problem document: a proxy answered, say.
  }
  // Some refusals are told in both languages.
  const detail = body[currentLanguage()] || ownLanguage(body.detail || body.title || "");
  return new Problem(response.status, detail || say("unexpected", { status: response.status }), retryAfter, body);
}

/**
 * @param {"GET" | "POST" | "PUT" | "DELETE"} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {number} [timeout] milliseconds
 * @returns {Promise<any>} the answer's JSON, or null when it has none
 */
export async function call(method, path, body, timeout = TIMEOUT_MILLIS) {
  /** @type {RequestInit} */
  const request = {
    method,
    headers: { Accept: "application/json, application/problem+json" },
    signal: AbortSignal.timeout(timeout),
    cache: "no-store",
  };
  if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { ...request.headers, "Content-Type": "application/json" };
  }
  try {
    const response = await fetch(path, request);
    compareClocks(response);
    if (response.ok) return response.status === 204 ? null : await response.json();
    const problem = await problemOf(response);
    if (problem.status === 401) signedOut.dispatchEvent(new Event("signed-out"));
    throw problem;
  } catch (failure) {
    if (failure instanceof Problem) throw failure;
    const late = failure instanceof DOMException && failure.name === "TimeoutError";
    throw new Problem(0, say(late ? "tooSlow" : "unreachable"));
  }
}

/** @param {string} path */
export const get = (path) => call("GET", path);

/** @param {string} path @param {unknown} body */
export const post = (path, body) => call("POST", path, body);

/** @param {string} id */
export const segment = (id) => encodeURIComponent(id);

/** An id nothing else has that is sent, also where a page without TLS lacks `randomUUID`. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
