import { fileName } from '../../nodes/OpenSign/opensign/files';

test.each([
	['Rent', 'Rent'],
	['Rent.pdf', 'Rent'],
	['Rent.PDF', 'Rent'],
	['Rent.pdf.zip', 'Rent.pdf.zip'],
	['Rent: May/June <2>', 'Rent_ May_June _2_'],
	['a\t\r\nb', 'a_b'],
	['..hidden. file', 'hidden. file'],
	['  Rent. . ', 'Rent'],
	['...', 'document'],
	[' ', 'document'],
	['', 'AbCdEfGhIj'],
	['x'.repeat(130), 'x'.repeat(120)],
	// By letters, the last of which is not cut in half.
	['😀'.repeat(121), '😀'.repeat(120)],
	[`${'x'.repeat(119)}. y`, 'x'.repeat(119)],
])('%j', (title, name) => {
	const document = { title, objectId: 'AbCdEfGhIj' };
	expect(fileName(document)).toBe(`${name}.pdf`);
	expect(fileName(document, ' (signed)')).toBe(`${name} (signed).pdf`);
});
