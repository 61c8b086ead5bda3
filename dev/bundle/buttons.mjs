import { spendTime } from './budget.mjs';

/** What a check box or radio button is called where it is chosen. */
function nameOf(button) {
	spendTime();
	const names = button?.get?.('AP')?.get?.('N')?.getKeys?.() ?? [];
	return [...names].find((name) => name !== 'Off');
}

/** What the buttons of a button's field are called, in the order in which the field lists what they stand for. */
export function buttonNames(button) {
	const isField = button.has('T');
	const all = isField ? undefined : button.get('Parent')?.getArray?.('Kids');
	return (Array.isArray(all) ? all : [button]).map(nameOf);
}
