// Answers: how do the members of the demo come to their Slack users, by a sync and by hand?
import type { Decided, DecisionItem, MappedItem } from './decisions.ts';
import { itemsOf } from './decisions.ts';
import { waitForRuns } from './executions.ts';
import type { Sample } from './sample/sample.ts';
import type { Stage } from './stage.ts';
import { submitForm } from './submitForm.ts';
import { postToWebhook } from './workflows.ts';

interface MapParts {
	sample: Sample;
	stage: Stage;
	say(line: string): void;
	signal: AbortSignal;
}

export interface Synced {
	mapped: MappedItem[];
	/** Those of them that left by Needs Attention. */
	open: MappedItem[];
	adminsTold: Decided;
}

const syncNode = 'Map to Slack Users';
const webhooks = { sync: 'slack-notify/sync-now', list: 'slack-notify/members' };
const form = 'slack-notify/connect-member';

/** The workflow fetches the list from "your system", maps it, and tells the admins who is not connected. */
export async function syncMembers({ sample, stage, say, signal }: MapParts): Promise<Synced> {
	const { api, memberMap } = stage;
	say(`Mapping ${sample.members.length} members to Slack users …`);
	await postToWebhook(api, webhooks.sync);
	const [sync] = await waitForRuns(api, memberMap.id, syncNode, 1, signal);
	if (!sync) throw new Error(`"${syncNode}" was waited for`);
	const open = (sync.runs[syncNode] ?? []).flatMap(({ outputs }) => outputs[1] ?? []);
	return {
		mapped: itemsOf(sync, syncNode),
		open: open as unknown as MappedItem[],
		adminsTold: { workflow: 'member_map', items: itemsOf(sync, 'Tell the Admins') },
	};
}

export interface Connected {
	/** What the form said in the end. */
	formSaid: string;
	adminsTold: Decided;
	/** By a sync of the same list afterwards. */
	mappedAgain: MappedItem[];
}

/** An admin fills in the form; then the other workflow is handed the whole list, which must not undo it. */
export async function connectByHand({ sample, stage, say, signal }: MapParts): Promise<Connected> {
	const { api, memberMap, taskDigest } = stage;
	const { email, inSlack, byWhom } = sample.connecting;
	say(`${byWhom} connects ${email} to ${inSlack} by hand; then the members are mapped again …`);
	const formSaid = await submitForm(api, form, [email, inSlack, byWhom], signal);
	const [run] = await waitForRuns(api, memberMap.id, 'Connect', 1, signal);
	await postToWebhook(api, webhooks.list, sample.members);
	const [again] = await waitForRuns(api, taskDigest.id, syncNode, 1, signal);
	if (!run || !again) throw new Error('both were waited for');
	const told = itemsOf<DecisionItem>(run, 'Tell the Admins Who');
	return {
		formSaid,
		adminsTold: { workflow: 'member_map', items: told },
		mappedAgain: itemsOf(again, syncNode),
	};
}
