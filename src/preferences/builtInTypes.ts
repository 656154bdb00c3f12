// Answers: which notification types and groups are known before anybody declares one?
import type { Audience, DeclaredGroup, DeclaredType } from './catalogueDocument';

/** The group of whatever belongs to no other one. It is in every catalogue. */
export const otherGroup: DeclaredGroup = { key: 'other', label: 'Other' };

/** In the order in which people are shown them. */
export const builtInGroups: readonly DeclaredGroup[] = [
	{ key: 'conversation', label: 'Conversations' },
	{ key: 'task', label: 'Tasks' },
	{ key: 'case', label: 'Cases and processes' },
	{ key: 'document', label: 'Documents' },
	{ key: 'release', label: 'Releases and production' },
	{ key: 'import', label: 'Imports' },
	{ key: 'automation', label: 'Automations' },
	{ key: 'sales_signal', label: 'Sales signals' },
	{ key: 'report', label: 'Reports' },
	otherGroup,
];

const types: Readonly<Record<string, readonly (readonly [string, string, Audience])[]>> = {
	conversation: [
		['comment.added', 'Comment', 'everybody'],
		['comment.replied', 'Reply', 'members'],
		['comment.mentioned', 'Mention', 'members'],
	],
	task: [
		['task.assigned', 'Task assigned', 'members'],
		['task.due', 'Task due', 'members'],
	],
	case: [
		['case.started', 'Case started', 'everybody'],
		['request.cancelled', 'Request cancelled', 'everybody'],
		['request.completed', 'Request completed', 'everybody'],
		['process.imported', 'Process imported', 'everybody'],
		['project.invited', 'Project invitation', 'members'],
	],
	document: [
		['document.created', 'Document created', 'channels'],
		['document.title_changed', 'Document title changed', 'channels'],
		['document.shared', 'Document shared with you', 'members'],
		['assignment.started', 'Assignment started', 'everybody'],
		['assignment.approved', 'Assignment approved', 'members'],
		['assignment.cancelled', 'Assignment cancelled', 'members'],
		['assignment.ended', 'Assignment ended', 'members'],
		['snapshot.created', 'Snapshot created', 'channels'],
	],
	release: [
		['release.status_changed', 'Release status changed', 'channels'],
		['production.ready', 'Production ready', 'members'],
		['production.failed', 'Production failed', 'members'],
	],
	import: [
		['import.completed', 'Scheduled import completed', 'everybody'],
		['import.failed', 'Scheduled import failed', 'everybody'],
	],
	automation: [
		['automation.triggered', 'Automation', 'everybody'],
		['automation.failed', 'Automation failed', 'everybody'],
		['background_task.completed', 'Background task completed', 'everybody'],
		['background_task.failed', 'Background task failed', 'everybody'],
	],
	sales_signal: [
		['job.changed', 'Job change', 'everybody'],
		['job.hired', 'New hire', 'everybody'],
		['job.promoted', 'Promotion', 'everybody'],
	],
	report: [['report.ready', 'Report', 'channels']],
};

/**
 * All are told at once until somebody chooses otherwise: who has set up no digest must not wait for one.
 * None is mandatory: only who runs a system knows what nobody there may miss.
 */
export const builtInTypes: readonly DeclaredType[] = Object.entries(types).flatMap(
	([group, declared]) =>
		declared.map(([key, label, audience]): DeclaredType => ({
			key,
			label,
			group,
			audience,
			defaultFrequency: 'immediate',
			mandatory: false,
		})),
);
