// Answers: what is the smallest file that every reader of PDFs shows, with one line of text on one page?

/** ASCII without brackets and backslashes only: what the text is made of needs no escaping then. */
export function writePdf(text: string): string {
	if (!/^[ -'*-[\]-~]*$/.test(text)) throw new Error(`"${text}" would need escaping in a PDF`);
	const stream = `BT /F1 14 Tf 40 100 Td (${text}) Tj ET`;
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 480 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
		`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
	let file = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const place = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return place;
	});
	const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
	const count = objects.length + 1;
	return (
		`${file}xref\n0 ${count}\n0000000000 65535 f \n${entries.join('')}` +
		`trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
	);
}
