import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class OpenSignApi implements ICredentialType {
	name = 'openSignApi';

	displayName = 'OpenSign API';

	icon: Icon = { light: 'file:../nodes/OpenSign/opensign.svg', dark: 'file:../nodes/OpenSign/opensign.dark.svg' };

	documentationUrl = 'https://docs.opensignlabs.com/docs/help/Settings/APIToken';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Live', value: 'live', description: 'app.opensignlabs.com: documents are binding, sending costs credits' },
				{ name: 'Live – EU', value: 'liveEu', description: 'eu-app.opensignlabs.com: an account of its own, with its own tokens' },
				{ name: 'Sandbox', value: 'sandbox', description: 'sandbox.opensignlabs.com: for trying things out, free, PDFs up to 5 MB' },
				{ name: 'Self-Hosted', value: 'selfHosted', description: 'Your own server; OpenSign offers the API in its paid self-hosted plan only' },
			],
			default: 'live',
			description: 'Which OpenSign the token is for. Tokens, templates and documents of one environment do not exist in the others.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'https://sign.example.com',
			required: true,
			displayOptions: { show: { environment: ['selfHosted'] } },
			description: "Address of your OpenSign server, as in the browser's address bar when you are logged in. With or without /api/v1.2 at the end.",
		},
		{
			displayName: 'Allow Unencrypted HTTP',
			name: 'allowUnencryptedHttp',
			type: 'boolean',
			default: false,
			displayOptions: { show: { environment: ['selfHosted'] } },
			description: 'Whether the token may be sent over plain http:// to another machine. Leave off unless the network between n8n and OpenSign is your own.',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In OpenSign: Settings → API Token → Generate. The same page makes Live tokens (they start with "opensign.") and Sandbox tokens ("test.").',
		},
		{
			displayName: 'Webhook Security Key',
			name: 'webhookSecurityKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Optional, for triggers: proves that an event comes from OpenSign. In OpenSign: Settings → Webhook → Enable Authentication → Generate.',
		},
	];

	/** Trimmed, since a token copied with its line end makes no valid header. */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-api-token': '={{$credentials.apiToken.trim()}}' } },
	};
}
