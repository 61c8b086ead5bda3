import { AT, open, post } from './annasPage';
import { useStandIn } from './standIn';

const standIn = useStandIn();

test('everything is escaped', async () => {
	const evil = `"'><script>alert(1)</script>&`;
	const options = { name: evil, hint: evil, default: evil };
	const signer = { role: evil, name: evil };
	const { url, html } = await open(
		standIn,
		[
			{ ...AT, type: 'signature' },
			{ ...AT, type: 'textbox', options },
			{ ...AT, type: 'textbox', options: { name: 'fixed', default: evil, readonly: true } },
			{ ...AT, type: 'dropdown', options: { name: evil, values: [evil], default: evil } },
			{ ...AT, type: 'checkbox', options: { name: evil, values: [evil], selectedvalues: [] } },
		],
		{ title: evil },
		signer,
	);
	const signed = await (await post(url, { [evil]: 'x' })).text();
	for (const page of [html, signed]) {
		expect(page).not.toMatch(/<script>|"'>|alert\(1\)<\/s/);
		expect(page).toContain('&#34;&#39;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;');
	}
	const signature = { ...AT, type: 'signature' };
	const other = await open(standIn, [], {
		signers: [
			{ email: 'anna@example.com', widgets: [signature] },
			{
				email: 'e@example.com',
				name: evil,
				widgets: [signature, { ...AT, type: 'textbox', options }],
			},
		],
	});
	expect(other.html).toContain('class="mark other"');
	expect(other.html).not.toMatch(/<script>|"'>/);
});

test('a code that only decodes to a link’s is none', async () => {
	const { url } = await open(standIn, [{ ...AT, type: 'signature' }]);
	const response = await fetch(`${url}${encodeURIComponent('">.<')}`);
	expect([response.status, await response.text()]).toEqual([
		404,
		expect.not.stringContaining('">.<') as string,
	]);
});

test('nothing comes from elsewhere, and nothing is told elsewhere', async () => {
	const { html, response, url } = await open(standIn, [{ ...AT, type: 'signature' }]);
	const links = [...html.matchAll(/(?:src|href|action|data-pdf)="([^"]*)"/g)].map(([, to]) => to);
	expect(links.length).toBeGreaterThan(5);
	for (const link of links) expect(link).toMatch(/^(\/(?!\/)|#|data:,$)/);
	expect(html).not.toContain(standIn.server.tokens.selfHosted);
	expect(html).not.toMatch(/<script(?! type="module" src=)/);
	expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(response.headers.get('referrer-policy')).toBe('no-referrer');
	const styles = await (await fetch(new URL('/assets/page.css', url))).text();
	expect(styles).not.toMatch(/url\(|@import/);
});

test.each([
	['page.css', 200],
	['pages.mjs', 200],
	['pdfjs/build/pdf.min.mjs', 200],
	['pdfjs/build/pdf.worker.min.mjs', 200],
	['pdfjs/standard_fonts/LiberationSans-Regular.ttf', 200],
	['pdfjs/cmaps/UniJIS-UTF16-H.bcmap', 200],
	['pdfjs/wasm/openjpeg.wasm', 200],
	['pdfjs/types/x.mjs', 404],
	['pdfjs/build/none.mjs', 404],
	['pdfjs/build/pdf.mjs.map', 404],
	['pdfjs/build/..%2F..%2Fwebpack.mjs', 404],
	['..%2Fassets.ts', 404],
	['..%2Fbrowser%2Fpage.css', 404],
])('/assets/%s: %i', async (path, status) => {
	expect((await fetch(`${standIn.server.url}/assets/${path}`)).status).toBe(status);
});
