/** What the real server says to most of what it does not like. */
export const UNSPECIFIC = { error: 'Something went wrong, please try again later!' };

/** To a change that changes nothing, or what there is not. */
export const NO_VALID_FIELDS = { error: 'Please provide valid field names!' };

/** The HTML page of Express' own error handler. */
export const errorPage = (status: number) =>
	`<!DOCTYPE html><html><head><title>Error ${status}</title></head><body><pre>Error ${status}</pre></body></html>`;
