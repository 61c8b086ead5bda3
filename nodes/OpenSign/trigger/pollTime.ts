import type { IPollFunctions } from 'n8n-workflow';

/** Milliseconds after which n8n gives up a poll, where it does not say so itself: less than the five minutes that it waits. */
const USUAL_MS = 4 * 60 * 1000;

/** The time that a poll has. n8n gives up one that takes longer, and what it has found is lost then. */
export class PollTime {
	private readonly began = Date.now();

	private readonly budget: number;

	constructor({ getPollBudgetMs }: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>>) {
		// Only young versions of n8n say it.
		this.budget = Math.min(getPollBudgetMs?.() ?? USUAL_MS, USUAL_MS);
	}

	/** Milliseconds that one document, or its files, may take. */
	get share(): number {
		return this.budget / 4;
	}

	/** Whether there is time for more documents. */
	mayRead(): boolean {
		return Date.now() - this.began < this.budget / 2;
	}

	/** Whether there is time for the files of a document that was read. */
	mayDownload(): boolean {
		return Date.now() - this.began < (this.budget * 3) / 4;
	}
}
