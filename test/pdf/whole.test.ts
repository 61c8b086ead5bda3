/** PDFs that pass by in pieces: wherever they are cut, what comes is passed on, and what is torn is told. */
import { checkPdf } from '../../nodes/OpenSign/pdf/whole';

/** Bytes that look like nothing, between a header and an end marker. */
const middle = Buffer.alloc(20_000, 'x');
const whole = Buffer.concat([Buffer.from('%PDF-1.7\n'), middle, Buffer.from('\n%%EOF\n')]);

async function* pieces(content: Buffer, ...sizes: number[]) {
	for (let from = 0, k = 0; from < content.length; k++) {
		const size = sizes[Math.min(k, sizes.length - 1)];
		yield content.subarray(from, from + size);
		from += size;
	}
}

/** What was passed on, and what was wrong. */
async function pass(content: Buffer, ...sizes: number[]) {
	const passed: Buffer[] = [];
	let why: string | undefined;
	const complain = (reason: string) => (why = reason);
	try {
		for await (const chunk of checkPdf(pieces(content, ...sizes), content.length, complain))
			passed.push(Buffer.from(chunk));
	} catch (error) {
		expect((error as Error).message).toBe(why);
	}
	return { passed: Buffer.concat(passed), why };
}

test.each([1, 3, 100, 1024, 4096, 5000, 30_000])('in pieces of %p bytes', async (size) => {
	expect(await pass(whole, size)).toEqual({ passed: whole, why: undefined });
});

// 6 letters and what follows them.
test.each([1, 2, 3, 4, 5, 6, 7])('cut %p bytes before its end', async (last) => {
	expect(await pass(whole, whole.length - last, last)).toEqual({ passed: whole, why: undefined });
	expect(await pass(whole, 2000, whole.length - 2000 - last, 1)).toMatchObject({ why: undefined });
});

test.each([1, 100, 5000, 30_000])('torn, in pieces of %p bytes', async (size) => {
	const torn = await pass(whole.subarray(0, -5), size);
	expect(torn.why).toBe('it is torn: its end is missing');
});

test.each([1, 100, 5000, 40_000])(
	'with an end marker that other bytes follow, in pieces of %p bytes',
	async (size) => {
		const after = async (bytes: number) =>
			(await pass(Buffer.concat([whole, Buffer.alloc(bytes, 'y')]), size)).why;
		expect(await after(4000)).toBeUndefined();
		expect(await after(4096)).toBe('it is torn: its end is missing');
	},
);
