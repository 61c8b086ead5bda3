import type { World } from '../harness/world';

/** Somebody else's address, with a secret in it. */
export const FOREIGN = 'https://example.com/hook?key=secret';

/** The OpenSign Trigger, and the account whose one address it registers. */
export function useRegistration(world: World) {
	const environment = () => world.server.environment('selfHosted');
	const trigger = (replaceExisting = false) =>
		world.engine.trigger(
			'openSignTrigger',
			{ events: ['completed'], ...(replaceExisting ? { options: { replaceExisting } } : {}) },
			world.credential(),
		);
	/** The error that stops an activation. */
	const failureOf = async (one: ReturnType<typeof trigger>) =>
		(await one.activate().catch((error: Error) => error)) as Error & { description: string };
	return { environment, trigger, failureOf };
}
