import type { IAuthenticateGeneric, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class OpenSignApi implements ICredentialType {
	name = 'openSignApi';

	displayName = 'OpenSign API';

	icon: Icon = {
		light: 'file:../nodes/OpenSign/opensign.svg',
		dark: 'file:../nodes/OpenSign/opensign.dark.svg',
	};

	documentationUrl = 'https://docs.opensignlabs.com/docs/help/Settings/APIToken';

	properties: INodeProperties[] = [
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			options: [
				{
					name: 'Live',
					value: 'live',
					description: 'app.opensignlabs.com: documents are binding, sending costs credits',
				},
				{
					name: 'Live – EU',
					value: 'liveEu',
					description: 'eu-app.opensignlabs.com: an account of its own, with its own tokens',
				},
				{
					name: 'Sandbox',
					value: 'sandbox',
					description: 'sandbox.opensignlabs.com: for trying things out, free, PDFs up to 5 MB',
				},
				{
					name: 'Self-Hosted',
					value: 'selfHosted',
					description: 'Your own server; OpenSign offers the API in its paid self-hosted plan only',
				},
			],
			default: 'live',
			hint: 'The one in which the token below was made: in OpenSign under Settings → API Token',
			description:
				'Which OpenSign the token is for. Tokens, templates and documents of one environment do not exist in the others.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'https://sign.example.com',
			required: true,
			displayOptions: { show: { environment: ['selfHosted'] } },
			hint: "Paste what the browser's address bar shows when you are logged in to your OpenSign: the node takes the server's address from it",
			description:
				'Address of your OpenSign server. OpenSign offers the API in its paid self-hosted plan only.',
		},
		{
			displayName: 'Allow Unencrypted HTTP',
			name: 'allowUnencryptedHttp',
			type: 'boolean',
			default: false,
			displayOptions: { show: { environment: ['selfHosted'] } },
			hint: 'Only for a server in your own network that has no https:// address',
			description:
				'Whether the token may be sent over plain http:// to another machine. Leave off unless the network between n8n and OpenSign is your own.',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'In OpenSign: Settings → API Token → Generate. Live tokens start with "opensign.", Sandbox tokens with "test."',
			description:
				'Token that gives n8n access to your OpenSign account. A live token needs a paid plan; a Sandbox token is free.',
		},
		{
			displayName: 'Webhook Security Key',
			name: 'webhookSecurityKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			hint: 'Optional. In OpenSign: Settings → Webhook → Enable Authentication → Generate',
			description: 'Lets triggers prove that an event comes from OpenSign',
		},
	];

	/** Trimmed, since a token copied with its line end makes no valid header. */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-api-token': '={{$credentials.apiToken.trim()}}' } },
	};
}
