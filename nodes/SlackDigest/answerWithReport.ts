// Answers: how does what was sent leave, what needs attention, and what stopped the run?
import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DeliveryReport } from '../../src/index';
import { errorItem } from '../shared/results/answerItems';
import { nodeError } from '../shared/results/nodeError';
import { hintsAbout } from './hintsAbout';
import { saysStop } from './saysStop';
import { showDelivery } from './showDelivery';

/** Runs once, whatever the number of items: they only say that it is time. */
const pairedItem = { item: 0 };

/** `nothing`: what to say where there was nothing to send. */
export async function answerWithReport(
	context: IExecuteFunctions,
	nothing: string,
	send: () => Promise<DeliveryReport>,
): Promise<INodeExecutionData[][]> {
	try {
		return leave(context, nothing, await send());
	} catch (error) {
		if (!context.continueOnFail()) throw nodeError(context.getNode(), error);
		return [[errorItem(error, 0)], []];
	}
}

function leave(
	context: IExecuteFunctions,
	nothing: string,
	report: DeliveryReport,
): INodeExecutionData[][] {
	const { deliveries, stoppedBy, alreadyTold } = report;
	const told = deliveries.filter(({ state }) => state !== 'queued');
	const sent = told.filter(({ state }) => state === 'sent');
	const others = told.filter(({ state }) => state !== 'sent');
	const outputs: INodeExecutionData[][] = [sent, others].map((some) =>
		some.map((delivery) => ({ json: showDelivery(delivery), pairedItem })),
	);
	context.addExecutionHints(...hintsAbout(report, nothing));
	if (typeof stoppedBy === 'object' && !alreadyTold) {
		const { message, description } = saysStop(stoppedBy, sent.length, report.waiting);
		const error = new NodeOperationError(context.getNode(), message, { description, itemIndex: 0 });
		if (!context.continueOnFail()) throw error;
		outputs[0]?.push(errorItem(error, 0));
	}
	return outputs;
}
