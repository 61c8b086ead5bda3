import type { Reason } from './reason';

export const PREFLIGHT: Reason[] = [
	{
		file: 'preflight/file.ts',
		original: /^'broken'$/,
		why: 'Whatever opens a PDF says why it cannot, so the fault is never of another kind.',
	},
	{
		file: 'preflight/file.ts',
		original: /HARD_LIMIT_MB/,
		why: 'Whether an error about size advises to have a limit raised, at 100 MB and more.',
	},
	{
		file: 'preflight/template.ts',
		original: /^''$/,
		why: 'Nothing else: those without a role are left out before.',
	},
	{
		file: 'preflight/template.ts',
		original: /^\[\]$/,
		why: 'Nothing else: a text has no type, so it is no number field.',
	},
	{
		file: 'preflight/template.ts',
		original: /^role && email$/,
		why: 'Nothing else: no address is the same as no other, and OpenSign’s templates name nobody without a role.',
	},
	{
		file: 'preflight/template.ts',
		original: /^isEmpty\(value\)$/,
		why: 'Nothing else: of nothing, nothing is chosen (`checkChosen`).',
	},
	{
		file: 'preflight/widgets.ts',
		original: /^'signer'$/,
		why: 'Nothing else: all that is asked is whether it is the other kind.',
	},
	{
		file: 'preflight/widgets.ts',
		original: /^type !== 'date'$/,
		why: 'Nothing else: no other type has these options, and the inputs refuse them.',
	},
	{
		file: 'preflight/widgets.ts',
		original: /^'number'$|^options\?\.(name|formula)$|^other !== undefined$/,
		why: 'Nothing else: a number field has options, and a name; the inputs give it one.',
	},
	{
		file: 'preflight/places.ts',
		original: /^value <= 1$/,
		why: 'Which advice is given for a size of exactly one point.',
	},
	{
		file: 'preflight/places.ts',
		original: /TOLERANCE|^Math\.min\(one/,
		why: 'Exactly a point too far: what rounding makes of sizes.',
	},
	{
		file: 'preflight/signers.ts',
		original: /^\{ least: 0, /,
		why: 'Nothing else: what is not said asks for addresses, and for no more.',
	},
];
