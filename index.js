// n8n loads the nodes and credentials that package.json names under "n8n"; there is nothing to export.
module.exports = {};
