import { join } from 'node:path';

import { selectors, type Browser, type Locator, type Page } from 'playwright-core';

import { launchBrowser, signIn } from '../../dev/browser';
import { agreement } from './agreement';
import { until, useN8n } from './n8n';
import { placed } from './placed';

/** `SCREENSHOTS=1` renews the picture of the documentation. */
const PICTURE =
	process.env.SCREENSHOTS && join(__dirname, '../../docs/images/send-from-template.png');

/** Neither this machine's time zone nor that of n8n's workflows: a day must stay the same day. */
const FAR_AWAY = 'Asia/Tokyo';

const NODE = 'Send NDA';
const employee = { name: 'Anna Example', email: 'anna@example.com', department: 'Sales' };

describe('the form of a template, in the browser', () => {
	const real = useN8n();
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await launchBrowser();
		selectors.setTestIdAttribute('data-test-id');
		page = await browser.newPage({ viewport: { width: 1440, height: 1400 }, timezoneId: FAR_AWAY });
		page.setDefaultTimeout(20_000);
		await signIn(page, real.login);
	}, 60_000);
	afterAll(() => browser?.close());

	const form = () => page.getByTestId('node-parameters');
	const earlierData = () => page.getByTestId('ndv-input-panel');
	const input = (id: string) => form().getByTestId(`parameter-input-${id}`);
	/** Below a label's own text stand the buttons that it hides. */
	const labels = async (of: Locator) =>
		(await of.locator('label').allInnerTexts()).map((text) => text.split('\n')[0]);
	const text = (id: string) => input(id).locator('input');

	it('is filled by hand, by drag and drop and from choices, and sent', async () => {
		const environment = real.server.environment('selfHosted');
		const templateId = environment.addTemplate(await agreement());
		environment.addTemplate({
			...(await agreement()),
			title: 'Rental agreement',
			signers: [{ role: 'Tenant', widgets: [] }],
			prefill: [],
		});
		await open(await real.n8n.importWorkflow(workflow()));

		await form().getByText('Pick a template first').waitFor();
		await pick('Non-disclosure agreement', 'disclosure');
		await input('prefill.company_name').waitFor();
		expect(await labels(form().getByTestId('resource-mapper-container'))).toEqual([
			"The Template's Roles and Fields",
			...['Name', 'Email *', 'Phone', 'department', 'place', 'date'].map(
				(label) => `Employee: ${label}`,
			),
			...['Name', 'Email *', 'Phone'].map((label) => `Company: ${label}`),
			'Prefill: company_name',
		]);

		await page.getByRole('button', { name: 'Execute previous nodes' }).click();
		await earlierData().getByText(employee.email).waitFor();
		await dragTo('role.Employee.name', 'name');
		await dragTo('role.Employee.email', 'email');
		await dragTo('field.Employee.department', 'department');
		await input('field.Employee.place').click();
		const choices = page.getByRole('option').filter({ visible: true });
		await choices.nth(2).waitFor();
		expect(await choices.allInnerTexts()).toEqual(['Berlin', 'London', 'Paris']);
		await choices.filter({ hasText: 'London' }).click();
		await text('field.Employee.date').fill('2026-12-31 00:00:00');
		await text('field.Employee.date').press('Enter');
		await text('role.Company.name').fill('Carl Boss');
		await text('role.Company.email').fill('carl@example.com');
		await text('prefill.company_name').fill('New Ltd');
		if (PICTURE) await takePicture(PICTURE);

		await execute();
		const documents = [...environment.documents.values()];
		expect(documents.map(({ title, templateId: from }) => [title, from])).toEqual([
			['Non-disclosure agreement', templateId],
		]);
		const people = documents[0].signers.map(({ role, name, email, widgets }) => ({
			person: [role, name, email],
			values: widgets.flatMap(({ options }) =>
				options?.default === undefined ? [] : [[options.name, options.default]],
			),
		}));
		expect(people).toEqual([
			{
				person: ['Employee', employee.name, employee.email],
				values: [
					['department', employee.department],
					['place', 'London'],
					['date', '2026-12-31'],
				],
			},
			{ person: ['Company', 'Carl Boss', 'carl@example.com'], values: [] },
		]);
		expect(real.server.createRequests().map(({ body }) => body)).toEqual([
			expect.objectContaining({
				prefill: { widgets: [{ name: 'company_name', response: 'New Ltd' }] },
			}) as unknown,
		]);
	});

	it('follows a template that changes and keeps what still fits, but starts afresh with another template', async () => {
		const environment = real.server.environment('selfHosted');
		const templateId = environment.addTemplate(await agreement());
		environment.addTemplate({ ...(await agreement()), title: 'Rental agreement', prefill: [] });
		const workflowId = await real.n8n.importWorkflow(workflow());
		await open(workflowId);
		await pick('Non-disclosure agreement', 'disclosure');
		await text('role.Employee.email').fill(employee.email);
		await text('field.Employee.department').fill(employee.department);
		await text('role.Company.email').fill('carl@example.com');
		await until('n8n has saved it', async () =>
			JSON.stringify(await real.n8n.api.request('GET', `/rest/workflows/${workflowId}`)).includes(
				'"role.Company.email":"carl@example.com"',
			),
		);

		const [signer] = environment.templates.get(templateId)!.signers;
		signer.widgets[0].options = { name: 'team' };
		await open(workflowId);
		await text('field.Employee.team').waitFor();
		expect(await input('field.Employee.department').count()).toBe(0);
		expect([
			await text('role.Employee.email').inputValue(),
			await text('role.Company.email').inputValue(),
		]).toEqual([employee.email, 'carl@example.com']);
		await execute();
		expect(real.server.createRequests().map(({ body }) => body)).toEqual([
			{
				signers: [
					{ role: 'Employee', email: employee.email },
					{ role: 'Company', email: 'carl@example.com' },
				],
			},
		]);

		await pick('Rental agreement', 'rental');
		await input('prefill.company_name').waitFor({ state: 'detached' });
		expect([
			await text('role.Employee.email').inputValue(),
			await text('role.Company.email').inputValue(),
		]).toEqual(['', '']);
	});

	async function open(workflowId: string) {
		await page.goto(`${real.n8n.url}/workflow/${workflowId}`);
		await page.locator(`[data-test-id="canvas-node"][data-node-name="${NODE}"]`).dblclick();
		await form().waitFor();
	}

	/** Picks one of two templates in the list. */
	async function pick(title: string, search: string) {
		await input('templateId').getByTestId('rlc-input').click();
		await page.getByTestId('rlc-item').nth(1).waitFor();
		await page.getByTestId('rlc-search').fill(search);
		await page.getByTestId('rlc-item').nth(1).waitFor({ state: 'detached' });
		await page.getByTestId('rlc-item').filter({ hasText: title }).click();
	}

	async function execute() {
		await page.getByTestId('node-execute-button').click();
		await page.getByTestId('output-panel').getByText('documentId').first().waitFor();
	}

	/** Drags a field of the previous node's output onto an input, which then shows the field's value. */
	async function dragTo(id: string, field: keyof typeof employee) {
		await input(id).scrollIntoViewIfNeeded();
		await earlierData().getByText(field, { exact: true }).first().hover();
		await page.mouse.down();
		// Twice: n8n takes the first movement for the beginning of a drag, and the second for its way.
		await input(id).hover({ force: true, position: { x: 60, y: 10 } });
		await input(id).hover({ force: true, position: { x: 80, y: 12 } });
		await page.mouse.up();
		await form().getByText(`{{ $json.${field} }}`).waitFor();
		await form().getByText(employee[field], { exact: true }).waitFor();
	}

	async function takePicture(path: string) {
		await input('templateId').scrollIntoViewIfNeeded();
		for (const close of await page.locator('.el-notification__closeBtn').all()) await close.click();
		await page.locator('.el-notification').first().waitFor({ state: 'detached' });
		await text('prefill.company_name').blur();
		await page.mouse.move(0, 0);
		// Nothing tells when the fading of buttons is over.
		await page.waitForTimeout(500);
		await page.getByTestId('ndv').screenshot({ path });
	}

	function workflow() {
		const nodes = [
			{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{
				name: 'Employee',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				parameters: { mode: 'raw', jsonOutput: JSON.stringify(employee) },
			},
			{
				name: NODE,
				type: 'n8n-nodes-opensign.openSign',
				credentials: real.credentials,
				parameters: { resource: 'document', operation: 'sendFromTemplate' },
			},
		];
		const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
		return {
			name: 'Send from template',
			nodes: placed(nodes),
			connections: { Start: to('Employee'), Employee: to(NODE) },
		};
	}
});
