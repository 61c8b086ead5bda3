import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { MEGABYTE } from './measure';
import { makePdf } from './pdf';

export interface PdfFile {
	path: string;
	sha256: string;
	bytes: number;
}

/** A PDF of so many MB. */
export async function writePdf(folder: string, megabytes: number): Promise<PdfFile> {
	const content = await makePdf(Math.round(megabytes * MEGABYTE));
	const path = join(folder, `${megabytes}.pdf`);
	writeFileSync(path, content);
	return {
		path,
		sha256: createHash('sha256').update(content).digest('hex'),
		bytes: content.length,
	};
}
