// Answers: what went out in this run, what could not, and what waits still?
import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DeliveryReport } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readTimeLimitMs } from '../shared/parameters/readLimit';
import { readParameters } from '../shared/parameters/readParameters';
import { errorItem } from '../shared/results/answerItems';
import { nodeError } from '../shared/results/nodeError';
import { hintsAbout } from './hintsAbout';
import { saysStop } from './saysStop';
import { showDelivery } from './showDelivery';

/** Runs once, whatever the number of items: they only say that it is time. */
const pairedItem = { item: 0 };

export async function sendDue(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	try {
		const timeLimitMs = readTimeLimitMs(readParameters(context), 300);
		return leave(context, await withEngine(context, {}, (engine) => engine.sendDue(timeLimitMs)));
	} catch (error) {
		if (!context.continueOnFail()) throw nodeError(context.getNode(), error);
		return [[errorItem(error, 0)], []];
	}
}

function leave(context: IExecuteFunctions, report: DeliveryReport): INodeExecutionData[][] {
	const { deliveries, stoppedBy, alreadyTold } = report;
	const told = deliveries.filter(({ state }) => state !== 'queued');
	const sent = told.filter(({ state }) => state === 'sent');
	const others = told.filter(({ state }) => state !== 'sent');
	const outputs = [sent, others].map((some) =>
		some.map((delivery) => ({ json: showDelivery(delivery), pairedItem })),
	);
	context.addExecutionHints(...hintsAbout(report));
	if (stoppedBy && stoppedBy !== 'time_limit' && !alreadyTold) {
		const { message, description } = saysStop(stoppedBy, sent.length, report.waiting);
		const error = new NodeOperationError(context.getNode(), message, { description, itemIndex: 0 });
		if (!context.continueOnFail()) throw error;
		outputs[0]?.push(errorItem(error, 0) as (typeof outputs)[0][number]);
	}
	return outputs;
}
