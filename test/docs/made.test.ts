import { MADE, readPage } from '../../dev/tools/docs';

test.each(MADE)('$what ($file) is what the code says; if not: npm run docs', ({ file, make }) => {
	const page = readPage(file);
	expect(page).toBe(make(page));
});
