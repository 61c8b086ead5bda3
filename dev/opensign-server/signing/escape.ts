/** As text or as an attribute's value in HTML. */
export const escape = (text: unknown) =>
	String(text ?? '').replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
