import { templateOptions, updateOptions, upload } from './options';
import { closed, text } from './parts';
import { signers } from './signers';
import { prefill } from './widgets';

export const createTemplateBody = closed({ ...templateOptions, ...upload, signers, prefill }, [
	'file',
	'title',
	'signers',
]);

export const updateTemplateBody = closed({ ...updateOptions, file: text, file_password: text });
