// Counts what the test reports given say: node summary.mjs REPORT.xml …
// Ends with code 1 when something failed, when nothing ran, and, with CI=true, when something was skipped.
import { readFileSync } from 'node:fs';

const count = { passed: 0, failed: 0, skipped: 0 };
const attribute = (text, name) => text.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1] ?? '';
for (const report of process.argv.slice(2)) {
  const cases = readFileSync(report, 'utf8').split(/<testcase\b/).slice(1);
  for (const body of cases) {
    const name = `${attribute(body, 'classname')}.${attribute(body, 'name')}`;
    if (/<(failure|error)\b/.test(body)) {
      count.failed++;
      console.log(`failed  ${name}`);
    } else if (/<skipped\b/.test(body)) {
      count.skipped++;
      console.log(`skipped ${name}: ${attribute(body.slice(body.indexOf('<skipped')), 'message') || 'no reason given'}`);
    } else {
      count.passed++;
      if (/<flaky(Failure|Error)\b/.test(body)) console.log(`flaky   ${name}: failed once, passed when run again`);
    }
  }
}
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
const bad = count.failed > 0 || count.passed === 0 || (count.skipped > 0 && process.env.CI === 'true');
process.exit(bad ? 1 : 0);
