import { resources } from '../../nodes/OpenSign/resources';
import { readEnvironment } from '../../nodes/OpenSign/opensign/environment';
import { explainMissingRoute } from '../../nodes/OpenSign/opensign/missingRoutes';

const environment = readEnvironment({
	environment: 'selfHosted',
	baseUrl: 'https://sign.example.com',
	apiToken: 'opensign.x',
});

const ROUTES = [
	...new Set(
		Object.values(resources).flatMap(({ operations }) =>
			Object.values(operations).flatMap(({ routes }) => routes),
		),
	),
];

test.each(ROUTES)('%s: what a server cannot do without it', (route) => {
	const [method, path] = route.split(' ');
	const { message, description } = explainMissingRoute(method, path, environment);
	// A route without a purpose of its own would only be named.
	expect(message).not.toMatch(/no way to answer/);
	expect(message).toMatch(/^This OpenSign has no way to .+: it does not know [A-Z]+ \/[a-z-]+\.$/);
	expect(description).toMatch(/sign\.example\.com is too old/);
});
