import type { Resources } from '../core/types';
import { document } from './document';

/** Everything that the OpenSign node can do. */
export const resources: Resources = { document };
