/**
 * What the forms of INSEE's column names say, null for other names:
 * census (`P21_POP`, `C21_ACTOCC1564`, `D68_POP`: method of counting, year), Filosofi (`MED21`, `TP6021`, `DEC_D121`,
 * `PTSA21`: an indicator and a year, after the income it is of), the grid of 200 m (`Men_pauv`, `Ind_snv`, `Log_av45`), vital records
 * (`NAISD21`).
 */
export function inseeSense(column: string): 'count' | 'rate' | null {
  const text = column.trim().toUpperCase();
  if (/^[PCD]\d\d_[A-Z]/.test(text)) return 'count';
  if (/^([A-Z]{3,4}_)?(MED|TP\d\d|D[1-9]|Q[1-3]|GI|RD|S80S20|EQ)_?\d\d$/.test(text)) return 'rate';
  // a household, a person, a dwelling of the grid
  if (/^((MEN|LOG)(_(?!TX|PCT|PART)[A-Z0-9_]+)?|IND(_(SNV|INC|C|\d\w*))?)$/.test(text)) return 'count';
  if (/^(NAIS|DECE|DECES|ENC|NB)[A-Z]*\d\d(\d\d)?$/.test(text)) return 'count';
  // shares of Filosofi are P and what they are a share of
  if (/^P(?!OP|MUN|TOT|CAP|SDC|ERS|ROD|ARC)[A-Z]{2,5}\d\d$/.test(text)) return 'rate';
  return null;
}
