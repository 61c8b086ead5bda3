/** PostgreSQL and Redis for n8n's queue mode: of this run's own, on 127.0.0.1, gone without a trace in the end. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from '../ports';
import { endWithThisProcess } from '../running';
import { until } from '../waiting';

const START_TIMEOUT_MS = 60_000;
const DEBIANS = '/usr/lib/postgresql';

export interface Services {
	/** What n8n has to be told of them. */
	env: NodeJS.ProcessEnv;
	stop(): Promise<void>;
}

/**
 * Starts both. Their data is in a folder of its own, which PostgreSQL's user can reach.
 *
 * @throws when one of them is not installed: `apt-get install postgresql redis-server`
 */
export async function startServices(): Promise<Services> {
	const folder = mkdtempSync(join(tmpdir(), 'opensign-queue-'));
	const children: ChildProcess[] = [];
	const removeFolder = () => rmSync(folder, { recursive: true, force: true });
	const stop = async () => {
		// PostgreSQL ends at once by SIGINT; by SIGTERM it waits for those who are connected.
		await Promise.all(children.map(async (child) => await end(child, 'SIGINT')));
		removeFolder();
		hasStopped();
	};
	const killNow = () => {
		for (const child of children) child.kill('SIGKILL');
		removeFolder();
	};
	const hasStopped = endWithThisProcess({ stop, killNow });

	const [postgresPort, redisPort] = await freePorts();
	try {
		children.push(startPostgres(folder, postgresPort), startRedis(redisPort));
		await postgresAnswers(postgresPort);
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'n8n',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redisPort),
		},
		stop,
	};
}

/** All of it in memory. */
function startRedis(port: number): ChildProcess {
	const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	return start('redis-server', ['--port', String(port), ...settings]);
}

/** PostgreSQL refuses to run as root. */
function startPostgres(data: string, port: number): ChildProcess {
	const user: User = process.getuid?.() === 0 ? userNamed('postgres') : {};
	if (user.uid !== undefined && user.gid !== undefined) chownSync(data, user.uid, user.gid);
	const options = { ...user, cwd: data };
	execFileSync(binary('initdb'), ['-D', data, '-U', 'n8n', '--auth', 'trust', '-E', 'UTF8'], {
		...options,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const settings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'fsync=off'];
	return start(
		binary('postgres'),
		['-D', data, '-p', String(port), '-k', data, ...settings.flatMap((one) => ['-c', one])],
		options,
	);
}

async function postgresAnswers(port: number): Promise<void> {
	await until('PostgreSQL answers', START_TIMEOUT_MS, async () => {
		const asked = start(binary('pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
		return (await ended(asked)) === 0;
	});
}

interface User {
	uid?: number;
	gid?: number;
}

function userNamed(name: string): Required<User> {
	const idOf = (what: string) => Number(execFileSync('id', [what, name], { encoding: 'utf8' }));
	return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Debian keeps PostgreSQL's programs where no PATH leads. */
function binary(name: string): string {
	const versions = existsSync(DEBIANS) ? readdirSync(DEBIANS) : [];
	const paths = versions.map((version) => join(DEBIANS, version, 'bin', name));
	return paths.reverse().find((path) => existsSync(path)) ?? name;
}

const start = (command: string, args: string[], options: User & { cwd?: string } = {}) =>
	spawn(command, args, { ...options, stdio: 'ignore' });

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const over = ended(child);
	child.kill(signal);
	await over;
}

const ended = async (child: ChildProcess) =>
	await new Promise<number | null>((done) => child.once('exit', done));
