// Answers: which events are handed in, and does each get a true answer?
import type { NotifyRequest } from '../../src/notify/request';
import type { NotifyResult } from '../../src/notify/result';
import { earlierChoices, toldBeforeChoices } from '../../src/outbox/notification';
import { dayMs, hourMs, minuteMs } from '../frequency/localClock';
import { channels, members, types } from './cast';
import type { Random } from './random';
import type { Happening, Scene, Told } from './scene';
import { titleWith, tokensIn } from './witness';

const recordKeys = ['r/1', 'r/1/a', 'r/2'];

/** `alone`: nobody else is at work, so that the answers must still be true when they are here. */
export function handIn(scene: Scene, alone: boolean): Happening {
	const { random } = scene;
	const requests = anyRequests(scene);
	const timeLimitMs = random.pick([0, 1_000, 20_000, 60_000]);
	const dryRun = random.chance(0.07);
	const to = requests.slice(0, 12).map(sayRequest).join('; ');
	return {
		says: `notify ${requests.length} within ${timeLimitMs} ms${dryRun ? ', dry' : ''}: ${to}`,
		async run() {
			const engine = await scene.engine();
			const before = dryRun && alone ? await lookAtAll(scene) : '';
			const results = await engine.notify(requests, { timeLimitMs, dryRun });
			if (dryRun && alone && before !== (await lookAtAll(scene))) {
				scene.oracle.faults.push('a dry run left something behind');
			}
			if (alone && !dryRun) await judgeAnswers(scene, requests, results);
		},
	};
}

export function anyRequests(scene: Scene): NotifyRequest[] {
	const { random } = scene;
	const count = random.weigh([
		[30, 1],
		[40, random.between(2, 8)],
		[10, random.between(20, 60)],
		[0.3, 520],
	]);
	const crowd = count > 10 ? anyTarget(random) : undefined;
	const wordy = crowd && random.chance(0.6) ? 0.9 : 0.1;
	return Array.from({ length: count }, () => {
		const known = scene.told.length > 0 && random.chance(0.12);
		const event = known ? random.pick(scene.told) : anyEvent(scene, crowd);
		scene.told = [...scene.told, event].slice(-40);
		return request(scene, event, wordy);
	});
}

function anyEvent({ random, tokens }: Scene, to: Told['to'] = anyTarget(random)): Told {
	return {
		eventId: `e-${tokens + 1}`,
		type: random.pick(types),
		to,
		...(random.chance(0.6) && { recordKey: random.pick(recordKeys) }),
	};
}

function anyTarget(random: Random): Told['to'] {
	if (random.chance(0.75)) return { member: random.pick(members) };
	return { channel: random.pick([undefined, ...channels().map(({ id }) => id)]) };
}

function request(
	scene: Scene,
	{ eventId, type, recordKey, to }: Told,
	wordy: number,
): NotifyRequest {
	const { random, clock } = scene;
	const words = random.chance(wordy) ? 'long '.repeat(random.between(1, 400)) : '';
	const expires = random.pick([-minuteMs, minuteMs, hourMs, dayMs, 20 * dayMs]);
	const title = titleWith(++scene.tokens);
	scene.handedIn.set(eventId, [...(scene.handedIn.get(eventId) ?? []), scene.tokens]);
	return {
		to:
			'member' in to
				? {
						kind: 'member',
						...to.member,
						ifNotConnected: random.pick(['skip', 'default_channel']),
					}
				: { kind: 'channel', ...to },
		event: {
			type,
			title,
			...(words && { text: words }),
			...(recordKey && { recordKey }),
			...(random.chance(0.2) && { fields: { Priority: 'high', Due: 'soon' } }),
			...(random.chance(0.2) && { linkUrl: `https://example.com/${scene.tokens}` }),
			...(random.chance(0.08) && { files: anyFiles(random) }),
			...(random.chance(0.08) && { table }),
		},
		dedupeKey: eventId,
		urgent: random.chance(0.06),
		...(random.chance(0.12) && { expiresAt: clock.now() + expires }),
		...(recordKey && random.chance(0.4) && { earlier: random.pick(earlierChoices) }),
		...(recordKey && random.chance(0.5) && { ifToldBefore: random.pick(toldBeforeChoices) }),
	};
}

const table = { columns: [{ label: 'Region', align: 'left' as const }], rows: [['North']] };

