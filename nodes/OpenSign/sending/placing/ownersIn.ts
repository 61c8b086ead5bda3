import { signerLabel } from '../../inputs/signers';
import type { Template, Widget } from '../../opensign/shapes';
import type { Owned } from './placeAll';

/** Whose fields are whose in a template. */
export const ownersIn = ({ prefill, signers }: Template): Owned[] => [
	{ owner: 'prefilled fields', widgets: numbered(prefill?.widgets) },
	...signers.map(({ role, email, widgets }, k) => ({
		owner: signerLabel(k, role),
		role,
		email,
		widgets: numbered(widgets),
	})),
];

const numbered = (widgets: Widget[] = []) => widgets.map((widget, k) => ({ widget, k }));
