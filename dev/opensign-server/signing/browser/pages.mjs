/* global cancelAnimationFrame, devicePixelRatio, document, IntersectionObserver, requestAnimationFrame, ResizeObserver */
// Runs in the signer's browser: draws the pages, over which the fields then lie. Until it does, and where it cannot,
// the fields stand below each other.

/** More would take hundreds of megabytes, and is no sharper. */
const LARGEST_CANVAS_PIXELS = 2 ** 24;

/** Below this size on the screen, compared with paper, nobody can fill in a field at its place. */
const SMALLEST_SCALE = 0.85;

const PDFJS = '/assets/pdfjs';

/** @returns the PDF whose pages are shown */
async function open(url) {
	const { getDocument, GlobalWorkerOptions } = await import(`${PDFJS}/build/pdf.min.mjs`);
	GlobalWorkerOptions.workerSrc = `${PDFJS}/build/pdf.worker.min.mjs`;
	const from = {
		url,
		cMapUrl: `${PDFJS}/cmaps/`,
		iccUrl: `${PDFJS}/iccs/`,
		standardFontDataUrl: `${PDFJS}/standard_fonts/`,
		wasmUrl: `${PDFJS}/wasm/`,
	};
	return await getDocument({ ...from, isEvalSupported: false }).promise;
}

/** A page, drawn while it is in view or near it. */
class Sheet {
	constructor(section, number, pdf) {
		this.section = section;
		this.number = number;
		this.pdf = pdf;
		this.canvas = section.querySelector('canvas');
		this.isNear = false;
		this.drawnWidth = 0;
	}

	/** Fields go to their places where these are large enough, else below the page. */
	arrange() {
		const width = Number(this.section.style.getPropertyValue('--width'));
		const scale = this.section.clientWidth / width;
		this.section.classList.toggle('in-place', scale >= SMALLEST_SCALE);
	}

	async update() {
		const width = this.isNear ? Math.round(this.section.clientWidth * devicePixelRatio) : 0;
		if (width === this.drawnWidth) return;
		this.drawnWidth = width;
		this.task?.cancel();
		this.task = undefined;
		if (width > 0) await this.draw(width);
		else this.forget();
	}

	async draw(width) {
		const page = await this.pdf.getPage(this.number);
		if (width !== this.drawnWidth) return;
		const whole = page.getViewport({ scale: 1 });
		const most = Math.sqrt(LARGEST_CANVAS_PIXELS / (whole.width * whole.height));
		const viewport = page.getViewport({ scale: Math.min(width / whole.width, most) });
		// Not on what is shown already, which would flicker.
		const canvas = this.canvas.cloneNode();
		canvas.width = Math.round(viewport.width);
		canvas.height = Math.round(viewport.height);
		this.task = page.render({ canvas, viewport });
		await this.task.promise;
		this.canvas.replaceWith(canvas);
		this.canvas = canvas;
		this.section.dataset.drawn = 'yes';
	}

	/** A long document must not fill the memory. */
	forget() {
		this.canvas.width = 0;
		this.canvas.height = 0;
		delete this.section.dataset.drawn;
	}
}

/** Cancelled is what is drawn anew in another size. */
function report(error) {
	if (error.name !== 'RenderingCancelledException') console.error(error);
}

function watch(sheets) {
	const bySection = new Map(sheets.map((sheet) => [sheet.section, sheet]));
	const nearby = new IntersectionObserver(
		(entries) => {
			for (const { target, isIntersecting } of entries) {
				const sheet = bySection.get(target);
				sheet.isNear = isIntersecting;
				sheet.update().catch(report);
			}
		},
		{ rootMargin: '100% 0px' },
	);
	let frame = 0;
	const sizes = new ResizeObserver(() => {
		cancelAnimationFrame(frame);
		frame = requestAnimationFrame(() => {
			for (const sheet of sheets) {
				sheet.arrange();
				sheet.update().catch(report);
			}
		});
	});
	for (const sheet of sheets) {
		sheet.arrange();
		nearby.observe(sheet.section);
	}
	sizes.observe(document.querySelector('main'));
}

async function show(view) {
	const sections = [...view.querySelectorAll('.page')];
	if (sections.length === 0) throw new Error('The server could not read the PDF.');
	const pdf = await open(view.dataset.pdf);
	const sheets = sections.map((section, k) => new Sheet(section, k + 1, pdf));
	document.documentElement.classList.add('drawn');
	watch(sheets);
}

const view = document.querySelector('[data-pdf]');
if (view)
	show(view).catch(() => {
		view.querySelector('.undrawn').hidden = false;
	});
