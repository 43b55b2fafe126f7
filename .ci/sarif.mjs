// Checks that files are SARIF 2.1.0 as its schema says:
//
//	node .ci/sarif.mjs file.sarif …
//
// The schema is that of OASIS, as @microsoft/jest-sarif carries it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const valid = ajv.compile(schema);

const problems = process.argv.slice(2).flatMap((file) => {
  const log = JSON.parse(readFileSync(file, 'utf8'));
  const told = valid(log) ? [] : valid.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  const [{ tool, results }] = log.runs;
  const prints = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  if (new Set(prints).size !== prints.length) told.push('two results have the same fingerprints');
  for (const { ruleId, ruleIndex } of results) if (tool.driver.rules[ruleIndex]?.id !== ruleId) told.push(`ruleIndex ${ruleIndex} is not ${ruleId}`);
  for (const { id, shortDescription, fullDescription } of tool.driver.rules) if (!shortDescription || !fullDescription) told.push(`the rule ${id} is not explained`);
  console.log(`${results.length} results, ${tool.driver.rules.length} rules, ${told.length} problems`);
  return told.map((what) => `${file}: ${what}`);
});
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
