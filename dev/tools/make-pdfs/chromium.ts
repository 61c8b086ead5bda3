import { pathToFileURL } from 'node:url';

import { TITLE } from './sample';
import { inWork, read, run, write } from './workshop';

/**
 * A page as Chromium prints it.
 *
 * @param css of the page: its size and the like
 */
export function chromium(css: string, body: string, title = TITLE): Buffer {
	write(
		'page.html',
		`<!doctype html><meta charset="utf-8"><title>${title}</title><style>${css}</style>${body}`,
	);
	run('chromium', [
		'--headless',
		'--no-sandbox',
		'--disable-gpu',
		'--disable-background-networking',
		'--no-first-run',
		`--user-data-dir=${inWork('chromium')}`,
		'--no-pdf-header-footer',
		`--print-to-pdf=${inWork('chromium.pdf')}`,
		pathToFileURL(inWork('page.html')).href,
	]);
	return read('chromium.pdf');
}
