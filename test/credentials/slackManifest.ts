// Answers: what does Slack accept as an app manifest? The part of it that this app uses, and nothing unknown.
// Source: github.com/slackapi/manifest-schema, schemas/manifest.schema.1.0.0.json (release 0.5.0), written anew.
import { z } from 'zod/v4';

/** Bot scopes that Slack knows and that an app like this one could ask for (docs.slack.dev/reference/scopes). */
const botScope = z.enum([
	'app_mentions:read',
	'channels:history',
	'channels:join',
	'channels:manage',
	'channels:read',
	'chat:write',
	'chat:write.customize',
	'chat:write.public',
	'commands',
	'files:read',
	'files:write',
	'groups:history',
	'groups:read',
	'groups:write',
	'im:history',
	'im:read',
	'im:write',
	'mpim:history',
	'mpim:read',
	'mpim:write',
	'reactions:read',
	'reactions:write',
	'team:read',
	'usergroups:read',
	'users.profile:read',
	'users:read',
	'users:read.email',
]);

function unique(values: readonly string[]): boolean {
	return new Set(values).size === values.length;
}

// Slack's schema takes any text here; a redirect that is not https is refused when a person connects.
const redirectUrl = z.string().max(2500).startsWith('https://');

const requestUrl = z
	.string()
	.max(3500)
	.regex(/^https?:\/\//);

export const slackManifest = z.strictObject({
	display_information: z.strictObject({
		name: z.string().min(1).max(35),
		description: z.string().min(1).max(140).optional(),
		long_description: z.string().min(175).max(4000).optional(),
		background_color: z
			.string()
			.regex(/^#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?$/)
			.optional(),
	}),
	features: z
		.strictObject({
			app_home: z
				.strictObject({
					home_tab_enabled: z.boolean().optional(),
					messages_tab_enabled: z.boolean().optional(),
					messages_tab_read_only_enabled: z.boolean().optional(),
				})
				.optional(),
			bot_user: z
				.strictObject({
					display_name: z.string().min(1).max(80),
					always_online: z.boolean().optional(),
				})
				.optional(),
		})
		.optional(),
	oauth_config: z
		.strictObject({
			redirect_urls: z.array(redirectUrl).max(1000).refine(unique).optional(),
			scopes: z.strictObject({ bot: z.array(botScope).max(255).refine(unique) }).optional(),
		})
		.optional(),
	settings: z
		.strictObject({
			event_subscriptions: z
				.strictObject({
					request_url: requestUrl.optional(),
					bot_events: z.array(z.string().max(50)).max(100).refine(unique).optional(),
				})
				.optional(),
			interactivity: z
				.strictObject({ is_enabled: z.boolean(), request_url: requestUrl.optional() })
				.optional(),
			org_deploy_enabled: z.boolean().optional(),
			socket_mode_enabled: z.boolean().optional(),
			token_rotation_enabled: z.boolean().optional(),
		})
		.optional(),
});
