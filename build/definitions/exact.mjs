// JSON in and out that keeps a decimal as it is written: 3.0 stays 3.0, because in FHIR it says more than 3.
const stringOrDecimal = /"(?:[^"\\]|\\.)*"|-?\d+\.\d+(?:[eE][+-]?\d+)?/g;
const mark = '\u0001decimal ';

export const parseExact = (text) =>
  JSON.parse(text.replace(stringOrDecimal, (token) => (token[0] === '"' ? token : JSON.stringify(mark + token))));

export const writeExact = (value) =>
  JSON.stringify(value).replace(/"\\u0001decimal ([^"]*)"/g, '$1');
