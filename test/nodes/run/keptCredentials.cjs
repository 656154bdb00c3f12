// Answers: where does the n8n of a test keep a credential, so that what one worker renews is there for the next run and the others?
const { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');

/** As n8n's own does with its database: the whole credential is read each time, and the last one to write has the last word. */
function keepIn(path, helper, loader) {
	if (path === undefined) return helper;
	const read = () => JSON.parse(readFileSync(path, 'utf8'));
	return Object.assign(Object.create(helper), {
		async getDecrypted(additionalData, nodeCredentials, type) {
			const isKept = helper.getParentTypes(type).includes('oAuth2Api');
			return isKept ? read() : helper.getDecrypted(additionalData, nodeCredentials, type);
		},
		async runPreAuthentication(helpers, credentials, type) {
			const { preAuthentication } = loader.getCredential(type).type;
			return await preAuthentication?.call(helpers, credentials);
		},
		async updateCredentialsOauthTokenData(_nodeCredentials, _type, { oauthTokenData }) {
			const whole = `${path}.${process.pid}`;
			writeFileSync(whole, JSON.stringify({ ...read(), oauthTokenData }));
			renameSync(whole, path);
		},
	});
}

/** In the place of n8n's lock in Redis: one folder, made by whoever is first. */
function lockIn(folder, { LockAcquisitionTimeoutError }) {
	return {
		async withLease(namespace, key, work, { waitTimeoutMs }) {
			const held = join(folder, `${namespace}-${key}`);
			const until = Date.now() + waitTimeoutMs;
			while (!tryTo(() => mkdirSync(held))) {
				if (Date.now() > until) throw new LockAcquisitionTimeoutError(held);
				await sleep(5);
			}
			try {
				return await work(new AbortController().signal);
			} finally {
				rmdirSync(held);
			}
		},
	};
}

function tryTo(work) {
	try {
		work();
		return true;
	} catch (error) {
		if (error.code === 'EEXIST') return false;
		throw error;
	}
}

module.exports = { keepIn, lockIn };
