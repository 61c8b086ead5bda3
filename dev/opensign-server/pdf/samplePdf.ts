const OBJECTS = [
	'<</Type/Catalog/Pages 2 0 R>>',
	'<</Type/Pages/Kids[3 0 R]/Count 1>>',
	'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
];

const body = OBJECTS.map((object, k) => `${k + 1} 0 obj${object}endobj\n`).join('');

/** An empty A4 page, written by hand: thousands of documents share these few bytes. */
export const SAMPLE_PDF = Buffer.from(`%PDF-1.4\n${body}trailer<</Size 4/Root 1 0 R>>\n%%EOF\n`);
