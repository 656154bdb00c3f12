// Answers: how does a reader see how serious it is?
import type { ContextBlock } from '@slack/types';
import type { NotificationEvent, SeverityLevel } from '../event';
import { quietLine } from './quietLine';

interface Look {
	emoji: string;
	colour: `#${string}`;
	name: string;
}

const looks: Record<SeverityLevel, Look> = {
	info: { emoji: 'ℹ️', colour: '#1D9BD1', name: 'Info' },
	success: { emoji: '✅', colour: '#2EB67D', name: 'Success' },
	warning: { emoji: '⚠️', colour: '#ECB22E', name: 'Warning' },
	critical: { emoji: '🚨', colour: '#E01E5A', name: 'Critical' },
};

type Severe = Pick<NotificationEvent, 'severity'>;

/** The emoji and a space; where there is room for text only, an event that is shown by colour has one, too. */
export function sayEmoji({ severity }: Severe): string {
	return severity ? `${looks[severity.level].emoji} ` : '';
}

export function barOf({ severity }: Severe): Look | undefined {
	return severity?.shownBy === 'colour' ? looks[severity.level] : undefined;
}

/** Beside a bar: who sees no colours, or reads nothing but text, is told all the same. */
export function nameLevel({ name }: Look): ContextBlock {
	return quietLine(name);
}

/** On a line of its own, as it is shown, where there is no title to stand before. */
export function composeLevel(event: Severe): ContextBlock[] {
	if (event.severity === undefined) return [];
	const look = looks[event.severity.level];
	return [barOf(event) ? nameLevel(look) : quietLine(sayEmoji(event) + look.name)];
}
