/** Why a change of the code that no test notices may go unnoticed. The first that fits counts. */
export interface Reason {
	/** The end of the file's path; any file if none is given. */
	file?: string;
	/** Of the code that is changed. */
	original: RegExp;
	/** Of what stands in its place. */
	replacement?: RegExp;
	why: string;
}
