// How gaps look.

import { css } from "lit";

export const gapStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 14px;
  }

  .filters select {
    inline-size: auto;
  }

  .keys {
    margin-inline-start: auto;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 12px;
    inline-size: 100%;
    font-weight: 400;
  }

  .cost {
    min-inline-size: 4.5em;
    font-weight: 600;
  }

  svg.trend {
    inline-size: 84px;
    block-size: 22px;
    fill: none;
    stroke: var(--accent);
    stroke-width: 1.5;
  }

  .questions,
  .replies {
    display: grid;
    gap: 4px;
  }

  .pick {
    display: flex;
    gap: 8px;
    align-items: baseline;
  }

  .pick input {
    flex: none;
    inline-size: auto;
  }

  .pick .text {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .reply {
    display: grid;
    gap: 4px;
    padding: 8px 10px;
    border-radius: 8px;
    background: var(--agent);
  }

  .reply .text {
    white-space: pre-line;
  }

  fieldset {
    display: grid;
    gap: 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 8px 12px 12px;
    border: 1px solid var(--line);
    border-radius: 8px;
  }

  legend {
    padding-inline: 4px;
    font-weight: 600;
  }

  .ways {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    gap: 12px;
  }

  fieldset > button {
    justify-self: start;
  }

  .glance {
    display: grid;
    gap: 2px;
    padding-inline-start: 1.2em;
    list-style: disc;
  }

  @media (width < 800px) {
    .keys {
      display: none;
    }
  }
`;
