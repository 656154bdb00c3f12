// Answers: what does whoever looks after the outbox need of the store, of Slack and of the credential?
import type { DeliverParts } from '../deliver';
import type { SubjectParts } from '../plan/findSubject';

export interface OverseeParts extends DeliverParts, SubjectParts {
	store: DeliverParts['store'];
	slack: DeliverParts['slack'] & SubjectParts['slack'];
	settings: DeliverParts['settings'] & SubjectParts['settings'];
}
