/** The kinds of inputs: how n8n shows each, and what its value means. */
export * from './choice';
export * from './containers';
export * from './date';
export * from './describe';
export * from './input';
export * from './json';
export * from './notice';
export * from './number';
export * from './parameters';
export * from './show';
export * from './text';
