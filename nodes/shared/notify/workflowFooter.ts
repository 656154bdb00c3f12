// Answers: how does a message say which workflow sent it?
import type { IExecuteFunctions } from 'n8n-workflow';

type Context = Pick<IExecuteFunctions, 'getWorkflow' | 'getInstanceBaseUrl'>;

/** What n8n gives a workflow that was not saved yet for an ID, besides none at all. */
const notSaved = '__EMPTY__';

/** Without an address where n8n does not know its own, or the workflow was never saved. */
export function workflowFooter(context: Context): { text: string; url?: string } {
	const { id, name } = context.getWorkflow();
	const text = name?.trim() ? `n8n workflow “${name.trim()}”` : 'n8n workflow';
	const base = context.getInstanceBaseUrl();
	if (!base || !id || id === notSaved) return { text };
	return { text, url: `${base.replace(/(?<!\/)\/*$/, '/')}workflow/${encodeURIComponent(id)}` };
}
