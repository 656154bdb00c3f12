// Answers: where can a person read how a document is written, and what checks it in an editor?
const docs = 'https://github.com/n8n-nodes-slack-notify/n8n-nodes-slack-notify/blob/main/docs';

export const catalogueFormat = saysWhere('catalogue.schema.json');
export const preferencesFormat = saysWhere('preferences.schema.json');

/** Which is published with the package, beside what the repository alone has. */
function saysWhere(schema: string): string {
	return `The format is described in ${docs}/preferences.md. ${schema}, in the folder docs of this package and of its repository, checks it in an editor.`;
}