/** Of up to three parts in the store. */
function anyFiles(random: Random): NonNullable<NotifyRequest['event']['files']> {
	return Array.from({ length: random.between(1, 2) }, (_, index) => {
		const size = random.pick([1, 600, 1_200_000]);
		return {
			name: `file-${index}.bin`,
			size,
			async *read() {
				yield new Uint8Array(size).fill(index + 1);
			},
		};
	});
}

function sayRequest(request: NotifyRequest): string {
	const { to, event, dedupeKey, urgent, earlier, expiresAt, ifToldBefore } = request;
	const whom = to.kind === 'member' ? String(to.memberId ?? to.email) : String(to.channel);
	const more = [
		event.recordKey,
		earlier,
		ifToldBefore,
		urgent && 'urgent',
		event.files && `${event.files.length} files`,
		event.table && 'table',
		expiresAt !== undefined && `until ${new Date(Number(expiresAt)).toISOString()}`,
	];
	const extra = more.filter(Boolean).join(' ');
	return `${String(event.title)}(${String(dedupeKey)} ${String(event.type)}) → ${whom}${extra && ` [${extra}]`}`;
}

async function judgeAnswers(
	scene: Scene,
	requests: readonly NotifyRequest[],
	results: readonly NotifyResult[],
): Promise<void> {
	const { oracle, settings, store } = scene;
	const own = await promisedAlone(scene, requests);
	if (own > (settings.mostPerRun ?? Infinity)) {
		oracle.faults.push(`${own} messages of their own were promised in one run`);
	}
	if (results.length !== requests.length) oracle.faults.push('not every request has an answer');
	for (const [index, result] of results.entries()) {
		const [token] = tokensIn(String(requests[index]!.event.title));
		const id = oracle.idOf(token!);
		const [row] = id === undefined ? [] : await store.findNotifications([id]);
		if (result.outcome === 'skipped' && result.reason === 'muted') {
			await judgeSilence(scene, token!, requests[index]!);
		}
		const mine = row && tokensIn(row.event.title)[0] === token ? row : undefined;
		const fits = {
			sent: mine?.state === 'sent',
			queued: mine !== undefined && ['queued', 'claimed', 'sending', 'unsure'].includes(mine.state),
			skipped: !mine || ['withdrawn', 'expired', 'muted'].includes(mine.state),
			error: !mine || mine.state === 'failed',
		}[result.outcome];
		if (!fits) {
			const reason = 'reason' in result ? result.reason : result.error.code;
			oracle.faults.push(
				`event ${token} was answered ${result.outcome} (${reason}), and is ${mine?.state}`,
			);
		}
	}
}

/** Handed in again, what is muted still is not written down again. */
async function judgeSilence(
	{ oracle, store }: Scene,
	token: number,
	{ dedupeKey, event }: NotifyRequest,
): Promise<void> {
	const type = String(event.type);
	const { items } = await store.findDecisions({ dedupeKey: String(dedupeKey), limit: 600 });
	const muted = items.find(({ reason }) => reason === 'muted');
	if (!muted) return void oracle.faults.push(`event ${token} is muted, and nobody wrote it down`);
	const { detail, recipient } = muted;
	const wanted = await oracle.wants(detail === 'default_channel' ? detail : recipient, type);
	if (wanted !== 'off') oracle.faults.push(`event ${token} is muted, and is wanted ${wanted}`);
}

/** How many of these wait for no window, though they are not urgent. */
async function promisedAlone(
	{ oracle, store, clock }: Scene,
	requests: readonly NotifyRequest[],
): Promise<number> {
	const tokens = requests.flatMap(({ event }) => tokensIn(String(event.title)));
	const rows = await store.findNotifications(tokens.flatMap((token) => oracle.idOf(token) ?? []));
	return rows.filter(
		({ urgent, frequency, windowEndsAt, acceptedAt }) =>
			!urgent &&
			frequency === 'immediate' &&
			windowEndsAt === undefined &&
			acceptedAt > clock.now() - 2 * minuteMs,
	).length;
}

/** Everything that a look must not change. */
export async function lookAtAll({ store, oracle }: Scene): Promise<string> {
	const rows = await store.findNotifications([...oracle.last.keys()]);
	const { items } = await store.findDecisions({ limit: 1 });
	const preferences = await store.listPreferences({ limit: 100 });
	return JSON.stringify([rows, items[0]?.id, preferences, await store.usedTypes()]);
}
