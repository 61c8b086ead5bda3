/** What a new node has to begin with, and what stands on the first level of its form. */
import { SAMPLE_PDF } from '../../../dev/opensign-server';
import { sendParameters, signer, useWorld } from '../../harness/world';
import { useSend } from './sending';

const world = useWorld();
const { send, sentBody } = useSend(world);

const withSigner = (changes: object) => ({
	signers: { signer: [signer({ widgets: {}, ...changes })] },
});
const firstOf = (body: Record<string, unknown>) =>
	(body.signers as Array<{ widgets: unknown[] }>)[0].widgets;

test('a new node has one signer, whose name and address are to be entered', async () => {
	const { signers, ...others } = sendParameters();
	expect(signers).toBeDefined();
	const items = [await world.engine.binaryItem(SAMPLE_PDF)];
	const run = world.engine.runNode(others, { credential: world.credential(), items });
	await expect(run).rejects.toThrow('has issues');
});

test.each([
	['bottomRight', { x: 595 - 36 - 160 }],
	['bottomLeft', { x: 36 }],
])('the signature stands at a corner of the last page: %s', async (signatureAt, where) => {
	const { error } = await send(withSigner({ signatureAt }), SAMPLE_PDF);
	expect(error?.message).toBeUndefined();
	expect(firstOf(sentBody())).toMatchObject([{ type: 'signature', w: 160, h: 48, ...where }]);
});

test('a text that is not there is said with the name of the signature', async () => {
	const { error } = await send(withSigner({ signatureText: 'Nowhere here' }), SAMPLE_PDF);
	expect(error?.message).toMatch(/^Signer 1 \(Tenant\), Signature: .*Nowhere here/);
});

test('who only views has no signature, whatever was entered before', async () => {
	const viewer = signer({ email: 'v@example.com', widgets: {}, role: 'V', signerRole: 'viewer' });
	const signers = { signer: [signer(), { ...viewer, signatureText: 'x' }] };
	const { error } = await send({ signers });
	expect(error?.message).toBeUndefined();
	expect(sentBody().signers).toMatchObject([{}, { signer_role: 'viewer' }]);
});

test('copies and days stand on the first level; copies among the options are added', async () => {
	const { error } = await send({
		cc: 'a@example.com, b@example.com',
		timeToCompleteDays: 9,
		additionalOptions: { copies: { cc: 'b@example.com, c@example.com' } },
	});
	expect(error?.message).toBeUndefined();
	expect(sentBody()).toMatchObject({
		cc: ['a@example.com', 'b@example.com', 'c@example.com'],
		timeToCompleteDays: 9,
	});
});

test('two deadlines are refused', async () => {
	const { error } = await send({
		timeToCompleteDays: 9,
		additionalOptions: { deadline: { timeToCompleteDays: 30 } },
	});
	expect(error?.message).toBe(
		'Days to Complete: there is another deadline under Additional Options → Deadline and Reminders. Remove one.',
	);
});

test('without them, nothing of it is sent: stored workflows go on as they are', async () => {
	await send();
	expect(sentBody()).not.toHaveProperty('cc');
	expect(sentBody()).not.toHaveProperty('timeToCompleteDays');
});
