import { BAD_GATEWAY } from '../../builders';
import { signer, useWorld } from '../../harness/world';
import { everyOptionBut, minimal, tenant, useUpload } from '../uploads';

const world = useWorld();
const { output, message, body } = useUpload(world, 'document');

test('with a signer', async () => {
	expect(await output('selfSign')).toMatchObject({
		documentId: expect.any(String) as string,
		signingLink: expect.stringMatching(/\/login\//) as string,
	});
	expect(body()).toEqual({ ...minimal, signer: tenant });
});

test('without a signer', async () => {
	await output('selfSign', { signers: {} });
	expect(body()).toEqual(minimal);
});

test('with every option', async () => {
	const forOthers = ['allowOfflineSign', 'enableOtp', 'sendInOrderStrict', 'sendInOrder'];
	const options = everyOptionBut('deadline', 'allowModifications', ...forOthers);
	const deadline = { timeToCompleteDays: 3 };
	await output('selfSign', { additionalOptions: { ...options, deadline } });
	expect(body()).toMatchObject({
		timeToCompleteDays: 3,
		merge_certificate: true,
		cc: ['boss@example.com'],
	});
});

describe('errors', () => {
	const withSigners = (...signers: object[]) => ({ signers: { signer: signers } });

	test('two signers', async () => {
		const two = withSigners(signer(), signer({ email: 'b@example.com' }));
		expect(await message('selfSign', two)).toBe(
			'Signers: there are 2, but only one signs here. Remove the others, or use Send.',
		);
		expect(world.server.createRequests()).toEqual([]);
	});

	test('an access code', async () => {
		const withCode = withSigners(signer({ details: { accessCode: '12' } }));
		expect(await message('selfSign', withCode)).toMatch(/an access code are not possible here/);
		expect(world.server.createRequests()).toEqual([]);
	});

	test('a bad gateway', async () => {
		const fault = { ...BAD_GATEWAY.fault, route: 'POST /selfsign' };
		world.server.environment('selfHosted').failNext(fault);
		const additionalOptions = { lookUpSeconds: 0 };
		expect(await message('selfSign', { additionalOptions })).toBe(BAD_GATEWAY.message);
	});
});
