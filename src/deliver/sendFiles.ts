// Answers: how do files get from the store to Slack without anybody holding all of them?
import type { Clock } from '../clock';
import type { EventFile } from '../event';
import type { OutgoingShare, PostOutcome, Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import { leaseMs, mayStillCall } from './lease';

export interface FileParts {
	store: Pick<Store, 'renew' | 'findFilePart'>;
	slack: Pick<Slack, 'upload' | 'share'>;
	clock: Clock;
}

/** What is on its way, as the store knows it. */
export interface OnItsWay {
	token: string;
	key: string;
}

/** Another worker holds it by now, or this one stood still for too long. Either way, nothing was shared here. */
export type NotShared = 'lost' | 'held_up';

export async function sendFiles(
	parts: FileParts,
	onItsWay: OnItsWay,
	files: readonly EventFile[],
	share: Omit<OutgoingShare, 'files'>,
): Promise<PostOutcome | NotShared> {
	const { slack } = parts;
	const lease = holdLease(parts, onItsWay);
	const uploaded: { id: string; title: string }[] = [];
	for (const file of files) {
		const { name, size, title } = file;
		if (!(await lease.renew())) return 'lost';
		const answer = await slack.upload({ name, size, read: () => readFile(parts, file, lease) });
		if (lease.isLost()) return 'lost';
		if (answer.outcome !== 'uploaded') return answer;
		uploaded.push({ id: answer.fileId, title });
	}
	// From here on it may be in Slack, so that whoever looks it up has to know its files.
	if (!(await lease.renew(uploaded.map(({ id }) => id)))) return 'lost';
	if (!lease.mayStillCall()) return 'held_up';
	const answer = await slack.share({ ...share, files: uploaded });
	const isGone = answer.outcome === 'refused' && answer.refusal.code === 'thread_not_found';
	return isGone ? slack.share({ ...share, files: uploaded, threadTs: undefined }) : answer;
}

interface Lease {
	/** False once another worker has it. */
	renew(fileIds?: readonly string[]): Promise<boolean>;
	/** The same, where it is time for it. */
	keep(): Promise<boolean>;
	isLost(): boolean;
	/** False where it was renewed too long ago. */
	mayStillCall(): boolean;
}

const renewedEveryMs = leaseMs / 4;

function holdLease({ store, clock }: FileParts, { token, key }: OnItsWay): Lease {
	let renewedAt = clock.now();
	let lost = false;
	const renew = async (fileIds?: readonly string[]) => {
		renewedAt = clock.now();
		lost ||= !(await store.renew(token, key, { leaseUntil: renewedAt + leaseMs, fileIds }));
		return !lost;
	};
	return {
		renew,
		keep: async () => (clock.now() - renewedAt < renewedEveryMs ? !lost : renew()),
		isLost: () => lost,
		mayStillCall: () => mayStillCall(renewedAt, clock.now()),
	};
}

/** What is cut short, because the lease or the bytes are gone, Slack never gets whole. */
async function* readFile(
	{ store }: FileParts,
	{ id, size }: EventFile,
	lease: Lease,
): AsyncGenerator<Uint8Array> {
	let read = 0;
	for (let place = 0; read < size; place++) {
		if (!(await lease.keep())) return;
		const part = await store.findFilePart(id, place);
		if (!part) return;
		read += part.length;
		yield part;
	}
}
