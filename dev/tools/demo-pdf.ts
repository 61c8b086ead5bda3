/**
 * Makes the PDF of the demonstration anew, which is committed:
 *
 *     npx tsx dev/tools/demo-pdf.ts
 *
 * It needs Debian's packages `chromium` and `fonts-dejavu-core`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../checkout';
import { chromium } from './make-pdfs/chromium';
import { tidyUp } from './make-pdfs/workshop';

const TITLE = 'Sample rental agreement';

const CSS =
	'@page { size: A4; margin: 25mm } body { font: 11pt/1.5 "DejaVu Serif" } h1 { color: #234 } h2 { font-size: 13pt } ' +
	'.sign { margin-top: 20mm } .next { break-before: page } table { border-collapse: collapse } td, th { border: 1px solid; padding: 2mm 4mm; text-align: left }';

const BODY = `<h1>${TITLE}</h1>
<p>between Sample Homes Ltd, 1 Example Street, Sampletown, as the landlord, and the tenant, who signs below. It has no legal meaning: it shows how an agreement is signed.</p>
<h2>1. The flat</h2>
<p>The landlord lets the flat on the second floor of 2 Example Street, Sampletown: three rooms, kitchen, bath and a cellar. It may be lived in, and not be sublet.</p>
<h2>2. The rent</h2>
<p>The rent is € 900.00 a month, paid by the third working day. The deposit is two months' rent, and is given back when the flat is.</p>
<h2>3. The end</h2>
<p>Both can end the agreement at the end of any month, three months before, in writing.</p>
<p class="sign">Signature of tenant:</p>
<h1 class="next">Annex: what is handed over</h1>
<table><tr><th>Thing<th>Number<tr><td>Keys of the front door<td>2<tr><td>Keys of the flat<td>3<tr><td>Key of the letter box<td>1</table>`;

try {
	writeFileSync(join(ROOT, 'dev/demo/sample-agreement.pdf'), chromium(CSS, BODY, TITLE));
} finally {
	tidyUp();
}
