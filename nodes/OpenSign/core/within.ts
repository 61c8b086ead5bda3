/**
 * What `promise` gives, unless that takes too long. What it stands for goes on, unheard.
 *
 * @param ms milliseconds
 * @throws an Error that says `tooLate`
 */
export async function within<T>(ms: number, promise: Promise<T>, tooLate: string): Promise<T> {
	const limit = new Promise<never>((_resolve, reject) => {
		const stop = () => reject(new Error(tooLate));
		AbortSignal.timeout(ms).addEventListener('abort', stop, { once: true });
	});
	return await Promise.race([promise, limit]);
}
