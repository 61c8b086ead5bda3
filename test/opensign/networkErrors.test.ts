import { readEnvironment } from '../../nodes/OpenSign/opensign/environment';
import { explainNetworkError } from '../../nodes/OpenSign/opensign/networkErrors';

const LIVE = readEnvironment({ environment: 'live', apiToken: 'opensign.abc' });
const OWN = readEnvironment({ environment: 'selfHosted', baseUrl: 'sign.example.com' });

test.each([
	['ECONNREFUSED', 'it refuses connections', true],
	['ENOTFOUND', 'there is no host of that name', false],
	['EAI_AGAIN', 'its name could not be looked up', true],
	['EHOSTUNREACH', 'there is no way to it from this network', true],
	['ENETUNREACH', 'there is no way to it from this network', true],
	['CERT_HAS_EXPIRED', 'its TLS certificate has expired', false],
])('%s: certainly not sent', (code, reason, mayPass) => {
	expect(explainNetworkError({ code }, OWN)).toEqual({
		message: `OpenSign cannot be reached at sign.example.com: ${reason}.`,
		description: 'Check the Base URL in the credential, and that the server is running.',
		certainlyNotSent: true,
		mayPass,
	});
});

test('of a hosted environment, no Base URL is to be checked', () => {
	const { description } = explainNetworkError({ code: 'ECONNREFUSED' }, LIVE);
	expect(description).toMatch(/^Check the internet connection/);
});

test.each<[string, unknown]>([
	['in a cause', { code: 500, cause: { code: 'ENOTFOUND' } }],
	['in a cause, beside an empty one', { code: '', cause: { code: 'ENOTFOUND' } }],
])('the code stands %s', (_where, error) => {
	expect(explainNetworkError(error, OWN).certainlyNotSent).toBe(true);
});

test.each<[string, unknown]>([
	['no code', new Error('?')],
	['a code of a connection that stood', { code: 'ECONNRESET' }],
])('%s: nobody knows', (_what, error) => {
	expect(explainNetworkError(error, OWN)).toMatchObject({
		message: 'The connection to sign.example.com broke before OpenSign answered.',
		certainlyNotSent: false,
		mayPass: true,
	});
});
