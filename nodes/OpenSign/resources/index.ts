import type { Resources } from '../core/registry';
import { account } from './account';
import { contact } from './contact';
import { document } from './document';
import { folder } from './folder';
import { signOff } from './signOff';
import { template } from './template';
import { webhook } from './webhook';

/** Everything that the OpenSign node can do. The first one is the one that a new node shows. */
export const resources: Resources = {
	document,
	template,
	contact,
	folder,
	account,
	webhook,
	signOff,
};
