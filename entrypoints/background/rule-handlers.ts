import { createRuleFormHandlers } from './rule-form-handlers';
import { createRuleListHandlers } from './rule-list-handlers';
import { createRuleTools, type RuleDeps } from './rule-tools';

/** What the messages about rules, folders and templates mean. */
export function createRuleHandlers(deps: RuleDeps) {
  const tools = createRuleTools(deps);
  return { ...createRuleFormHandlers(deps, tools), ...createRuleListHandlers(deps, tools) };
}
