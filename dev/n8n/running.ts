/** What was started here, none of which may outlive this process. */
interface Stoppable {
	stop(): Promise<void>;
	/** For a process that is about to exit and cannot wait. */
	killNow(): void;
}

const running = new Set<Stoppable>();
let handlersInstalled = false;

/** @returns what says that it has ended */
export function endWithThisProcess(started: Stoppable): () => void {
	running.add(started);
	installSignalHandlers();
	return () => running.delete(started);
}

function installSignalHandlers(): void {
	if (handlersInstalled) return;
	handlersInstalled = true;
	process.on('exit', () => {
		for (const one of [...running]) one.killNow();
	});
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		const end = async () => {
			process.off(signal, handler);
			await Promise.all([...running].map(async (one) => await one.stop()));
			// Another listener means that somebody else decides on the end; else the signal does what it always does.
			if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
		};
		const handler = () => void end();
		process.on(signal, handler);
	}
}
