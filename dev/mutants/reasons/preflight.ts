import type { Reason } from './reason';

export const PREFLIGHT: Reason[] = [];
