// How a transcript looks: the customer on one side, the bank on the other, the system in between.

import { css } from "lit";

export const transcriptStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  .log {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 10px;
    min-block-size: 0;
    padding: 14px 18px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .log:focus-visible {
    outline-offset: -2px;
  }

  .day {
    align-self: center;
    color: var(--quiet);
    font-size: 0.9em;
  }

  .since {
    display: flex;
    flex: none;
    align-items: center;
    gap: 10px;
    color: var(--amber);
    font-weight: 600;
  }

  .since::before,
  .since::after {
    flex: 1;
    border-block-start: 1px solid var(--amber);
    content: "";
  }

  article {
    align-self: flex-start;
    flex: none;
    max-inline-size: min(86%, 620px);
    padding: 6px 12px 8px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--customer);
  }

  article[data-author="assistant"],
  article[data-author="agent"] {
    align-self: flex-end;
  }

  article[data-author="assistant"] {
    background: var(--bank);
  }

  article[data-author="agent"] {
    background: var(--agent);
  }

  article[data-author="system"] {
    align-self: center;
    border-style: dashed;
    background: none;
    color: var(--quiet);
    text-align: center;
  }

  article[data-author="system"] .head {
    justify-content: center;
  }

  article:is([data-outcome], [data-progress]) {
    align-self: flex-end;
    border-style: solid;
    border-inline-start: 3px solid var(--accent);
    background: var(--agent);
    color: inherit;
    text-align: start;
  }

  article:is([data-outcome], [data-progress]) .head {
    justify-content: flex-start;
  }

  article.chosen {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }

  article.found {
    outline: 2px dashed var(--amber);
    outline-offset: 2px;
  }

  article.failed {
    border-color: var(--red);
  }

  article.sending .text {
    opacity: 0.7;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    color: var(--quiet);
    font-size: 0.88em;
  }

  .author {
    font-weight: 600;
  }

  time {
    font-variant-numeric: tabular-nums;
  }

  .why {
    margin-inline-start: auto;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .why[aria-pressed="true"],
  .why[aria-pressed="true"]:hover:not(:disabled) {
    background: var(--accent);
    color: var(--on-accent);
    text-decoration: none;
  }

  /* Stacked combining marks may not run out over other people's words. */
  .text {
    overflow: clip;
    overflow-clip-margin: 2px;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .text :is(p, ul) + :is(p, ul) {
    margin-block-start: 6px;
  }

  .text ul {
    padding-inline-start: 1.3em;
    list-style: disc;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    margin-block-start: 6px;
    font-size: 0.92em;
  }

  .choice {
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    overflow-wrap: anywhere;
  }

  .links {
    margin-block-start: 6px;
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }

  .citations {
    margin-block-start: 6px;
    padding-block-start: 4px;
    border-block-start: 1px solid var(--line);
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }

  .mishap {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block-start: 6px;
    color: var(--red);
    font-size: 0.92em;
  }

  .mishap p {
    flex-basis: 100%;
    overflow-wrap: anywhere;
  }

  .jump {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: 50%;
    translate: -50% 0;
    box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
  }
`;
