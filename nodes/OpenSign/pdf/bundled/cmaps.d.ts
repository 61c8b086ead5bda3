/** Tables of characters of older Chinese, Japanese and Korean fonts, by name, as base64 of pdf.js' own form. */
export const cmaps: Record<string, string>;
