// Answers: which notification types are known from the start, and how often is each told by default?
import type { Frequency } from '../frequency/schedule';
import type { DeclaredGroup, DeclaredType } from './catalogueDocument';

export interface NotificationType extends Omit<DeclaredType, 'defaultFrequency'> {
	/** Absent where nobody ever declared the type. */
	defaultFrequency?: Frequency;
	/** False: it was used, and is in neither the built-in types nor the workspace's own. */
	declared: boolean;
}

/** The types of one workspace: the built-in ones, and its own beside or instead of them. */
export interface Catalogue {
	/** Declared ones only, by group and label. */
	readonly types: readonly NotificationType[];
	/** In the order in which people are shown them. */
	readonly groups: readonly DeclaredGroup[];
	/**
	 * Never fails: a type that is declared nowhere is optional, without a default of its own, and joins the group of the
	 * declared types that begin with the same word.
	 */
	typeOf(key: string): NotificationType;
	/** The group's name for people. */
	groupLabel(key: string): string;
	/** The declared key that was probably meant by an undeclared one, where one is near. */
	nearest(key: string): string | undefined;
}

/** Group key → label, in the order in which people are shown them. */
export const groupLabels = {
	conversation: 'Conversations',
	task: 'Tasks',
	case: 'Cases and processes',
	document: 'Documents',
	release: 'Releases and production',
	import: 'Imports',
	automation: 'Automations',
	sales_signal: 'Sales signals',
	other: 'Other',
} as const;

export type GroupKey = keyof typeof groupLabels;

const declared: Record<Exclude<GroupKey, 'other'>, readonly [string, string][]> = {
	conversation: [
		['comment.added', 'Comment'],
		['comment.replied', 'Reply'],
		['comment.mentioned', 'Mention'],
	],
	task: [
		['task.assigned', 'Task assigned'],
		['task.due', 'Task due'],
	],
	case: [
		['case.started', 'Case started'],
		['request.cancelled', 'Request cancelled'],
		['request.completed', 'Request completed'],
		['process.imported', 'Process imported'],
		['project.invited', 'Project invitation'],
	],
	document: [
		['document.created', 'Document created'],
		['document.title_changed', 'Document title changed'],
		['document.shared', 'Document shared with you'],
		['assignment.started', 'Assignment started'],
		['assignment.approved', 'Assignment approved'],
		['assignment.cancelled', 'Assignment cancelled'],
		['assignment.ended', 'Assignment ended'],
		['snapshot.created', 'Snapshot created'],
	],
	release: [
		['release.status_changed', 'Release status changed'],
		['production.ready', 'Production ready'],
		['production.failed', 'Production failed'],
	],
	import: [
		['import.completed', 'Scheduled import completed'],
		['import.failed', 'Scheduled import failed'],
	],
	automation: [
		['automation.triggered', 'Automation'],
		['automation.failed', 'Automation failed'],
		['background_task.completed', 'Background task completed'],
		['background_task.failed', 'Background task failed'],
	],
	sales_signal: [
		['job.changed', 'Job change'],
		['job.hired', 'New hire'],
		['job.promoted', 'Promotion'],
	],
};

/**
 * All are told at once until somebody chooses otherwise: who has set up no digest must not wait for one.
 * None is mandatory: only who runs a system knows what nobody there may miss.
 */
export const builtInTypes: readonly NotificationType[] = Object.entries(declared).flatMap(
	([group, types]) =>
		types.map(([key, label]) => ({
			key,
			label,
			group,
			defaultFrequency: 'immediate',
			mandatory: false,
		})),
);
