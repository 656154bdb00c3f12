// Answers: how do we tell a person that something forgotten can still be read in the store's file?
import type { IExecuteFunctions } from 'n8n-workflow';

export function hintAtTraces(context: Pick<IExecuteFunctions, 'addExecutionHints'>): void {
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message:
			'The rows are erased, but another process kept the store’s file busy, so bytes of them may be left in it. The next Forget or Sync erases those.',
	});
}
