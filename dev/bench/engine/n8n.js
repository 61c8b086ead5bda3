/** n8n's own core from a folder of packages, as a process of n8n has it: files on disk, HTTP as n8n makes it. */
const { createRequire } = require('node:module');
const { join } = require('node:path');

/**
 * @param modules a `node_modules` that holds n8n-core
 */
exports.loadN8n = async function loadN8n(modules) {
	const base = createRequire(join(modules, 'package.json'));
	base('reflect-metadata');
	const core = base('n8n-core');
	// Its own copies: in this project's node_modules, other packages have brought others along.
	const own = createRequire(base.resolve('n8n-core'));
	const n8n = own('n8n-workflow');
	own('@n8n/backend-network').configureGlobalAxiosDefaults();
	const binaryData = own('@n8n/di').Container.get(core.BinaryDataService);
	await binaryData.init();
	return { base, core, n8n, binaryData };
};

/** n8n's way to credentials, with one that is always the given one. */
function toCredentialsHelper({ core, n8n }, typeOf, credential) {
	return class extends n8n.ICredentialsHelper {
		getParentTypes = () => [];
		isCredentialUsableByNode = () => true;
		getCredentialsProperties = (name) => typeOf(name).properties;
		preAuthentication = async () => undefined;
		runPreAuthentication = async () => undefined;
		getDecrypted = async () => n8n.deepCopy(credential);
		getCredentials = async (_node, type) => new core.Credentials({ id: '1', name: type }, type, '');
		updateCredentials = async () => {};
		updateCredentialsOauthTokenData = async () => {};

		async authenticate(data, name, options, workflow, node) {
			const { headers } = typeOf(name).authenticate.properties;
			const context = { $credentials: data };
			const { expression } = workflow;
			const resolve = (text) =>
				String(expression.getSimpleParameterValue(node, text, 'internal', context));
			const added = Object.entries(headers).map(([key, text]) => [key, resolve(text)]);
			return { ...options, headers: { ...options.headers, ...Object.fromEntries(added) } };
		}
	};
}

/** What n8n gives nodes besides the workflow. */
exports.toAdditionalData = function toAdditionalData(engine, typeOf, credential) {
	const CredentialsHelper = toCredentialsHelper(engine, typeOf, credential);
	const url = 'http://localhost';
	return {
		executionId: '1',
		restApiUrl: `${url}/rest`,
		instanceBaseUrl: `${url}/`,
		webhookBaseUrl: `${url}/webhook`,
		webhookTestBaseUrl: `${url}/webhook-test`,
		webhookWaitingBaseUrl: `${url}/webhook-waiting`,
		formWaitingBaseUrl: `${url}/form-waiting`,
		variables: {},
		credentialsHelper: new CredentialsHelper(),
		hooks: new engine.core.ExecutionLifecycleHooks('manual', '1', { id: 'wf', name: 'wf' }),
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
		externalSecretsProxy: { hasProvider: () => false, listProviders: () => [] },
	};
};
