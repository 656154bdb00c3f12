// Answers: which files does an item carry, and under which names?
import { BINARY_IN_JSON_PROPERTY, BINARY_MODE_COMBINED, isBinaryValue } from 'n8n-workflow';
import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

export type FilesContext = Pick<
	IExecuteFunctions,
	'getInputData' | 'getWorkflowSettings' | 'helpers'
>;

type ModeContext = Pick<FilesContext, 'getWorkflowSettings'>;

/** A workflow may be set up to keep files within the JSON of its items. */
export function binaryFields(
	context: ModeContext,
	item: INodeExecutionData | undefined,
): ReadonlyMap<string, IBinaryData> {
	const withinJson = isCombined(context) ? item?.json[BINARY_IN_JSON_PROPERTY] : undefined;
	const entries: [string, unknown][] = [
		...Object.entries(withinJson ?? {}),
		...Object.entries(item?.binary ?? {}),
	];
	return new Map(
		entries.filter((entry): entry is [string, IBinaryData] => isBinaryValue(entry[1])),
	);
}

/** What an item says besides its files. */
export function jsonWithoutFiles(context: ModeContext, { json }: INodeExecutionData) {
	if (!isCombined(context)) return json;
	const { [BINARY_IN_JSON_PROPERTY]: _, ...rest } = json;
	return rest;
}

function isCombined(context: ModeContext): boolean {
	return context.getWorkflowSettings().binaryMode === BINARY_MODE_COMBINED;
}
