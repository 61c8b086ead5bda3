import { locator } from '../builders';
import { signature, useWorld } from '../harness/world';
import { form, useAgreement } from '../resources/document/agreement';

const world = useWorld();
const { templateId, parameters, run, body, use } = useAgreement(world);

describe('the inputs of a template', () => {
	const load = async (value: string, mode: 'id' | 'url' = 'id') =>
		await world.engine.mapperFields(
			'getTemplateInputs',
			parameters({ templateId: locator(value, mode) }),
			world.credential(),
		);

	const SHOWN = { required: false, removed: false };
	/** Offered, but not shown until it is added. */
	const OFFERED = { required: false, removed: true };

	test('an input for each role, field and prefill of the chosen template, with types and choices', async () => {
		const { fields } = await load(templateId());
		const rows = fields.map(({ id, displayName, type, required, removed = false }) => [
			id,
			displayName,
			type,
			{ required, removed },
		]);
		expect(rows).toEqual([
			['role.Employee.name', 'Employee: Name', 'string', SHOWN],
			['role.Employee.email', 'Employee: Email *', 'string', SHOWN],
			['role.Employee.phone', 'Employee: Phone', 'string', SHOWN],
			['role.Employee.access_code', 'Employee: Access Code (Digits)', 'string', OFFERED],
			['role.Employee.company', 'Employee: Company', 'string', OFFERED],
			['role.Employee.job_title', 'Employee: Job Title', 'string', OFFERED],
			['role.Employee.signer_role', 'Employee: Asked To', 'options', OFFERED],
			['field.Employee.department', 'Employee: department', 'string', SHOWN],
			['field.Employee.site', 'Employee: site', 'options', SHOWN],
			['field.Employee.extras', 'Employee: extras (any of: laptop, phone)', 'string', SHOWN],
			['field.Employee.days', 'Employee: days', 'number', SHOWN],
			['field.Employee.start', 'Employee: start', 'dateTime', SHOWN],

			['role.Company.name', 'Company: Name', 'string', SHOWN],
			// The template names somebody.
			['role.Company.email', 'Company (carl@example.com): Email', 'string', SHOWN],
			['role.Company.phone', 'Company: Phone', 'string', SHOWN],
			['role.Company.access_code', 'Company: Access Code (Digits)', 'string', OFFERED],
			['role.Company.company', 'Company: Company', 'string', OFFERED],
			['role.Company.job_title', 'Company: Job Title', 'string', OFFERED],
			['role.Company.signer_role', 'Company: Asked To', 'options', OFFERED],

			['prefill.company', 'Prefill: company', 'string', SHOWN],
			['prefill.plan', 'Prefill: plan', 'options', SHOWN],
		]);
		expect(fields.find(({ id }) => id === 'field.Employee.site')?.options).toEqual([
			{ name: 'Berlin', value: 'Berlin' },
			{ name: 'Paris', value: 'Paris' },
		]);
	});

	test('of a template that is chosen by its address', async () => {
		const address = `https://app.opensignlabs.com/template/${templateId()}`;
		const byAddress = await load(address, 'url');
		const byId = await load(templateId());
		expect(byAddress.fields).toEqual(byId.fields);
	});

	test('of no template, or an unknown one', async () => {
		expect(await load('')).toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringContaining('Pick a template first') as string,
		});
		await expect(load('unknown123')).rejects.toThrow(
			"There is no template with the ID 'unknown123' in the Self-Hosted environment.",
		);
	});

	test('names that the editor could not take as part of a path are written another way', async () => {
		use({ title: 'Odd', signers: [{ role: 'The "boss" [1]', widgets: [signature] }] });
		const { fields } = await load(templateId());
		const { id } = fields[1];
		expect(id).toBe('role.The %22boss%22 %5B1%5D.email');

		const { error } = await run({ templateValues: form({ [id]: 'a@example.com' }) });
		expect(error).toBeUndefined();
		expect(body().signers).toEqual([{ role: 'The "boss" [1]', email: 'a@example.com' }]);
	});
});
