/** Whether `part` stands in `text`, letter case and blanks around it aside. Nothing stands in everything. */
export const contains = (text: string | undefined, part = ''): boolean =>
	(text ?? '').toLowerCase().includes(part.trim().toLowerCase());
