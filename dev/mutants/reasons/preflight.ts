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
		file: 'preflight/file.ts',
		original: /^raisedMb === undefined$/,
		why: 'Noticed by `largest.test.ts`, which sends 80 MB and is asked too late.',
	},
	{
		file: 'preflight/template.ts',
		original: /^''$/,
		why: 'Nothing else: those without a role, or without a formula, are left out before.',
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
		original: /^names\.length > 0$/,
		why: 'Which words the error has.',
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
		original: /^Array\.isArray\(selectedvalues\) && selectedvalues\.length > 0$/,
		why: 'A gap: no test has a box that is read only, required and not ticked.',
	},
	{
		file: 'preflight/widgets.ts',
		original: /^'number'$|^options\?\.(name|formula)$|^other !== undefined$/,
		why: 'Nothing else: a number field has options, and a name; the inputs give it one.',
	},
	{
		file: 'preflight/widgets.ts',
		original: /^widgets\.filter\(\(\{ type \}\) => type === 'number'\)$|^type === 'number'$/,
		why: 'A gap: no test has a formula with a field that is no number.',
	},
	{
		file: 'preflight/widgets.ts',
		original: /^names\.filter|^other === name$/,
		why: 'Which words the error has: how often a name is used.',
	},
	{
		file: 'preflight/changes.ts',
		original: /changes\.name === ''|^''$/,
		why: 'A gap: no test empties the title.',
	},
	{
		file: 'preflight/places.ts',
		original: /^[wh] >= SMALLEST$|^value <= 1$/,
		why: 'Sizes of exactly the least there may be, and of exactly one point.',
	},
	{
		file: 'preflight/places.ts',
		original: /TOLERANCE/,
		why: 'Exactly a point too far: what rounding makes of sizes.',
	},
	{
		file: 'preflight/signers.ts',
		original: /^\{ least: 0, /,
		why: 'Nothing else: what is not said asks for addresses, and for no more.',
	},
	{
		file: 'preflight/signers.ts',
		original: /^signers\.length > most$/,
		why: 'A gap: no test has one who signs by himself beside another.',
	},
];
