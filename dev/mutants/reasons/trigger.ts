import type { Reason } from './reason';

export const TRIGGER: Reason[] = [];
