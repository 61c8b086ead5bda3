/**
 * What it takes to load a package's nodes and credentials, and to make one of each, as n8n does when it starts: printed
 * as JSON. n8n has loaded n8n-workflow and luxon before.
 *
 *     NODE_PATH=… node require.js FOLDER
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const [folder] = process.argv.slice(2);
// The ones that the package finds.
const own = createRequire(join(folder, 'package.json'));
own('n8n-workflow');
own('luxon');

const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const files = [...n8n.nodes, ...n8n.credentials].map((file) => join(folder, file));
const worked = process.cpuUsage();
const began = performance.now();
const loaded = files.map((file) => require(file));
const required = performance.now() - began;
const { user, system } = process.cpuUsage(worked);
for (const exported of loaded) for (const Type of Object.values(exported)) new Type();
const made = performance.now() - began;
console.log(JSON.stringify({ required, processor: (user + system) / 1000, made }));
