import { PDFName, PDFNumber, type PDFPage } from '@cantoo/pdf-lib';

interface Point {
	x: number;
	y: number;
}

/** Of a page, in points. */
export interface Size {
	width: number;
	height: number;
}

interface Box extends Point, Size {}

/** A page as people see it, and OpenSign counts it: cut to its crop box, turned, and in its own unit. */
export interface ShownPage extends Size {
	/** By how many degrees it is turned clockwise: 0, 90, 180 or 270. */
	angle: number;
	/** How many points the page's own unit is. */
	unit: number;
	/** The page's own coordinates of a point that is counted from the top left corner of what is shown. */
	toPdf: (point: Point) => Point;
}

export function shownPage(page: PDFPage): ShownPage {
	const box = visibleBox(page);
	const angle = angleOf(page);
	const unit = unitOf(page);
	const isOnItsSide = angle % 180 !== 0;
	return {
		width: (isOnItsSide ? box.height : box.width) * unit,
		height: (isOnItsSide ? box.width : box.height) * unit,
		angle,
		unit,
		toPdf({ x, y }) {
			const { across, up } = turnBack({ x: x / unit, y: y / unit }, box, angle);
			return { x: box.x + across, y: box.y + up };
		},
	};
}

/** How far a point of the turned page lies from the left and from the bottom edge of the one that is not. */
function turnBack({ x, y }: Point, { width, height }: Size, angle: number) {
	switch (angle) {
		case 90:
			return { across: y, up: x };
		case 180:
			return { across: width - x, up: y };
		case 270:
			return { across: width - y, up: height - x };
		default:
			return { across: x, up: height - y };
	}
}

/** What both boxes have in common; all of the page when that is nothing, as browsers do it. */
function visibleBox(page: PDFPage): Box {
	const media: Box = page.getMediaBox();
	const crop: Box = page.getCropBox();
	const x = Math.max(media.x, crop.x);
	const y = Math.max(media.y, crop.y);
	const width = Math.min(media.x + media.width, crop.x + crop.width) - x;
	const height = Math.min(media.y + media.height, crop.y + crop.height) - y;
	return width > 0 && height > 0 ? { x, y, width, height } : media;
}

function angleOf(page: PDFPage): number {
	const { angle } = page.getRotation();
	return angle % 90 === 0 ? ((angle % 360) + 360) % 360 : 0;
}

function unitOf(page: PDFPage): number {
	const unit = page.node.lookup(PDFName.of('UserUnit'));
	return unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1;
}
