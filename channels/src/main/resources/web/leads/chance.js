// How chances are written.

/** A share in whole per cent, so that nobody takes it for more exact than it is. @param {number} share */
export const chance = (share) => `${Math.round(100 * share)} %`;
