import { generate } from 'selfsigned';

/** A certificate for the hosted environments' real names, which is its own authority. Made anew for every server. */
export async function makeTlsCertificate(hosts: string[]): Promise<{ key: string; cert: string }> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: hosts[0] }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
		],
	} as never);
	return { key, cert };
}
