/** How much is tried: all of it by `npm run test:faults`, a part with every other test run. */
export const isWhole = process.env.FAULTS === 'whole';
