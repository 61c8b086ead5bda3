/**
 * What a process of the benchmark does when it is asked: the other end of `process.ts`. Plain JavaScript, as in n8n's own
 * Node nothing compiles TypeScript.
 */
exports.serve = function serve(commands) {
	process.on('message', async ({ id, command, args }) => {
		try {
			process.send({ id, result: await commands[command](...args) });
		} catch (error) {
			process.send({ id, error: error.stack ?? String(error) });
		}
	});
	process.on('disconnect', () => process.exit());
	process.send({ ready: true });
};
