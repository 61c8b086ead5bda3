import type { Resources } from '../core/registry';
import { account } from './account';
import { contact } from './contact';
import { document } from './document';
import { folder } from './folder';
import { signOff } from './signOff';
import { template } from './template';
import { webhook } from './webhook';

/**
 * Everything that the OpenSign node can do, in the order of the job, which n8n's panel shows: a new node has the first
 * one.
 */
export const resources: Resources = {
	document,
	template,
	signOff,
	contact,
	folder,
	account,
	webhook,
};
