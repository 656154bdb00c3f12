// Answers: how do files get from the store to Slack without anybody holding all of them?
import type { Clock } from '../clock';
import type { EventFile } from '../event';
import type { OutgoingShare, PostOutcome, Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import { leaseMs } from './leaseMs';

export interface FileParts {
	store: Pick<Store, 'renew' | 'findFilePart'>;
	slack: Pick<Slack, 'openForFiles' | 'upload' | 'share'>;
	clock: Clock;
}

/** What is on its way, as the store knows it. */
export interface OnItsWay {
	token: string;
	key: string;
}

/** Undefined where another worker holds it by now: then nothing was shared here. */
export async function sendFiles(
	parts: FileParts,
	{ token, key }: OnItsWay,
	files: readonly EventFile[],
	share: Omit<OutgoingShare, 'files'>,
): Promise<PostOutcome | undefined> {
	const { slack, store, clock } = parts;
	const door = await slack.openForFiles(share.conversation);
	if (door.outcome !== 'open') return door;
	const renew = (fileIds?: readonly string[]) =>
		store.renew(token, key, { leaseUntil: clock.now() + leaseMs, fileIds });
	const uploaded: { id: string; title: string }[] = [];
	for (const file of files) {
		const { name, size, title } = file;
		const answer = await slack.upload({ name, size, read: () => readFile(parts, file, renew) });
		if (answer.outcome !== 'uploaded') return answer;
		uploaded.push({ id: answer.fileId, title });
	}
	// From here on it may be in Slack, so that whoever looks it up has to know its files.
	if (!(await renew(uploaded.map(({ id }) => id)))) return undefined;
	return slack.share({ ...share, files: uploaded });
}

/** Some megabytes: a slow line takes less than a lease for them. */
const partsBetweenRenewals = 8;

async function* readFile(
	{ store }: FileParts,
	{ id, size }: EventFile,
	renew: () => Promise<boolean>,
): AsyncGenerator<Uint8Array> {
	let read = 0;
	for (let place = 0; read < size; place++) {
		if (place > 0 && place % partsBetweenRenewals === 0) await renew();
		const part = await store.findFilePart(id, place);
		// Forgotten, or withdrawn: what is cut short, Slack refuses.
		if (!part) return;
		read += part.length;
		yield part;
	}
}
