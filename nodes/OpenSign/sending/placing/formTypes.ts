/** What OpenSign calls the fields of a PDF's form. */
import { DATE_FORMATS } from '../../inputs/widgetOptionTable';
import type { WidgetType } from '../../opensign/shapes';
import type { FormField } from '../../pdf/formFields';

/** Names that a field for what OpenSign knows of a person has, in plain letters: only a whole name counts. */
const NAMES: Array<[WidgetType, string]> = [
	[
		'name',
		'name|full name|your name|signer name|name of signer|nom complet|nom et prenom|nombre|nombre completo|nombre y apellidos|nome|nome completo|nome e cognome|naam|volledige naam|vollstandiger name|vor und nachname|vorname nachname|name vorname|namn|navn|nimi|imie i nazwisko|jmeno|jmeno a prijmeni',
	],
	[
		'email',
		'email|e mail|mail|email address|e mail address|mail address|e mail adresse|email adresse|mailadresse|courriel|adresse e mail|adresse mail|adresse email|correo|correo electronico|e mailadres|emailadres|indirizzo email|indirizzo e mail|endereco de email|e post|epost|sahkoposti|adres e mail|adres email',
	],
	[
		'company',
		'company|company name|name of company|organisation|organization|firma|firmenname|name der firma|unternehmen|entreprise|societe|nom de l entreprise|empresa|nombre de la empresa|nome da empresa|azienda|societa|ragione sociale|bedrijf|bedrijfsnaam|foretag|virksomhed|yritys|nazwa firmy|spolecnost',
	],
	[
		'job title',
		'job title|jobtitle|position|title and position|berufsbezeichnung|stellenbezeichnung|funktion|position im unternehmen|fonction|poste|intitule du poste|cargo|puesto|qualifica|mansione|functie|functietitel|befattning|stilling|stanowisko|pozice',
	],
];

const TYPES = new Map(
	NAMES.flatMap(([type, names]) =>
		names.split('|').map((name): [string, WidgetType] => [name, type]),
	),
);

/** What a form's field becomes. */
export function typeOf({ kind, name, label, dateFormat }: FormField): WidgetType {
	switch (kind) {
		case 'text':
			if (dateFormat !== undefined) return 'date';
			return TYPES.get(toWords(lastPart(name))) ?? TYPES.get(toWords(label)) ?? 'textbox';
		case 'list':
			return 'dropdown';
		case 'radio':
			return 'radio button';
		default:
			return kind;
	}
}

/** `form1[0].page[0].EMail[0]` is the field `EMail`. */
const lastPart = (name: string) => (name.split('.').pop() ?? '').replace(/\[\d+\]$/, '');

/** Words in plain small letters with single blanks: "Prénom_Nom" is "prenom nom", "fullName" is "full name". */
function toWords(text: string): string {
	const apart = text.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/ł/gi, 'l');
	const plain = apart.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return plain
		.split(/[^a-z\d]/)
		.filter((word) => word !== '')
		.join(' ');
}

/** The format of OpenSign's that is most like one of Acrobat's: the order of day, month and year always stays. */
export function toDateFormat(acrobats: string): string {
	const full = acrobats
		.toLowerCase()
		.replace(/y+/g, 'yyyy')
		.replace(/\bd\b/, 'dd')
		.replace(/\bm\b/, 'mm');
	const known = DATE_FORMATS.find((format) => format === full);
	const isAlike = (format: string) => orderOf(format) === orderOf(full);
	const withSameSign = DATE_FORMATS.find(
		(format) => isAlike(format) && format.charAt(2) === full.charAt(2),
	);
	return known ?? withSameSign ?? DATE_FORMATS.find(isAlike) ?? 'yyyy-mm-dd';
}

/** "dmy" for `dd.mm.yyyy` */
const orderOf = (format: string) => [...new Set(format.replace(/[^dmy]/g, ''))].join('');
