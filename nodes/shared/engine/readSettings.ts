// Answers: what do the credentials say about Slack and the workspace?
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import type { EngineSettings } from '../../../src/index';
import { readCaps } from './readCaps';
import { readIdentity } from './readIdentity';
import { readLanguage } from './readLanguage';
import { readMatching, readNotFoundIsBelievedMs } from './readMatching';
import { readSettingsLink } from './readSettingsLink';
import { readTestMode } from './readTestMode';
import { readText } from './readText';

export type EngineContext = IExecuteFunctions | ILoadOptionsFunctions;

export interface Connection {
	credentialType: string;
	baseUrl: string;
	/** Whose workspace it is depends on it, and on nothing else. Never leaves this process. */
	identity?: string;
	settings: EngineSettings;
}

const credentialTypes = new Map([
	['oAuth2', 'slackNotifyOAuth2Api'],
	['accessToken', 'slackNotifyApi'],
]);

/** A time zone that was emptied gives way to the workflow's own. */
export async function readSettings(context: EngineContext): Promise<Connection> {
	const chosen = context.getNode().parameters.authentication;
	const credentialType = credentialTypes.get(String(chosen)) ?? 'slackNotifyOAuth2Api';
	const credentials = await context.getCredentials(credentialType);
	return {
		credentialType,
		baseUrl: readText(credentials.baseUrl) ?? 'https://slack.com',
		identity: readIdentity(credentials),
		settings: {
			defaultChannel: readText(credentials.defaultChannel),
			timeZone: readText(credentials.timeZone) ?? context.getTimezone(),
			language: readLanguage(credentials),
			afterLostAnswer: credentials.afterLostAnswer === 'hold' ? 'hold' : 'send_again',
			testModeTo: readTestMode(credentials),
			...readCaps(credentials),
			preferencesUrl: readSettingsLink(credentials),
			matching: readMatching(credentials),
			notFoundIsBelievedMs: readNotFoundIsBelievedMs(credentials),
		},
	};
}
