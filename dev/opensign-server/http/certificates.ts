import { generate } from 'selfsigned';

/** A certificate for the hosted environments' real names, which is its own authority. Made anew for every server. */
export async function makeTlsCertificate(hosts: string[]): Promise<{ key: string; cert: string }> {
	const { private: key, cert } = await generate([{ name: 'commonName', value: hosts[0] }], {
		keyType: 'ec',
		algorithm: 'sha256',
		extensions: [
			{ name: 'basicConstraints', cA: true },
			// Type 2: the name of a host.
			{ name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
		],
	});
	return { key, cert };
}
