/**
 * What OpenSign's API v1.2 takes, as JSON schemas. Every level is closed: a property that the specification does not
 * know fails the test that sent it. Where the real server swallows a wrong value (a numeric phone, a bad address), the
 * schema is as lenient as the server, which then drops the signer.
 */
export * from './account';
export * from './documents';
export * from './templates';
