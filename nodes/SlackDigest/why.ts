// Answers: why was what each input item asks about told, or not?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { WhyQuestion } from '../../src/index';
import { n8nClock } from '../shared/engine/n8nClock';
import { readNumber } from '../shared/parameters/readNumber';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { inTurn } from '../shared/results/inTurn';
import { readEach } from '../shared/results/readEach';
import { readRecipient } from './readRecipient';
import { readSpan } from './readSpan';
import { readFilter, readWhich, type Form } from './readWhich';
import { showAnswer } from './showStory';

const othersSay = 'The questions of the other items were answered';

export async function why(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const form = { context, read: readParameters(context) };
	const now = n8nClock().now();
	let isCut = false;
	const [items = []] = await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const asked = readEach(context, answers, (itemIndex) =>
			readQuestion(form, itemIndex, context.getTimezone()),
		);
		await inTurn(context, answers, asked, async (engine, question) => {
			const answer = await engine.why(question);
			isCut ||= answer.more;
			return { output: 0, json: { stories: showAnswer(question, answer, now) } };
		});
	});
	if (isCut) hintAtMore(context);
	return [items.flatMap(unfold)];
}

function readQuestion(form: Form, itemIndex: number, timeZone: string): WhyQuestion {
	const instant = (name: string, field: string) =>
		readFilter(form, `filters.${name}`, field, itemIndex);
	const limits = { field: 'Limit', least: 1, most: 1_000 };
	return {
		recipient: readRecipient(form.read, itemIndex),
		...readWhich(form, itemIndex, 'filters.'),
		...readSpan(instant, timeZone),
		most: Math.floor(readNumber(form.read('limit', itemIndex) ?? 50, limits)),
	};
}

/** One question has several answers; an error stays as it is. */
function unfold({ json, ...rest }: INodeExecutionData): INodeExecutionData[] {
	if ('error' in json) return [{ json, ...rest }];
	return (json.stories as IDataObject[]).map((story) => ({ json: story, ...rest }));
}

function hintAtMore(context: IExecuteFunctions): void {
	context.addExecutionHints({
		type: 'info',
		location: 'outputPane',
		message:
			'Older events fit as well: these are the newest, as many as the Limit lets through. Raise it, or ask about a type, a record or a shorter time.',
	});
}
