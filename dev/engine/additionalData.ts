import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

import { core, n8n, type Loader } from './n8n';

/** n8n's way to credentials, with one that is always the given one. */
function toCredentialsHelper(loader: Loader, credential: ICredentialDataDecryptedObject) {
	const typeOf = (name: string) => loader.getCredential(name).type;

	return class extends (n8n.ICredentialsHelper as abstract new () => object) {
		getParentTypes = (name: string) => typeOf(name).extends ?? [];

		isCredentialUsableByNode = () => true;

		getCredentialsProperties = (name: string) => typeOf(name).properties;

		async authenticate(
			data: ICredentialDataDecryptedObject,
			credentialName: string,
			options: IHttpRequestOptions,
			workflow: Workflow,
			node: INode,
		): Promise<IHttpRequestOptions> {
			const { authenticate } = typeOf(credentialName);
			const { properties } = authenticate as { properties: { headers: Record<string, string> } };
			const resolve = (text: string) => resolveText(workflow, node, text, data);
			const added = Object.entries(properties.headers).map(([name, value]) => [
				resolve(name),
				resolve(value),
			]);
			const headers = Object.fromEntries(added) as Record<string, string>;
			return { ...options, headers: { ...options.headers, ...headers } };
		}

		preAuthentication = async () => undefined;

		runPreAuthentication = async () => undefined;

		getDecrypted = async () => n8n.deepCopy(credential);

		getCredentials = async (_node: unknown, type: string) =>
			new core.Credentials({ id: '1', name: 'OpenSign' }, type, '');

		updateCredentials = async () => {};

		updateCredentialsOauthTokenData = async () => {};
	};
}

/** A text of a credential's, with its expressions resolved. */
function resolveText(
	workflow: Workflow,
	node: INode,
	text: string,
	data: ICredentialDataDecryptedObject,
): string {
	if (!n8n.isExpression(text)) return text;
	const context = { $credentials: data as never };
	const { expression } = workflow;
	return String(expression.getSimpleParameterValue(node, text, 'internal', context, undefined, ''));
}

/** What n8n gives nodes besides the workflow. */
export function toAdditionalData(
	loader: Loader,
	credential: ICredentialDataDecryptedObject,
	currentNodeParameters?: IDataObject,
) {
	const CredentialsHelper = toCredentialsHelper(loader, credential);
	return {
		executionId: '1',
		restApiUrl: 'http://localhost/rest',
		instanceBaseUrl: 'http://localhost/',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		currentNodeParameters,
		variables: {},
		credentialsHelper: new CredentialsHelper(),
		hooks: new core.ExecutionLifecycleHooks('manual', '1', { id: 'wf', name: 'wf' } as never),
		setExecutionStatus() {},
		sendDataToUI() {},
		logAiEvent() {},
		externalSecretsProxy: { hasProvider: () => false, listProviders: () => [] },
	} as never;
}
