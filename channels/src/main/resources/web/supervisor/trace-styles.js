// How an explanation looks.

import { css } from "lit";

export const traceStyles = css`
  :host {
    display: block;
  }

  article {
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--surface);
  }

  :host([open]) article {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }

  h3 button {
    display: grid;
    gap: 2px;
    inline-size: 100%;
    padding: 8px 14px 10px;
    border: 0;
    background: none;
    font-weight: 400;
    text-align: start;
    white-space: normal;
  }

  h3 button:hover:not(:disabled) {
    color: inherit;
  }

  .when {
    font-size: 0.9em;
  }

  .message {
    display: -webkit-box;
    max-block-size: 3em;
    overflow: hidden;
    color: var(--quiet);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .sentence {
    font-weight: 600;
  }

  .sentence.failed {
    color: var(--red);
  }

  .details {
    padding: 0 14px 14px;
  }

  section {
    padding-block: 10px;
    border-block-start: 1px solid var(--line);
  }

  h4 {
    margin: 0 0 2px;
    font-size: 1em;
  }

  .hint {
    margin-block-end: 6px;
    font-size: 0.92em;
  }

  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 2px 14px;
    overflow-wrap: anywhere;
  }

  dt {
    color: var(--quiet);
  }

  .rule {
    display: grid;
    grid-template-columns: 1.4em 1fr auto;
    gap: 0 6px;
    padding: 4px 8px;
    border: 1px solid transparent;
    border-radius: 6px;
    color: var(--quiet);
    overflow-wrap: anywhere;
  }

  .rule.taken {
    border-color: var(--green);
    background: var(--green-soft);
    color: var(--green);
  }

  .rule.taken .row,
  .rule.taken .verdict {
    font-weight: 600;
  }

  .because,
  .detail {
    grid-column: 2 / -1;
    font-size: 0.95em;
  }

  .detail {
    font-size: 0.88em;
  }

  .measure {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(70px, 3fr) minmax(0, 5fr);
    align-items: center;
    gap: 2px 14px;
    padding-block: 4px;
  }

  .measure .what {
    overflow-wrap: anywhere;
  }

  .measure .code {
    display: block;
  }

  .measure.together {
    margin-block-start: 4px;
    border-block-start: 1px dotted var(--line-strong);
  }

  .measure.fired strong {
    color: var(--red);
  }

  @media (width < 700px) {
    .measure {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .measure .what {
      grid-column: 1 / -1;
    }
  }
`;
