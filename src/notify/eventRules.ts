// Answers: what are an event's texts called in the nodes' forms, and how long may each be?
import { eventLimits } from '../message/limits';
import type { TextRule } from './readText';

export const rules = {
	type: { code: 'type', field: 'Notification Type', limit: eventLimits.type, shape: 'key' },
	title: { code: 'title', field: 'Title', limit: eventLimits.title, shape: 'line' },
	text: { code: 'text', field: 'Text', limit: eventLimits.text, shape: 'text' },
	linkUrl: { code: 'link', field: 'Link URL', limit: eventLimits.linkUrl, shape: 'key' },
	linkLabel: {
		code: 'link_label',
		field: 'Link Label',
		limit: eventLimits.linkLabel,
		shape: 'line',
	},
	imageUrl: { code: 'image', field: 'Image URL', limit: eventLimits.imageUrl, shape: 'key' },
	imageAlt: {
		code: 'image_description',
		field: 'Image Description',
		limit: eventLimits.imageAlt,
		shape: 'line',
	},
	context: { code: 'context', field: 'Context', limit: eventLimits.contextLine, shape: 'line' },
	footerText: { code: 'footer', field: 'Footer Text', limit: eventLimits.footer, shape: 'line' },
	footerUrl: {
		code: 'footer_link',
		field: 'Footer URL',
		limit: eventLimits.linkUrl,
		shape: 'key',
	},
	senderName: {
		code: 'sender_name',
		field: 'Sender Name',
		limit: eventLimits.senderName,
		shape: 'line',
	},
	senderIcon: {
		code: 'sender_icon',
		field: 'Sender Icon',
		limit: eventLimits.linkUrl,
		shape: 'key',
	},
	recordKey: {
		code: 'record_key',
		field: 'Record Key',
		limit: eventLimits.recordKey,
		shape: 'key',
	},
	dedupeKey: { code: 'dedupe_key', field: 'Event ID', limit: eventLimits.dedupeKey, shape: 'key' },
} satisfies Record<string, TextRule>;
