/**
 * What OpenSign's servers do differently from each other, or from the specification. The sources: the specification (API
 * v1.2); the hosted service, as others have measured it; version 1, the vendor's own server of December 2024, measured;
 * version 1+, where the vendor's later code has the same. Nobody has measured whether the hosted service does as 1+.
 */
export interface Quirks {
	/** A field other than a signature is optional unless it says `required: true`. 1+; required in the specification. */
	fieldsAreOptional: boolean;
	/** A date field without `format` is refused, without a reason. 1+; optional in the specification. */
	datesNeedFormat: boolean;
	/** A checkbox without `selectedvalues`, which may be empty, is refused, without a reason. 1+; optional in the specification. */
	checkboxesNeedSelection: boolean;
	/** A title without any Latin letter or digit is refused, without a reason: nothing is left of the file's name. 1+ */
	titlesNeedLatin: boolean;
	/** Templates are made without a credit, and without having one; else each costs one. Specification, version 1. */
	templatesAreFree: boolean;
	/** Contacts in answers have `phone`, empty if need be; else only those that were made with one. Version 1. */
	contactsHavePhone: boolean;
	/**
	 * An address that a contact has in another letter case can be neither another contact's (refused, without a reason) nor
	 * a signer's (who is dropped); else it is that contact's. Version 1.
	 */
	letterCaseMatters: boolean;
	/** Of a deleted document, template or contact, a 404 says so as `message`; else as `error`. Version 1. */
	deletedIsMessage: boolean;
	/** The list of templates has links to their files. Specification, version 1. */
	templateListHasFiles: boolean;
	/** A PDF above 22.4 MB is refused, without a reason, and a body above 50 MiB as an HTML page. Version 1. */
	smallLimits: boolean;
	/** A folder is deleted with documents in it; refused in the specification. Version 1. */
	fullFoldersAreDeleted: boolean;
	/** What deletes a folder also deletes the document of that id, and the other way round; else a 404. Version 1. */
	foldersAreDocuments: boolean;
	/** Routes that are younger answer as any unknown one, with an HTML page (`LATER_ROUTES`). Version 1. */
	laterRoutesAreMissing: boolean;
	/** Documents have neither `status` nor `audit_trail`, but `IsCompleted`, `IsDeclined` and `ExpiryDate`. Version 1. */
	documentsLackStatus: boolean;
	/** GET /webhook answers 200 and `{}` while none is set; 404 by the hosted service. Version 1. */
	unsetWebhookIsEmpty: boolean;
	/** A webhook's message has no `type`. Version 1. */
	webhooksLackType: boolean;
}

/** The vendor's own server of December 2024. */
export const VERSION_1: Readonly<Quirks> = {
	fieldsAreOptional: true,
	datesNeedFormat: true,
	checkboxesNeedSelection: true,
	titlesNeedLatin: true,
	templatesAreFree: true,
	contactsHavePhone: true,
	letterCaseMatters: true,
	deletedIsMessage: true,
	templateListHasFiles: true,
	smallLimits: true,
	fullFoldersAreDeleted: true,
	foldersAreDocuments: true,
	laterRoutesAreMissing: true,
	documentsLackStatus: true,
	unsetWebhookIsEmpty: true,
	webhooksLackType: true,
};

/** All that the specification has, and as strict as any server was seen to be. */
export const STRICTEST: Readonly<Quirks> = {
	...VERSION_1,
	smallLimits: false,
	fullFoldersAreDeleted: false,
	foldersAreDocuments: false,
	laterRoutesAreMissing: false,
	documentsLackStatus: false,
	unsetWebhookIsEmpty: false,
	webhooksLackType: false,
};

const NAMES = Object.keys(STRICTEST);
const isQuirk = (name: string): name is keyof Quirks => NAMES.includes(name);

const namesOf = (value: boolean) =>
	NAMES.filter((name) => isQuirk(name) && STRICTEST[name] === value).join(', ');

/** As in `--help`, where people read it. What each means stands in this file. */
export const QUIRKS_HELP = `The quirks, each as NAME=yes or NAME=no; version1 sets all as in OpenSign's version 1:
  on if not said otherwise   ${namesOf(true)}
  off if not said otherwise  ${namesOf(false)}`;

/**
 * Reads quirks as the command line has them, with commas between; the later ones count.
 *
 * @throws with a sentence that names what is not known
 */
export function readQuirks(text: string): Partial<Quirks> {
	const quirks: Partial<Quirks> = {};
	for (const part of text.split(',').map((one) => one.trim())) {
		const [name, value] = part.split('=');
		if (part === 'version1') Object.assign(quirks, VERSION_1);
		else if (isQuirk(name) && (value === 'yes' || value === 'no')) quirks[name] = value === 'yes';
		else
			throw new Error(
				`--quirks has no "${part}". Right are version1, titlesNeedLatin=no and the like: see --help.`,
			);
	}
	return quirks;
}
