// The policy asked from outside: without an argument the rules as JSON, with a scenario the answers to its questions.
import { readFileSync } from 'node:fs'
import { rules } from '../src-shared/policy/rules.ts'
import { english } from '../src-shared/policy/wording.ts'
import { answers } from './policy/answers.ts'
import { readScenario, ScenarioError } from './policy/scenario.ts'

const help = `npm run -s policy                     prints the rules as JSON
npm run -s policy -- scenario.json    answers the scenario's questions, one JSON object per line

A scenario is one JSON object:
  entities    [{ "id", "parent"? }]              facilities  ["id"]
  assets      [{ "id", "entity" }]               programs    ["id"]
  sources     [{ "id", "entity", "asset"? }]     now         date or time with zone; without it, now
  people      [{ "id",
                 "state"?      active (default), invited, pending, disabled, removed
                 "group"?      viewer, editor, approver, lead-user
                 "corporate"?  affiliate (default), secondary, main
                 "data"?       administrative, open, structured, restricted, audit, restricted-audit
                 "programs"?   { "p1": viewer, contributor or main-site-contact }
                 "entities"?, "assets"?, "sources"?   what is assigned: ["id"]
                 "expires"?    { "group", "corporate", "data": date, "programs": { "p1": date } },
                               each for a role that the person has; over from that instant on, and
                               a date is its beginning in UTC }]
  ask         [{ "id", "who": person, "may": action,
                 "on"? { facility, program, entity, source, person, present, next, enteredBy,
                         report: { "madeFor": [person], "entities": [entity] } } }]

present and next are roles of the kind that the action changes, or "none". Without "present" it is the role that
the scenario gives the person; without "next", roles.set-corporate asks for the other of affiliate and secondary.
What an action is not asked about is ignored; what it depends on and is not told refuses it.

Answers: { "id", "allowed", "rule": the id of the rule that allowed it or null, "reason" }.
Exit status 0; 2 when anything in the scenario is unknown, missing or contradictory: it is named, and nothing answered.`

/** Runs the command line and returns its exit status. */
function run(args: readonly string[]): number {
  const [file, ...more] = args
  if (file === undefined) {
    const printed = rules.map((rule) => ({ ...rule, scope: english.conditions[rule.condition] }))
    console.log(JSON.stringify(printed, null, 2))
    return 0
  }
  if (file === '--help' || file === '-h') {
    console.log(help)
    return 0
  }
  if (more.length > 0 || file.startsWith('-')) {
    console.error(`policy: one scenario at a time, not ${JSON.stringify(args.join(' '))}; see --help`)
    return 2
  }
  return answer(file)
}

function answer(file: string): number {
  try {
    const lines = answers(readScenario(readFileSync(file, 'utf8'))).map((each) => JSON.stringify(each))
    if (lines.length > 0) console.log(lines.join('\n'))
    return 0
  } catch (error) {
    const known = error instanceof ScenarioError || (error as NodeJS.ErrnoException).code !== undefined
    if (!known) throw error
    const problems = error instanceof ScenarioError ? error.problems : [(error as Error).message]
    for (const problem of problems) console.error(`${file}: ${problem}`)
    return 2
  }
}

process.exitCode = run(process.argv.slice(2))
