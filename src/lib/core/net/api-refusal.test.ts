import { describe, expect, it } from 'vitest';
import { apiRefusal } from './api-refusal';

describe('what an API says when it refuses', () => {
  it.each([
    [{ type: 'about:blank', title: 'Bad Request', status: 400, detail: 'bbox has 3 numbers' }, 'bbox has 3 numbers'],
    [{ code: 'InvalidParameterValue', description: 'Unknown collection « x »' }, 'Unknown collection « x »'],
    [
      { error_code: 'ODSQLError', message: 'ODSQL query is malformed:\n  unknown field' },
      'ODSQL query is malformed: unknown field'
    ],
    [{ errors: [{ code: '42P01', detail: 'resource not found' }] }, 'resource not found'],
    [{ detail: [{ loc: ['query', 'page'], msg: 'not an integer' }] }, 'not an integer'],
    [{ error: { code: 400, message: 'Invalid query' } }, 'Invalid query'],
    [{ code: 400, message: 'Requête invalide' }, 'Requête invalide']
  ])('%j', (answer, due) => {
    expect(apiRefusal(JSON.stringify(answer))).toBe(due);
  });

  it.each([
    '',
    '{',
    '[]',
    '{}',
    '<html>',
    '{"features":[]}',
    '{"message":""}',
    '{"error":{"error":{"error":{"error":{"error":"x"}}}}}'
  ])('nothing in %s', (text) => {
    expect(apiRefusal(text)).toBeNull();
  });

  it('keeps long words short', () => {
    expect(apiRefusal(JSON.stringify({ message: 'x'.repeat(9000) }))).toHaveLength(500);
  });
});
