// Answers: does a name with dots in it end as the name of a host does?

/** Those that people meet, not all there are: with all, "report.zip" and "task.name" would be hosts. */
const common = new Set(
	(
		'com org net edu gov mil int info biz pro app dev cloud online site website shop store tech xyz top club live page blog ' +
		'news link click bank banking finance money email mobi travel global group digital network systems solutions services ' +
		'agency media design studio software space host hosting world today support museum asia icu vip fun wiki health care ' +
		'test example invalid local internal intranet corp lan arpa рф бел укр срб 中国 中國 香港 台湾 한국 みんな'
	).split(' '),
);

/** Countries are two letters, and so are the ends of many files. */
const files = new Set('as cs db go gz hs js kt md mk ml ps py rb rs sh so tf ts vb'.split(' '));

export function isTopLevel(end: string): boolean {
	const folded = end.toLowerCase();
	if (/^[a-z]{2}$/.test(folded)) return !files.has(folded);
	return folded.startsWith('xn--') || common.has(folded);
}
