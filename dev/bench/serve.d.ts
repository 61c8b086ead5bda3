/** @param commands by their names; what they give goes back as JSON */
export function serve(commands: Record<string, (...args: never[]) => unknown>): void;
