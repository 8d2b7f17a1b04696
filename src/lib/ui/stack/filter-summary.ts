import type { Condition, Filter } from '../../core/table/filter';
import { number } from '../words/format';
import { say } from '../words/say';
import { stackWords } from '../words/stack';

const value = (v: string | number | boolean): string => (typeof v === 'number' ? number(v) : String(v));

function conditionWords(condition: Condition, column: string): string {
  const words = say(stackWords);
  switch (condition.op) {
    case 'in': {
      const shown = condition.value.slice(0, 4).map(value).join(', ');
      return `${column} ${words.among} ${shown}${condition.value.length > 4 ? '…' : ''}`;
    }
    case 'contains':
      return `${column} ${words.contains} ${condition.value}`;
    case 'starts':
      return `${column} ${words.starts} ${condition.value}`;
    case 'empty':
      return `${column} ${words.isEmpty}`;
    case 'filled':
      return `${column} ${words.isFilled}`;
    default:
      return `${column} ${words.is[condition.op]} ${value(condition.value)}`;
  }
}

/** A filter in words: « Région est 75 et Population ≥ 1 000 »; empty when nothing is filtered. */
export function filterSummary(filter: Filter | null, columnWord: (column: string) => string): string {
  if (!filter) return '';
  const words = say(stackWords);
  const parts = filter.all.map((condition) => conditionWords(condition, columnWord(condition.column)));
  if (filter.distinct !== undefined) parts.push(words.distinct(columnWord(filter.distinct)));
  return parts.join(` ${words.and} `);
}
