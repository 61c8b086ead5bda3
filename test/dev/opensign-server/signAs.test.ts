/** What OpenSign would mail: a page with everyone's links. */
import { useStandIn } from './standIn';

const standIn = useStandIn();
const live = () => standIn.server.environment('selfHosted');
const page = async () => await (await fetch(`${standIn.server.url}/sign-as`)).text();

test('each document that is out, with the links of those who have still to sign', async () => {
	const id = live().addDocument({
		title: 'Rent <b>',
		signers: [
			{ email: 'anna@example.com', name: 'Anna' },
			{ email: 'bert@example.com', name: 'Bert' },
		],
	});
	live().addDocument({ title: 'Done', status: 'completed' });
	await live().signAs(id, 'anna@example.com');
	const html = await page();
	expect(html).toContain('<h2>Rent &#60;b&#62;</h2>');
	expect(html).not.toContain('Done');
	expect(html).toContain('Anna &lt;anna@example.com&gt;: has signed');
	const [, link] = /<a href="(\/login\/[\w-]+)">Bert/.exec(html) ?? [];
	const signing = await (await fetch(`${standIn.server.url}${link}`)).text();
	expect(signing).toContain('For <b>Bert</b>');
});

test('nothing is out', async () => {
	expect(await page()).toContain('No document is out for signature.');
});
