// Answers: what do choices about notifications need of the store, of Slack and of the credential?
import type { MembersParts } from '../members/parts';
import type { SubjectParts } from '../plan/findSubject';
import type { ReplanParts } from '../plan/replanQueued';
import type { Store } from '../store/contract';

export interface ChooseParts extends SubjectParts, ReplanParts, MembersParts {
	store: Store;
	slack: SubjectParts['slack'] & MembersParts['slack'];
	settings: SubjectParts['settings'] & ReplanParts['settings'];
}
